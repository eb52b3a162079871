import { useQueryClient } from "@tanstack/react-query";
import { useMemo, useState } from "react";
import { useSpeaking } from "../../settings/language.tsx";
import { ask } from "../api/ask.ts";
import type { FindingRecord, ProviderRecord, SystemRecord } from "../api/answers.ts";
import { WHOLE_LIST } from "../parts/list/list-state.ts";
import { ListView } from "../parts/list/list-view.tsx";
import { ProblemNotice } from "../parts/problem-notice.tsx";
import { UndoBar } from "../parts/undo-bar.tsx";
import { askFor } from "../requests/ask-for.ts";
import { useOrganization } from "../shell/organization.ts";
import { useWords } from "../use-words.ts";
import { ApproveDialog } from "./approve-dialog.tsx";
import { ApprovedNotice } from "./approved-notice.tsx";
import { BulkDialog, type BulkKind } from "./bulk-dialog.tsx";
import { findingColumns, findingFilters } from "./finding-columns.tsx";
import { proposerOf } from "./finding-facts.ts";
import type { FindingRow } from "./use-findings.ts";

interface FindingListProps {
  readonly rows: readonly FindingRow[];
  readonly systems: readonly SystemRecord[];
  readonly providers: readonly ProviderRecord[];
  readonly onOpen: (row: FindingRow) => void;
}

/** What a change to many findings came to. */
export interface BulkAnswer {
  readonly id: string;
  readonly changed: readonly FindingRecord[];
  readonly skipped: readonly { readonly id: string; readonly code: string }[];
}

const START = { ...WHOLE_LIST, filters: { show: "unfinished" }, sort: { column: "due", isDescending: false } };

/** All findings with search, filters and saved filters; letters, the same treatment, and the same day for many. */
export function FindingList({ rows, systems, providers, onOpen }: FindingListProps) {
  const words = useWords();
  const { findings, ledger, matrix } = words;
  const { language } = useSpeaking();
  const { base, may, me } = useOrganization();
  const queries = useQueryClient();
  const [failure, setFailure] = useState<unknown>(null);
  const [bulk, setBulk] = useState<{ readonly kind: BulkKind; readonly rows: readonly FindingRow[] } | null>(null);
  const [done, setDone] = useState<BulkAnswer | null>(null);
  const [undone, setUndone] = useState<number | null>(null);
  const [approving, setApproving] = useState<readonly FindingRow[] | null>(null);
  const [approved, setApproved] = useState<BulkAnswer | null>(null);
  const mayApprove = may("approve");
  const columns = useMemo(() => findingColumns({ findings, matrix }, language, onOpen, "criterion"), [findings, matrix, language, onOpen]);
  const criteria = useMemo(() => [...new Map(rows.map(({ record, label }) => [record.content.criterionId, label]))].toSorted(([, a], [, b]) => a.localeCompare(b, "ja", { numeric: true })), [rows]);
  const filters = useMemo(() => findingFilters({ findings, ledger }, language, systems, providers, criteria, ({ record: { content } }) => mayApprove && content.state === "treated" && proposerOf(content) !== me.personId), [findings, ledger, language, systems, providers, criteria, mayApprove, me]);
  const attempt = async (work: () => Promise<void>) => {
    try {
      setFailure(null);
      await work();
    } catch (error) {
      setFailure(error);
    } finally {
      await queries.invalidateQueries({ queryKey: [base] });
    }
  };
  const undo = (id: string) =>
    attempt(async () => {
      setUndone((await ask<BulkAnswer>("POST", `${base}/finding-changes/${id}/undo`)).changed.length);
      setDone(null);
    });
  return (
    <>
      <ProblemNotice error={failure} />
      {done === null ? null : <UndoBar message={`${findings.bulkDone(done.changed.length)}${done.skipped.length > 0 ? findings.bulkSkipped(done.skipped.length) : ""}`} onUndo={() => void undo(done.id)} />}
      {approved === null ? null : <ApprovedNotice answer={approved} rows={rows} />}
      {undone === null ? null : <output>{findings.undone(undone)}</output>}
      <ListView
        list="findings"
        caption={findings.title}
        columns={columns}
        rows={rows}
        keyOf={({ record }) => record.id}
        nameOf={({ systemName, label }) => `${systemName} ${label}`}
        filters={filters}
        start={START}
        bulk={[
          { label: findings.askProvider, run: (chosen) => askFor({ findingIds: chosen.map(({ record }) => record.id) }) },
          { label: findings.bulkTreat, run: (chosen) => setBulk({ kind: "treat", rows: chosen }) },
          { label: findings.bulkAssign, run: (chosen) => setBulk({ kind: "assign", rows: chosen }) },
          { label: findings.approve, needs: "approve", run: setApproving },
        ]}
        empty={null}
      />
      {approving === null ? null : (
        <ApproveDialog
          rows={approving}
          onClose={() => setApproving(null)}
          onDone={(answer) => {
            setApproving(null);
            setApproved(answer);
          }}
        />
      )}
      {bulk === null ? null : (
        <BulkDialog
          kind={bulk.kind}
          rows={bulk.rows}
          onClose={() => setBulk(null)}
          onDone={(answer) => {
            setBulk(null);
            setUndone(null);
            setDone(answer);
          }}
        />
      )}
    </>
  );
}
