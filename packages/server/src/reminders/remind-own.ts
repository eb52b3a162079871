import { ownDigests, type DatedMatter, type Recipient } from "@kaiji/domain";
import { dayInJapan, renderOwnDigest } from "@kaiji/formats";
import { addRecord, type Work } from "@kaiji/storage";
import type { Services } from "../api/services.ts";
import { addJob } from "../jobs/job.ts";
import { organizationName } from "../requests/send-request.ts";
import { keptMatters } from "./kept-matters.ts";

/** Puts a digest for each of one's own people with something due into the outbox. @returns how many */
export async function remindOwn(work: Work, daysBefore: number, services: Pick<Services, "mail" | "libraryOf">, site: string | null): Promise<number> {
  const today = dayInJapan(work.at.getTime());
  const members = await work.db.selectFrom("membership").select(["name", "email", "role", "ends_at"]).where("organization_id", "=", work.organizationId).where("removed_at", "is", null).orderBy("person_id").execute();
  const recipients: Recipient[] = members.filter(({ ends_at }) => ends_at === null || ends_at > work.at).map(({ name, email, role }) => ({ name, email, isAdministrator: role === "administrator" }));
  const auditors: DatedMatter[] = members.flatMap(({ name, role, ends_at }) => (role === "auditor" && ends_at !== null && ends_at > work.at ? [{ kind: "auditor-ends" as const, on: dayInJapan(ends_at.getTime()), owner: null, name }] : []));
  const matters = [...(await keptMatters(work, await services.libraryOf(work.organizationId))), ...auditors];
  const organization = await organizationName(work);
  const digests = ownDigests(matters, recipients, daysBefore, today);
  for (const { recipient, matters: own } of digests) {
    const { subject, text } = renderOwnDigest({ organization, recipient: recipient.name, matters: own, today, address: site === null ? null : `${site}/workspace` });
    const message = await addRecord(work, "message", { to: recipient.email, subject, text, name: subject, purpose: "reminder", state: "waiting" });
    if (services.mail !== null) await addJob(work, "send-message", { messageId: message.id }, subject);
  }
  return digests.length;
}
