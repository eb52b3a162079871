import { followFindings, type FindingState, type OpenStatus } from "@kaiji/domain";
import { addRecord, changeRecord, listRecords, type KeptRecord, type Work } from "@kaiji/storage";
import type { KeptJudgement } from "./judge.ts";

/** What a judgement did to the findings of its system. */
export interface FollowedFindings {
  readonly added: number;
  readonly closed: number;
  readonly reopened: number;
  readonly kept: number;
}

const MOST = 100_000;

/** Brings the findings of a system and form up to a judgement, in the transaction that files it. */
export async function followJudgement(work: Work, about: { readonly systemId: string; readonly form: string; readonly disclosureId: string }, judgement: KeptJudgement): Promise<FollowedFindings> {
  const known = (await listRecords(work.db, "finding", work.organizationId, { limit: MOST, match: { systemId: about.systemId, form: about.form } })).map((record) => ({ record, ...asKnown(record) }));
  const records = new Map(known.map((finding) => [finding.criterion, finding.record]));
  const rows = new Map(judgement.rows.map((row) => [row.criterion, row]));
  const counts = { add: 0, close: 0, reopen: 0, keep: 0 };
  for (const step of followFindings(known, judgement.rows)) {
    counts[step.step]++;
    const row = rows.get(step.criterion);
    const record = records.get(step.criterion);
    if (step.step === "add")
      await addRecord(work, "finding", { ...about, criterionId: step.criterion, status: step.status, because: row?.because ?? "", state: "open", treatment: null });
    else if (record !== undefined) {
      const next = step.step === "close" ? { state: "closed", closedBecause: "newer-disclosure" } : { status: step.status, because: row?.because ?? "", ...(step.step === "reopen" ? { state: "open", reopenedFrom: record.content["state"] } : {}) };
      await changeRecord(work, "finding", record.id, null, { ...record.content, disclosureId: about.disclosureId, ...next });
    }
  }
  return { added: counts.add, closed: counts.close, reopened: counts.reopen, kept: counts.keep };
}

function asKnown({ content }: KeptRecord): { criterion: string; status: OpenStatus; state: FindingState } {
  return { criterion: String(content["criterionId"]), status: content["status"] as OpenStatus, state: content["state"] as FindingState };
}
