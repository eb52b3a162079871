import { changeRecord, readRecord } from "@kaiji/storage";
import { makeStanding } from "../oversight/make-standing.ts";
import type { JobHandler } from "./job.ts";

/**
 * Copies an institution's standing to the overseer it has consented to: read inside the one organization, written
 * inside the other, never asked for across. A consent that was taken back meanwhile stops the copy on both sides.
 */
export const copyStanding: JobHandler = async ({ services, organizationId, input }) => {
  const { database } = services.keeping;
  const consent = await readRecord(database, "oversight_consent", organizationId, String(input["consentId"]));
  if (consent === null || consent.content["state"] !== "given") return { copied: false };
  const { name } = await database.read(organizationId).selectFrom("organization").select("name").where("organization_id", "=", organizationId).executeTakeFirstOrThrow();
  const standing = await makeStanding(database, organizationId, await services.libraryOf(organizationId), services.now());
  const [overseerId, overseenId] = [String(consent.content["overseerId"]), String(consent.content["overseenId"])];
  const actor = { personId: null, name, via: "kaiji", address: null, requestId: null } as const;
  const copied = await database.change(overseerId, actor, async (work) => {
    const row = await work.db.selectFrom("overseen").select("content").where("organization_id", "=", overseerId).where("id", "=", overseenId).forUpdate().executeTakeFirst();
    if (row === undefined || row.content["state"] !== "consented" || row.content["institutionId"] !== organizationId) return false;
    await work.db.updateTable("overseen").set({ standing: JSON.stringify(standing) }).where("organization_id", "=", overseerId).where("id", "=", overseenId).execute();
    await changeRecord(work, "overseen", overseenId, null, { ...row.content, name, copiedAt: standing.asOf });
    return true;
  });
  if (copied) await database.change(organizationId, { ...actor, name: "Kaiji" }, async (work) => work.audit({ action: "standing.copy", subjectKind: "oversight_consent", subjectId: consent.id, subjectName: String(consent.content["overseerName"]), after: { asOf: standing.asOf } }));
  return { copied };
};
