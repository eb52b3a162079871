import { changeRecord, findRecord, listRecords, type KeptRecord, type Work } from "@kaiji/storage";
import type { FindingChange } from "@kaiji/formats/api";
import { Refusal } from "../refusal/refusal.ts";
import { changeFinding, stateOf, type Changer } from "./change-finding.ts";

/** What one change to many findings came to. Those that were left alone are named with the reason. */
export interface BulkOutcome {
  readonly changed: readonly KeptRecord[];
  readonly skipped: readonly { readonly id: string; readonly code: string }[];
}

const MOST = 500;

/** Changes many findings alike. Each keeps what it was before, so that the whole change can be undone. */
export async function changeFindings(work: Work, bulkId: string, findings: readonly { readonly id: string; readonly version: number }[], change: FindingChange, changer: Changer, needsApproval: boolean): Promise<BulkOutcome> {
  const changed: KeptRecord[] = [];
  const skipped: { id: string; code: string }[] = [];
  for (const { id, version } of findings)
    try {
      const record = await findRecord(work.db, "finding", work.organizationId, id);
      if (record === null || record.removedAt !== null) throw new Refusal("not-found");
      if (record.version !== version) throw new Refusal("record-changed");
      // What a second person has approved is not overwritten by the dozen.
      if (stateOf(record.content) === "approved") throw new Refusal("state-differs", { state: "approved" });
      const { bulk: _, ...before } = record.content;
      changed.push(await changeRecord(work, "finding", id, version, { ...changeFinding(before, change, changer, needsApproval), bulk: { id: bulkId, before, version: version + 1 }, bulkId }));
    } catch (error) {
      if (!(error instanceof Refusal) || error.code === "invalid-request") throw error;
      skipped.push({ id, code: error.code });
    }
  return { changed, skipped };
}

/** Puts every finding of a change back as it was. One that somebody has changed since stays. */
export async function undoFindings(work: Work, bulkId: string): Promise<BulkOutcome> {
  const records = await listRecords(work.db, "finding", work.organizationId, { limit: MOST, match: { bulkId } });
  const changed: KeptRecord[] = [];
  const skipped: { id: string; code: string }[] = [];
  for (const record of records) {
    const bulk = record.content["bulk"] as { id: string; before: Record<string, unknown>; version: number } | undefined;
    if (bulk === undefined || bulk.id !== bulkId || bulk.version !== record.version) skipped.push({ id: record.id, code: "record-changed" });
    else changed.push(await changeRecord(work, "finding", record.id, record.version, bulk.before));
  }
  if (records.length === 0) throw new Refusal("not-found");
  return { changed, skipped };
}
