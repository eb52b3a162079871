import { changeRecord, findRecord, type KeptRecord, type Work } from "@kaiji/storage";
import type { JudgingRules } from "../filing/settle.ts";
import { Refusal } from "../refusal/refusal.ts";
import type { BulkOutcome } from "./bulk-change.ts";
import { approveFinding, type Changer } from "./change-finding.ts";
import { applyDecision, currentDisclosureOf, type ProposedDecision } from "./decide-row.ts";

/** Approves one finding: its treatment, or the decision that waits there. @throws Refusal as `approveFinding`, `record-changed` */
export async function approveOne(work: Work, record: KeptRecord, version: number | null, approver: Changer, note: string, rules: JudgingRules): Promise<KeptRecord> {
  const content = approveFinding(record.content, approver, note, work.at);
  const decision = (record.content["decision"] ?? null) as ProposedDecision | null;
  // Looked at before anything is written: among many, one that is refused must leave no trace.
  if (decision !== null) await currentDisclosureOf(work, record);
  const approved = await changeRecord(work, "finding", record.id, version, content);
  return decision === null ? approved : applyDecision(work, approved, decision, approver.byName, rules);
}

/**
 * Approves many findings, each under the same rules as one: nobody approves what they proposed. Those that are refused
 * are named with the reason, and the others are approved.
 */
export async function approveFindings(work: Work, findings: readonly { readonly id: string; readonly version: number }[], approver: Changer, note: string, rules: JudgingRules): Promise<BulkOutcome> {
  const seen: string[] = [];
  const skipped: { id: string; code: string }[] = [];
  for (const { id, version } of findings) {
    const record = await findRecord(work.db, "finding", work.organizationId, id);
    if (record === null || record.removedAt !== null) skipped.push({ id, code: "not-found" });
    else if (record.version !== version) skipped.push({ id, code: "record-changed" });
    else seen.push(id);
  }
  const changed: KeptRecord[] = [];
  for (const id of new Set(seen))
    try {
      // A decision that was approved just before has its whole form judged anew, which moves the versions on.
      const record = await findRecord(work.db, "finding", work.organizationId, id);
      if (record !== null) changed.push(await approveOne(work, record, null, approver, note, rules));
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      skipped.push({ id, code: error.code });
    }
  return { changed, skipped };
}
