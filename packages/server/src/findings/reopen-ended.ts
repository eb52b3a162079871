import { isAcceptanceOver, type DatedFinding } from "@kaiji/domain";
import { dayInJapan } from "@kaiji/formats";
import { changeRecord, listRecords, type Work } from "@kaiji/storage";

const MOST = 100_000;

/** Takes up again the findings whose risk was accepted until a day that has passed. @returns how many */
export async function reopenEnded(work: Work): Promise<number> {
  const today = dayInJapan(work.at.getTime());
  let count = 0;
  for (const state of ["treated", "approved", "closed"])
    for (const record of await listRecords(work.db, "finding", work.organizationId, { limit: MOST, match: { state } })) {
      const isDone = state !== "closed" || record.content["closedBecause"] === "done";
      if (!isDone || !isAcceptanceOver(record.content as unknown as DatedFinding, today)) continue;
      await changeRecord(work, "finding", record.id, null, { ...record.content, state: "open", reopenedFrom: state, reopenedBecause: "acceptance-ended", closedBecause: null, approval: null });
      count++;
    }
  return count;
}
