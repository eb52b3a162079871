import { STATUSES, type Status } from "@kaiji/domain";
import { dayInJapan } from "@kaiji/formats";
import { STATUS_OF_LETTER, listCurrentJudgements, lockKey, newId, type Work } from "@kaiji/storage";

/** How many rows of the disclosures that count had each status. */
export type StandingCounts = Readonly<Record<Status, number>>;

/** Where an organization stood at the end of a day. */
export interface Standing {
  /** Day in Japan, `YYYY-MM-DD`. */
  readonly on: string;
  readonly disclosures: number;
  readonly byForm: Readonly<Record<string, StandingCounts>>;
}

/**
 * Keeps where the organization stands, as today's line of its history. The line of today follows every change of
 * today; the lines of earlier days are never touched, so that the history shows what was known then.
 */
export async function noteStanding(work: Work): Promise<void> {
  await lockKey(work, "standing");
  const rows = await listCurrentJudgements(work.db, work.organizationId);
  if (rows.length === 0 && !(await hasHistory(work))) return;
  const byForm: Record<string, Record<Status, number>> = {};
  for (const { form, letters } of rows) {
    const counts = (byForm[form] ??= Object.fromEntries(STATUSES.map((status) => [status, 0])) as Record<Status, number>);
    for (const letter of letters) {
      const status = STATUS_OF_LETTER[letter];
      if (status !== undefined) counts[status]++;
    }
  }
  const on = dayInJapan(work.at.getTime());
  const content: Standing = { on, disclosures: rows.length, byForm };
  const kept = await work.db.selectFrom("standing").select("id").where("organization_id", "=", work.organizationId).where("day", "=", on).executeTakeFirst();
  const changed = { content: JSON.stringify(content), changed_at: work.at, changed_by: work.actor.personId };
  if (kept === undefined) await work.db.insertInto("standing").values({ organization_id: work.organizationId, id: newId(work.at.getTime()), created_at: work.at, created_by: work.actor.personId, ...changed }).execute();
  else await work.db.updateTable("standing").set(changed).where("organization_id", "=", work.organizationId).where("id", "=", kept.id).execute();
}

async function hasHistory(work: Work): Promise<boolean> {
  return (await work.db.selectFrom("standing").select("id").where("organization_id", "=", work.organizationId).limit(1).executeTakeFirst()) !== undefined;
}
