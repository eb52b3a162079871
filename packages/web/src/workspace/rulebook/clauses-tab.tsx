import { fillPlaces } from "@kaiji/domain";
import { useState } from "react";
import { Button } from "../../parts/button.tsx";
import type { ClauseRecord } from "../api/answers.ts";
import { useRecordChanges } from "../api/use-records.ts";
import type { ListColumn, ListFilter } from "../parts/list/list-column.ts";
import { ListView } from "../parts/list/list-view.tsx";
import { EmptyState } from "../parts/page-frame.tsx";
import { ProblemNotice } from "../parts/problem-notice.tsx";
import { UndoBar } from "../parts/undo-bar.tsx";
import { PathLink } from "../route/path-link.tsx";
import { useOrganization } from "../shell/organization.ts";
import { useWords } from "../use-words.ts";
import { ClauseForm } from "./clause-form.tsx";
import { RemoveClause } from "./remove-clause.tsx";
import { RULEBOOK_PATHS, RulebookFrame } from "./rulebook-frame.tsx";
import { RulebookProgress } from "./rulebook-progress.tsx";
import { clauseName, useRulebook } from "./use-rulebook.ts";
import { marks } from "../../settings/page-language.ts";

type Content = ClauseRecord["content"];

/** The draft: every clause, what it covers, and what is still missing. */
export function ClausesTab() {
  const words = useWords();
  const { rulebook } = words;
  const { base, may } = useOrganization();
  const book = useRulebook();
  const changes = useRecordChanges<Content>("clauses");
  const [editing, setEditing] = useState<{ readonly record: ClauseRecord | null } | null>(null);
  const [removing, setRemoving] = useState<readonly ClauseRecord[] | null>(null);
  const [removed, setRemoved] = useState<readonly ClauseRecord[]>([]);
  const { clauses } = book;
  if (clauses === null || book.set === null) return <RulebookFrame current="clauses">{book.error === null ? <p>{words.loading}</p> : <ProblemNotice error={book.error} />}</RulebookFrame>;

  const numberOf = new Map([...book.set.items.map(({ id, number }): [string, string] => [id, number]), ...(book.criteria?.criteria ?? []).map((row): [string, string] => [row.id, `${row.form.toUpperCase()} ${row.items.join(marks().dot)}`])]);
  const coversOf = ({ content }: ClauseRecord) => content.covers.map((id) => numberOf.get(id) ?? id).join(marks().comma);
  const usedBy = (id: string) => book.findings.filter(({ content }) => content.state !== "closed" && (content.treatment as { clauseId?: string } | null)?.clauseId === id).length;
  const chapterOf = new Map<string, string>();
  let chapter = "";
  for (const { id, content } of clauses) {
    if (content.isChapter === true) chapter = id;
    chapterOf.set(id, chapter);
  }
  const save = async (content: Content) => {
    const record = editing?.record ?? null;
    await (record === null ? changes.add.mutateAsync(content) : changes.change.mutateAsync({ id: record.id, version: record.version, content }));
    setEditing(null);
  };
  const columns: readonly ListColumn<ClauseRecord>[] = [
    { id: "number", heading: rulebook.number, text: ({ content }) => content.number, order: ({ id }) => clauses.findIndex((one) => one.id === id), cell: ({ content }) => <span className="whitespace-nowrap">{content.number}</span> },
    {
      id: "title",
      heading: rulebook.heading,
      isRowHeading: true,
      text: ({ content }) => content.title,
      cell: (record) =>
        may("write") ? (
          <button type="button" className={`text-left text-link underline ${record.content.isChapter === true ? "text-std-18B-160" : "font-bold"}`} onClick={() => setEditing({ record })}>
            {record.content.title}
          </button>
        ) : (
          record.content.title
        ),
    },
    {
      id: "text",
      heading: rulebook.text,
      text: ({ content }) => content.text,
      cell: ({ content }) => (
        <>
          <span className="on-screen line-clamp-3 max-w-2xl whitespace-pre-wrap">{content.text}</span>
          <span className="on-paper whitespace-pre-wrap">{content.text}</span>
        </>
      ),
    },
    { id: "covers", heading: rulebook.covers, text: coversOf, cell: coversOf },
    {
      id: "state",
      heading: rulebook.filters.state,
      text: (record) => [...fillPlaces(record.content.text).map(rulebook.places), ...(usedBy(record.id) > 0 ? [rulebook.usedBy(usedBy(record.id))] : [])].join(" "),
      cell: (record) => {
        const places = fillPlaces(record.content.text);
        return (
          <span className="flex flex-col gap-1">
            {places.length === 0 ? null : <span className="text-unanswered">{places.map(rulebook.places).join("")}</span>}
            {usedBy(record.id) === 0 ? null : <span>{rulebook.usedBy(usedBy(record.id))}</span>}
          </span>
        );
      },
    },
    {
      id: "actions",
      heading: words.list.actions,
      cell: (record) =>
        may("write") ? (
          <Button variant="text" size="small" aria-label={`${clauseName(record.content)} ${rulebook.remove}`} onPress={() => setRemoving([record])}>
            <span className="whitespace-nowrap">{rulebook.remove}</span>
          </Button>
        ) : null,
    },
  ];
  const filters: readonly ListFilter<ClauseRecord>[] = [
    {
      id: "chapter",
      label: rulebook.filters.chapter,
      options: clauses.filter(({ content }) => content.isChapter === true).map(({ id, content }) => ({ value: id, label: clauseName(content) })),
      fits: ({ id }, value) => chapterOf.get(id) === value,
    },
    {
      id: "state",
      label: rulebook.filters.state,
      options: [
        { value: "unfilled", label: rulebook.filters.unfilled },
        { value: "used", label: rulebook.filters.used },
        { value: "uncovering", label: rulebook.filters.uncovering },
      ],
      fits: (record, value) => (value === "unfilled" ? fillPlaces(record.content.text).length > 0 : value === "used" ? usedBy(record.id) > 0 : record.content.covers.length === 0 && record.content.isChapter !== true),
    },
  ];
  return (
    <RulebookFrame
      current="clauses"
      actions={
        <>
          {may("write") ? <Button onPress={() => setEditing({ record: null })}>{rulebook.add}</Button> : null}
          {clauses.length === 0 ? null : (
            <a href={`${base}/rulebook.docx`} download className="inline-flex min-h-12 items-center rounded-8 border border-edge bg-page px-4 py-2 text-oln-16B-100 leading-130 hover:bg-accent-soft hover:underline">
              {rulebook.word}
            </a>
          )}
        </>
      }
    >
      <ProblemNotice error={book.error ?? changes.restore.error} />
      {removed.length === 0 ? null : (
        <UndoBar
          message={rulebook.removed(removed.map(({ content }) => clauseName(content)).join(marks().comma))}
          onUndo={() => {
            for (const record of removed) changes.restore.mutate(record);
            setRemoved([]);
          }}
        />
      )}
      {clauses.length > 0 || book.unfounded.length > 0 ? <RulebookProgress book={book} onOpen={(record) => setEditing({ record })} /> : null}
      <ListView
        list="clauses"
        caption={rulebook.tabs.clauses}
        columns={columns}
        rows={clauses}
        keyOf={({ id }) => id}
        nameOf={({ content }) => clauseName(content)}
        filters={filters}
        bulk={[{ label: rulebook.remove, run: setRemoving }]}
        empty={
          <EmptyState heading={rulebook.emptyHeading}>
            <p>{rulebook.emptyHint}</p>
            {may("write") ? (
              <div className="flex flex-wrap justify-center gap-4">
                <StartLink label={rulebook.fromOutline} hint={rulebook.fromOutlineHint(book.outline?.parts.flatMap((part) => part.clauses).length ?? 0, book.set.items.length)} />
                <StartLink label={rulebook.fromFile} hint={rulebook.fromFileHint} />
              </div>
            ) : null}
          </EmptyState>
        }
      />
      {editing === null ? null : <ClauseForm book={book} record={editing.record} error={changes.add.error ?? changes.change.error} onSave={(content) => void save(content).catch(() => undefined)} onClose={() => setEditing(null)} />}
      {removing === null ? null : (
        <RemoveClause
          records={removing}
          findings={book.findings}
          onDone={(gone) => {
            setRemoving(null);
            setRemoved(gone);
          }}
          onClose={() => setRemoving(null)}
        />
      )}
    </RulebookFrame>
  );
}

function StartLink({ label, hint }: { readonly label: string; readonly hint: string }) {
  return (
    <PathLink to={RULEBOOK_PATHS.import} className="flex w-72 max-w-full flex-col gap-1 rounded-12 border border-edge bg-page p-4 text-left hover:bg-accent-soft">
      <span className="font-bold text-link underline">{label}</span>
      <span className="text-quiet">{hint}</span>
    </PathLink>
  );
}
