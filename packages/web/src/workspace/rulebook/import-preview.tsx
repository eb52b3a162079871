import type { RulebookImport } from "@kaiji/formats/api";
import { useState } from "react";
import { Button } from "../../parts/button.tsx";
import { ApiProblem } from "../api/ask.ts";
import { ChoiceGroup } from "../../parts/choice-group.tsx";
import { DataTable } from "../parts/data-table.tsx";
import { ProblemNotice } from "../parts/problem-notice.tsx";
import { useWords } from "../use-words.ts";
import { CorrectClause } from "./correct-clause.tsx";
import { correct, joinToPrevious, keptLeftover, leaveOut, makeClause, type DraftClause, type ImportDraft } from "./import-draft.ts";
import { clauseName, type Rulebook } from "./use-rulebook.ts";
import { marks } from "../../settings/page-language.ts";

interface ImportPreviewProps {
  readonly draft: ImportDraft;
  readonly book: Rulebook;
  readonly error: unknown;
  readonly isSaving: boolean;
  readonly onChange: (draft: ImportDraft) => void;
  readonly onSave: (content: RulebookImport) => void;
  readonly onAgain: () => void;
}

/** What was found, to be corrected before it is taken over; and what is in no clause. */
export function ImportPreview({ draft, book, error, isSaving, onChange, onSave, onAgain }: ImportPreviewProps) {
  const words = useWords();
  const { rulebook } = words;
  const { import: own } = rulebook;
  const [fixing, setFixing] = useState<DraftClause | null>(null);
  const [how, setHow] = useState<"replace" | "append">("append");
  const present = book.clauses?.length ?? 0;
  const isInUse = error instanceof ApiProblem && error.code === "clause-in-use";
  const save = (evenIfUsed: boolean) =>
    onSave({
      source: draft.source,
      clauses: draft.clauses.map(({ number, title, text, isChapter, covers }) => ({ number, title, text, isChapter, covers: [...covers] })),
      leftover: keptLeftover(draft),
      replaces: present > 0 && how === "replace",
      evenIfUsed,
    });
  const doubtOf = (doubt: string) => own.doubts[doubt as keyof typeof own.doubts];
  return (
    <section className="flex flex-col gap-4">
      <p className="font-bold">{draft.clauses.length === 0 ? own.nothing : draft.numbering === null ? own.count(draft.clauses.length) : own.found(draft.clauses.length, own.numberings[draft.numbering])}</p>
      {draft.pictures === 0 ? null : <p>{own.pictures(draft.pictures)}</p>}
      {present === 0 ? null : (
        <ChoiceGroup
          label={own.how}
          value={how}
          onChange={(value) => setHow(value === "replace" ? "replace" : "append")}
          options={[
            { value: "append", label: own.append },
            { value: "replace", label: own.replace },
          ]}
        />
      )}
      <ProblemNotice error={error} />
      <div className="flex flex-wrap gap-2">
        {isInUse ? (
          <Button isDisabled={isSaving} onPress={() => save(true)}>
            {own.replaceAnyway}
          </Button>
        ) : (
          <Button isDisabled={isSaving || draft.clauses.length === 0} onPress={() => save(false)}>
            {own.save(draft.clauses.length)}
          </Button>
        )}
        <Button variant="quiet" onPress={onAgain}>
          {own.again}
        </Button>
      </div>
      {draft.leftover.length === 0 ? null : (
        <details className="rounded-12 border border-line p-4" open>
          <summary className="cursor-pointer font-bold">{own.leftover(draft.leftover.length)}</summary>
          <p className="mt-2 text-quiet">{own.leftoverHint}</p>
          <ul className="mt-2 flex max-h-96 flex-col gap-2 overflow-auto">
            {draft.leftover.map(({ key, text, because }) => (
              <li key={key} className="flex flex-wrap items-start justify-between gap-2 border-b border-line py-2">
                <span className="min-w-0 grow basis-60 whitespace-pre-wrap break-words">
                  {text}
                  <span className="ml-2 text-quiet">{`${marks().bracket(own.because[because as keyof typeof own.because] ?? because)}`}</span>
                </span>
                <Button size="small" variant="outline" onPress={() => onChange(makeClause(draft, key))}>
                  {own.makeClause}
                </Button>
              </li>
            ))}
          </ul>
        </details>
      )}
      {draft.clauses.length === 0 ? null : (
        <DataTable
          caption={rulebook.tabs.clauses}
          rows={draft.clauses}
          keyOf={({ key }) => String(key)}
          columns={[
            { heading: rulebook.number, cell: ({ number }) => <span className="whitespace-nowrap">{number}</span> },
            {
              heading: rulebook.heading,
              isRowHeading: true,
              cell: ({ title, isChapter, doubts }) => (
                <>
                  <span className={isChapter ? "text-std-18B-160" : ""}>{title}</span>
                  {doubts.map((doubt) => (
                    <span key={doubt} className="block text-dns-14N-130 leading-170 text-unanswered">{`！${doubtOf(doubt) ?? doubt}`}</span>
                  ))}
                </>
              ),
            },
            { heading: rulebook.text, cell: ({ text }) => <span className="line-clamp-3 max-w-2xl whitespace-pre-wrap">{text}</span> },
            {
              heading: words.list.actions,
              cell: (clause) => (
                <span className="flex flex-wrap gap-1">
                  <Button size="small" variant="outline" aria-label={`${clauseName(clause)} ${own.fix}`} onPress={() => setFixing(clause)}>
                    {own.fix}
                  </Button>
                  {clause.key === draft.clauses[0]?.key ? null : (
                    <Button size="small" variant="text" aria-label={`${clauseName(clause)} ${own.join}`} onPress={() => onChange(joinToPrevious(draft, clause.key))}>
                      {own.join}
                    </Button>
                  )}
                  <Button size="small" variant="text" aria-label={`${clauseName(clause)} ${own.leave}`} onPress={() => onChange(leaveOut(draft, clause.key))}>
                    {own.leave}
                  </Button>
                </span>
              ),
            },
          ]}
        />
      )}
      {fixing === null ? null : (
        <CorrectClause
          book={book}
          clause={fixing}
          onSave={(clause) => {
            onChange(correct(draft, clause));
            setFixing(null);
          }}
          onClose={() => setFixing(null)}
        />
      )}
    </section>
  );
}
