import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { ask } from "../api/ask.ts";
import { FormDialog } from "../parts/form-dialog.tsx";
import { ListView } from "../parts/list/list-view.tsx";
import { TextBox } from "../parts/text-box.tsx";
import { useOrganization } from "../shell/organization.ts";
import { useWords } from "../use-words.ts";
import { proposerOf, treatmentOf } from "./finding-facts.ts";
import type { BulkAnswer } from "./finding-list.tsx";
import type { FindingRow } from "./use-findings.ts";
import { marks } from "../../settings/page-language.ts";

interface ApproveDialogProps {
  readonly rows: readonly FindingRow[];
  readonly onClose: () => void;
  readonly onDone: (answer: BulkAnswer) => void;
}

const MOST = 500;

/** Asks once more before many are approved: what was decided for each, and which are one's own and stay. */
export function ApproveDialog({ rows, onClose, onDone }: ApproveDialogProps) {
  const { findings } = useWords();
  const { base, me } = useOrganization();
  const queries = useQueryClient();
  const [note, setNote] = useState("");
  const waiting = rows.filter(({ record }) => record.content.state === "treated").slice(0, MOST);
  const own = waiting.filter(({ record }) => proposerOf(record.content) === me.personId);
  const others = waiting.filter((row) => !own.includes(row));
  const approve = useMutation({
    // One's own are sent as well: it is the server that refuses them, and its answer that is shown.
    mutationFn: () => ask<BulkAnswer>("POST", `${base}/finding-approvals`, { body: { findings: waiting.map(({ record }) => ({ id: record.id, version: record.version })), note } }),
    onSuccess: onDone,
    onSettled: () => queries.invalidateQueries({ queryKey: [base] }),
  });
  const decidedOf = ({ record: { content } }: FindingRow) => {
    const treatment = treatmentOf(content);
    const { decision } = content;
    return decision === null || decision === undefined ? (treatment === null ? "" : `${findings.kinds[treatment.kind]}${marks().colon}${treatment.reason}`) : `${findings.decisions[decision.status]}${marks().colon}${decision.reason}`;
  };
  const byOf = ({ record: { content } }: FindingRow) => content.decision?.byName ?? treatmentOf(content)?.byName ?? "";
  const list = (of: readonly FindingRow[], caption: string) => (
    <ListView
      list="approvals"
      filterBy={["by"]}
      caption={caption}
      rows={of}
      keyOf={({ record }) => record.id}
      nameOf={({ systemName, label }) => `${systemName}${marks().gap}${label}`}
      isApart
      plainUpTo={10}
      pageSize={20}
      empty={<p>{findings.approveNone}</p>}
      columns={[
        { id: "row", heading: findings.criterion, isRowHeading: true, text: ({ systemName, label }) => `${systemName}${marks().gap}${label}`, cell: ({ systemName, label }) => `${systemName}${marks().gap}${label}` },
        { id: "decided", heading: findings.reason, text: decidedOf, cell: decidedOf },
        { id: "by", heading: findings.decider, text: byOf, cell: byOf },
      ]}
    />
  );
  return (
    <FormDialog title={findings.approveMany(others.length)} save={findings.approve} isDisabled={others.length === 0} error={approve.error} isBusy={approve.isPending} onSave={() => approve.mutate()} onClose={onClose}>
      {list(others, findings.approveList)}
      {own.length === 0 ? null : (
        <section className="rounded-8 border border-unanswered p-3">
          <p className="font-bold">{findings.approveOwn(own.length)}</p>
          {list(own, findings.approveOwnList)}
        </section>
      )}
      <TextBox label={findings.note} rows={2} value={note} onChange={setNote} />
    </FormDialog>
  );
}
