import type { Work } from "@kaiji/storage";
import { z } from "zod";

/** When providers are reminded of requests. */
export const chaserSettings = z.strictObject({
  isOn: z.boolean().default(true),
  daysBefore: z.int().min(0).max(60).default(3),
  everyDays: z.int().min(1).max(90).default(7),
  most: z.int().min(0).max(20).default(3),
});

/** When one's own people are reminded of what is due. */
export const ownReminderSettings = z.strictObject({ isOn: z.boolean().default(true), daysBefore: z.int().min(1).max(60).default(7) });

/** The part of an organization's settings that is about reminders. */
export interface ReminderSettings {
  readonly chasers: z.infer<typeof chaserSettings>;
  readonly reminders: z.infer<typeof ownReminderSettings>;
}

/** The reminders that an organization wants. */
export async function reminderSettingsOf(work: Pick<Work, "db" | "organizationId">): Promise<ReminderSettings> {
  const { settings } = await work.db.selectFrom("organization").select("settings").where("organization_id", "=", work.organizationId).executeTakeFirstOrThrow();
  return { chasers: chaserSettings.parse(settings["chasers"] ?? {}), reminders: ownReminderSettings.parse(settings["reminders"] ?? {}) };
}
