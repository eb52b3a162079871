import { compareTexts, type ClauseChange, type ComplianceSet } from "@kaiji/domain";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Button } from "../../parts/button.tsx";
import { ask } from "../api/ask.ts";
import { ListView } from "../parts/list/list-view.tsx";
import { ProblemNotice } from "../parts/problem-notice.tsx";
import { SelectBox } from "../parts/select-box.tsx";
import { UndoBar } from "../parts/undo-bar.tsx";
import { useOrganization } from "../shell/organization.ts";
import { useWords } from "../use-words.ts";
import type { RevisionRecord } from "./revisions-tab.tsx";
import { useRestoring } from "./use-restoring.ts";
import { clauseName } from "./use-rulebook.ts";
import { marks } from "../../settings/page-language.ts";

const DRAFT = "draft";
const CHANGE_KINDS = ["added", "changed", "removed"] as const;

/** What changed from one revision to another or to the draft, clause by clause, and the way back to an earlier text. */
export function RevisionCompare({ revisions, set }: { readonly revisions: readonly RevisionRecord[]; readonly set: ComplianceSet | null }) {
  const words = useWords();
  const { revisions: own } = words.rulebook;
  const { base, may } = useOrganization();
  const [from, setFrom] = useState(revisions[0]?.id ?? "");
  const [to, setTo] = useState(DRAFT);
  const path = `${base}/rulebook-revisions/${from}/changes?to=${to}`;
  const changes = useQuery({ queryKey: [base, path], queryFn: ({ signal }) => ask<{ items: ClauseChange[] }>("GET", path, { signal }) });
  const { restore, undo, replaced } = useRestoring();
  const placeOf = new Map(changes.data?.items.map((change, place) => [keyOf(change), place]));
  const options = revisions.map(({ id, content }) => ({ value: id, label: `${own.number(content.number)}${marks().bracket(content.inForceOn)}` }));
  return (
    <section className="flex flex-col gap-3">
      <h2 className="text-std-20B-160">{own.compare}</h2>
      <div className="on-screen flex flex-wrap gap-4">
        <div className="w-64 max-sm:w-full">
          <SelectBox label={own.from} value={from} options={options} onChange={setFrom} />
        </div>
        <div className="w-64 max-sm:w-full">
          <SelectBox label={own.to} value={to} options={[{ value: DRAFT, label: own.draft }, ...options]} onChange={setTo} />
        </div>
      </div>
      <ProblemNotice error={changes.error ?? restore.error ?? undo.error} />
      {replaced.length === 0 ? null : <UndoBar message={own.restored(replaced.map(({ content }) => clauseName(content)).join(marks().comma))} onUndo={() => undo.mutate(replaced)} />}
      {changes.data === undefined ? null : (
        <ListView
          list="rulebook-changes"
          caption={own.compare}
          rows={changes.data.items}
          keyOf={keyOf}
          nameOf={nameOf}
          isApart
          plainUpTo={3}
          pageSize={50}
          empty={<p>{own.same}</p>}
          filters={[{ id: "kind", label: own.kind, options: CHANGE_KINDS.map((value) => ({ value, label: own.kinds[value] })), fits: ({ kind }, value) => kind === value }]}
          bulk={to === DRAFT ? [{ label: own.restoreThese, run: (chosen) => restore.mutate(chosen), isDisabled: restore.isPending }] : []}
          columns={[
            { id: "name", heading: words.rulebook.tabs.clauses, text: nameOf, order: (change) => placeOf.get(keyOf(change)) ?? 0, cell: nameOf },
            { id: "kind", heading: own.kind, text: ({ kind }) => own.kinds[kind], cell: ({ kind }) => own.kinds[kind] },
            { id: "before", heading: own.from, text: ({ before }) => before?.text ?? "", cell: () => null },
            { id: "after", heading: own.to, text: ({ after }) => after?.text ?? "", cell: () => null },
          ]}
          card={(change) => (
            <>
              <div className="flex flex-wrap items-start justify-between gap-2">
                <h3 className="font-bold">
                  <span className="mr-2 rounded-4 border border-edge px-2 py-0.5 text-oln-14B-100 whitespace-nowrap">{own.kinds[change.kind]}</span>
                  {nameOf(change)}
                </h3>
                {to === DRAFT && change.before !== null && may("write") ? (
                  <Button size="small" variant="outline" isDisabled={restore.isPending} aria-label={`${clauseName(change.before)} ${change.kind === "removed" ? own.bringBack : own.restore}`} onPress={() => restore.mutate([change])}>
                    {change.kind === "removed" ? own.bringBack : own.restore}
                  </Button>
                ) : null}
              </div>
              <ChangedText change={change} set={set} />
            </>
          )}
        />
      )}
    </section>
  );
}

function keyOf({ before, after }: ClauseChange): string {
  return before?.id ?? after?.id ?? "";
}

function nameOf({ before, after }: ClauseChange): string {
  const [old, now] = [before === null ? null : clauseName(before), after === null ? null : clauseName(after)];
  return old !== null && now !== null && old !== now ? `${old} → ${now}` : (now ?? old ?? "");
}

function ChangedText({ change: { kind, before, after, fields }, set }: { readonly change: ClauseChange; readonly set: ComplianceSet | null }) {
  const { revisions: own } = useWords().rulebook;
  const numbers = (covers: readonly string[] | undefined) => (covers ?? []).map((id) => set?.items.find((item) => item.id === id)?.number ?? id).join(marks().comma);
  return (
    <>
      {kind !== "changed" || fields.includes("text") ? (
        <p className="mt-2 whitespace-pre-wrap">
          {[...compareTexts(before?.text ?? "", after?.text ?? "").entries()].map(([at, piece]) =>
            piece.kind === "same" ? (
              <span key={at}>{piece.text}</span>
            ) : piece.kind === "added" ? (
              <ins key={at} className="bg-met-soft text-met">
                <span className="sr-only">{`［${own.addedText}］`}</span>
                {piece.text}
              </ins>
            ) : (
              <del key={at} className="bg-not-met-soft text-not-met">
                <span className="sr-only">{`［${own.removedText}］`}</span>
                {piece.text}
              </del>
            ),
          )}
        </p>
      ) : null}
      {fields.includes("covers") ? <p className="mt-2">{`${own.fields.covers}${marks().colon}${numbers(before?.covers) || "－"} → ${numbers(after?.covers) || "－"}`}</p> : null}
    </>
  );
}
