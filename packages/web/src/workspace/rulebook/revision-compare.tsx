import { compareTexts, type ClauseChange, type ComplianceSet } from "@kaiji/domain";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { Button } from "../../parts/button.tsx";
import type { ClauseRecord } from "../api/answers.ts";
import { ask } from "../api/ask.ts";
import { ProblemNotice } from "../parts/problem-notice.tsx";
import { SelectBox } from "../parts/select-box.tsx";
import { useOrganization } from "../shell/organization.ts";
import { useWords } from "../use-words.ts";
import type { RevisionRecord } from "./revisions-tab.tsx";
import { clauseName } from "./use-rulebook.ts";
import { marks } from "../../settings/page-language.ts";

const DRAFT = "draft";

/** What changed from one revision to another or to the draft, clause by clause, and the way back to an earlier text. */
export function RevisionCompare({ revisions, set }: { readonly revisions: readonly RevisionRecord[]; readonly set: ComplianceSet | null }) {
  const words = useWords();
  const { revisions: own } = words.rulebook;
  const { base, may } = useOrganization();
  const client = useQueryClient();
  const [from, setFrom] = useState(revisions[0]?.id ?? "");
  const [to, setTo] = useState(DRAFT);
  const path = `${base}/rulebook-revisions/${from}/changes?to=${to}`;
  const changes = useQuery({ queryKey: [base, path], queryFn: ({ signal }) => ask<{ items: ClauseChange[] }>("GET", path, { signal }) });
  const restore = useMutation({
    mutationFn: async ({ before }: ClauseChange) => {
      if (before === null) return "";
      const { id, ...content } = before;
      const kept = await ask<ClauseRecord>("GET", `${base}/clauses/${id}`);
      const there = kept.removedAt === null ? kept : await ask<ClauseRecord>("POST", `${base}/clauses/${id}/restore`, { version: kept.version });
      await ask("PUT", `${base}/clauses/${id}`, { body: content, version: there.version });
      return clauseName(before);
    },
    onSuccess: () => client.invalidateQueries({ queryKey: [base] }),
  });
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
      <ProblemNotice error={changes.error ?? restore.error} />
      {restore.data === undefined || restore.data === "" ? null : <output className="rounded-8 bg-accent-soft px-4 py-2">{own.restored(restore.data)}</output>}
      {changes.data?.items.length === 0 ? <p>{own.same}</p> : null}
      <ul className="flex flex-col gap-3">
        {changes.data?.items.map((change) => (
          <li key={change.before?.id ?? change.after?.id} className="rounded-12 border border-line bg-raised p-4">
            <div className="flex flex-wrap items-start justify-between gap-2">
              <h3 className="font-bold">
                <span className="mr-2 rounded-4 border border-edge px-2 py-0.5 text-oln-14B-100 whitespace-nowrap">{own.kinds[change.kind]}</span>
                {nameOf(change)}
              </h3>
              {to === DRAFT && change.before !== null && may("write") ? (
                <Button size="small" variant="outline" isDisabled={restore.isPending} aria-label={`${clauseName(change.before)} ${change.kind === "removed" ? own.bringBack : own.restore}`} onPress={() => restore.mutate(change)}>
                  {change.kind === "removed" ? own.bringBack : own.restore}
                </Button>
              ) : null}
            </div>
            <ChangedText change={change} set={set} />
          </li>
        ))}
      </ul>
    </section>
  );
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
