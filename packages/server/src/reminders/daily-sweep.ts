import { dayInJapan } from "@kaiji/formats";
import { listRecords, type Work } from "@kaiji/storage";
import type { Services } from "../api/services.ts";
import type { DailyTask } from "../daily/open-daily.ts";
import { addJob } from "../jobs/job.ts";
import { chaseRequests } from "./chase-requests.ts";
import { remindOwn } from "./remind-own.ts";
import { reminderSettingsOf } from "./reminder-settings.ts";

/** What a day's sweep came to; `isDone` when the day had been swept before. */
export interface Swept {
  readonly isDone: boolean;
  readonly chased: number;
  readonly reminded: number;
}

const MOST = 1000;

/**
 * Makes an organization's reminders of the day, once: all of it in one transaction with the mark that it was done.
 * @param site where people find this Kaiji; `null` leaves the address out
 */
export async function sweepDay(work: Work, services: Services, site: string | null): Promise<Swept> {
  const { organizationId } = work;
  const { numInsertedOrUpdatedRows } = await work.db.insertInto("daily_sweep").values({ organization_id: organizationId, swept_on: dayInJapan(work.at.getTime()), swept_at: work.at }).onConflict((on) => on.doNothing()).executeTakeFirst();
  if (numInsertedOrUpdatedRows !== 1n) return { isDone: true, chased: 0, reminded: 0 };
  const { chasers, reminders } = await reminderSettingsOf(work);
  const chased = await chaseRequests(work, chasers, services.mail);
  const reminded = reminders.isOn ? await remindOwn(work, reminders.daysBefore, services, site) : 0;
  for (const consent of await listRecords(work.db, "oversight_consent", organizationId, { limit: MOST, match: { state: "given" } })) await addJob(work, "copy-standing", { consentId: consent.id }, `状況の写し → ${String(consent.content["overseerName"])}`);
  return { isDone: false, chased, reminded };
}

/** Not before seven in the morning in Japan: letters at night are read by nobody. */
const FROM_HOUR = 7;
const JAPAN_MS = 9 * 3_600_000;

/** The sweep as a part of the daily work. */
export const sweepWhenDue: DailyTask = async (work, services) => {
  if (new Date(work.at.getTime() + JAPAN_MS).getUTCHours() >= FROM_HOUR) await sweepDay(work, services, null);
};
