import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useMemo } from "react";
import { Button } from "../../parts/button.tsx";
import { useSpeaking } from "../../settings/language.tsx";
import { ask } from "../api/ask.ts";
import { useRecords } from "../api/use-records.ts";
import type { ListColumn, ListFilter } from "../parts/list/list-column.ts";
import { ListView } from "../parts/list/list-view.tsx";
import { EmptyState } from "../parts/page-frame.tsx";
import { ProblemNotice } from "../parts/problem-notice.tsx";
import { useOrganization } from "../shell/organization.ts";
import { useWords } from "../use-words.ts";
import type { LedgerChangeRecord } from "./bulk-edit-form.tsx";
import { marks } from "../../settings/page-language.ts";

/** Takes back a change of many rows. */
export function useUndoChange() {
  const { base } = useOrganization();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ id, version }: LedgerChangeRecord) => ask<LedgerChangeRecord>("POST", `${base}/ledger-changes/${id}/undo`, { version }),
    onSuccess: () => queries.invalidateQueries({ queryKey: [base] }),
  });
}

const FILTERED = ["who"];

/** Imports and changes of many rows, each of which can be taken back as a whole. */
export function ChangesSection() {
  const words = useWords();
  const { ledger } = words;
  const { language } = useSpeaking();
  const { may } = useOrganization();
  const changes = useRecords<LedgerChangeRecord["content"]>("ledger-changes");
  const undo = useUndoChange();
  const mayWrite = may("write");
  const columns = useMemo((): ListColumn<LedgerChangeRecord>[] => {
    const at = (text: string) => new Date(text).toLocaleString(language === "ja" ? "ja-JP" : "en-GB", { timeZone: "Asia/Tokyo", dateStyle: "medium", timeStyle: "short" });
    const what = ({ content }: LedgerChangeRecord) => (content.what === "import" ? `${ledger.changes.import}: ${content.name}` : ledger.changes.bulk);
    const state = ({ content }: LedgerChangeRecord) => (content.undoneAt === null ? "" : ledger.changes.undone(at(content.undoneAt), content.undoneByName ?? "", content.kept.map(({ name }) => name).join(marks().comma)));
    return [
      { id: "what", heading: ledger.changes.what, isRowHeading: true, text: what, cell: (change) => <span className="font-bold break-all">{what(change)}</span> },
      { id: "at", heading: ledger.changes.at, text: ({ createdAt }) => at(createdAt), order: ({ createdAt }) => createdAt, cell: ({ createdAt }) => at(createdAt) },
      { id: "who", heading: words.person, text: ({ content }) => content.byName, cell: ({ content }) => content.byName },
      { id: "count", heading: ledger.changes.count, text: ({ content }) => ledger.changes.counts(content.added, content.changed), cell: ({ content }) => ledger.changes.counts(content.added, content.changed) },
      {
        id: "undo",
        heading: ledger.changes.state,
        text: state,
        cell: (change) =>
          change.content.undoneAt === null && mayWrite ? (
            <Button variant="outline" size="small" aria-label={`${what(change)} ${words.undo}`} isPending={undo.isPending && undo.variables?.id === change.id} onPress={() => undo.mutate(change)}>
              {words.undo}
            </Button>
          ) : (
            state(change)
          ),
      },
    ];
  }, [language, ledger, words, mayWrite, undo]);
  const filters = useMemo(
    (): ListFilter<LedgerChangeRecord>[] => [{ id: "kind", label: ledger.changes.what, options: [{ value: "import", label: ledger.changes.import }, { value: "bulk-edit", label: ledger.changes.bulk }], fits: ({ content }, value) => content.what === value }],
    [ledger],
  );
  if (changes.data === undefined) return changes.error === null ? <p>{words.loading}</p> : <ProblemNotice error={changes.error} />;
  return (
    <>
      <p className="max-w-3xl text-quiet">{ledger.changes.lead}</p>
      <ProblemNotice error={undo.error} />
      <ListView list="ledger-changes" caption={ledger.tabs.changes} columns={columns} rows={changes.data.toReversed()} keyOf={({ id }) => id} nameOf={({ content }) => content.name} filters={filters} filterBy={FILTERED} empty={<EmptyState heading={ledger.changes.empty} />} />
    </>
  );
}
