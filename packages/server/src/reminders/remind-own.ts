import { findCriteriaSet, ownDigests, type DatedMatter, type Library, type Recipient } from "@kaiji/domain";
import { dayInJapan, renderOwnDigest } from "@kaiji/formats";
import { addRecord, listRecords, type Work } from "@kaiji/storage";
import type { Services } from "../api/services.ts";
import { CRITERIA } from "../filing/judge.ts";
import { addJob } from "../jobs/job.ts";
import { organizationName } from "../requests/send-request.ts";

const MOST = 100_000;

/** Puts a digest for each of one's own people with something due into the outbox. @returns how many */
export async function remindOwn(work: Work, daysBefore: number, services: Pick<Services, "mail" | "libraryOf">, site: string | null): Promise<number> {
  const today = dayInJapan(work.at.getTime());
  const members = await work.db.selectFrom("membership").select(["name", "email", "role", "ends_at"]).where("organization_id", "=", work.organizationId).where("removed_at", "is", null).orderBy("person_id").execute();
  const recipients: Recipient[] = members.filter(({ ends_at }) => ends_at === null || ends_at > work.at).map(({ name, email, role }) => ({ name, email, isAdministrator: role === "administrator" }));
  const auditors: DatedMatter[] = members.flatMap(({ name, role, ends_at }) => (role === "auditor" && ends_at !== null && ends_at > work.at ? [{ kind: "auditor-ends" as const, on: dayInJapan(ends_at.getTime()), owner: null, name }] : []));
  const matters = [...(await treatmentMatters(work, await services.libraryOf(work.organizationId))), ...(await renewalMatters(work)), ...auditors];
  const organization = await organizationName(work);
  const digests = ownDigests(matters, recipients, daysBefore, today);
  for (const { recipient, matters: own } of digests) {
    const { subject, text } = renderOwnDigest({ organization, recipient: recipient.name, matters: own, today, address: site === null ? null : `${site}/workspace` });
    const message = await addRecord(work, "message", { to: recipient.email, subject, text, name: subject, purpose: "reminder", state: "waiting" });
    if (services.mail !== null) await addJob(work, "send-message", { messageId: message.id }, subject);
  }
  return digests.length;
}

async function treatmentMatters(work: Work, library: Library): Promise<DatedMatter[]> {
  const labels = new Map(findCriteriaSet(library, CRITERIA)?.criteria.map((criterion) => [criterion.id, `${criterion.form.toUpperCase()} ${criterion.items.join("・")} ${criterion.label.ja}`]));
  const systems = new Map((await listRecords(work.db, "system", work.organizationId, { limit: MOST })).map(({ id, content }) => [id, String(content["name"])]));
  return (await listRecords(work.db, "finding", work.organizationId, { limit: MOST })).flatMap(({ content }): DatedMatter[] => {
    const treatment = content["treatment"] as { owner?: string; dueOn?: string; expiresOn?: string } | null;
    if (treatment === null || treatment === undefined || content["state"] === "closed") return [];
    const name = `${systems.get(String(content["systemId"])) ?? "？"}：${labels.get(String(content["criterionId"])) ?? String(content["criterionId"])}`;
    const owner = treatment.owner ?? null;
    return [...(treatment.dueOn === undefined ? [] : [{ kind: "treatment-due" as const, on: treatment.dueOn, owner, name }]), ...(treatment.expiresOn === undefined ? [] : [{ kind: "risk-ends" as const, on: treatment.expiresOn, owner, name }])];
  });
}

async function renewalMatters(work: Work): Promise<DatedMatter[]> {
  return (await listRecords(work.db, "system", work.organizationId, { limit: MOST })).flatMap(({ content }): DatedMatter[] => {
    const { renewalOn, owner, status } = content as { renewalOn?: string; owner?: string; status?: string };
    return renewalOn === undefined || status === "retired" ? [] : [{ kind: "renewal", on: renewalOn, owner: owner ?? null, name: String(content["name"]) }];
  });
}
