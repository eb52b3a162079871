import { addRecord, changeRecord, findRecord, listRecords, readRecord, type Database, type KeptRecord, type Work } from "@kaiji/storage";
import { addJob } from "../jobs/job.ts";
import { Refusal } from "../refusal/refusal.ts";
import { openOversightCode, requireKind } from "./oversight-code.ts";

/**
 * Gives an overseer the consent to hold this institution's standing. Told to both audit trails, each inside its
 * own organization; the overseer's first, always in this order.
 * @throws Refusal `link-spent`, `already-there`, `state-differs`
 */
export function giveConsent(database: Database, organizationId: string, actor: Work["actor"], code: string): Promise<KeptRecord> {
  return database.door(async (door) => {
    const own = await requireKind({ db: database.read(organizationId) as never, organizationId }, "institution");
    const { overseer, overseerName, codeId } = await openOversightCode(door, code, { ...actor, name: own, personId: null });
    const known = await listRecords(overseer.db, "overseen", overseer.organizationId, { limit: 1, match: { institutionId: organizationId, state: "consented" } });
    if (known.length > 0) throw new Refusal("already-there");
    const overseen = await addRecord(overseer, "overseen", { institutionId: organizationId, name: own, state: "consented", consentedAt: door.at.toISOString(), withdrawnAt: null, copiedAt: null });
    const kept = await findRecord(overseer.db, "oversight_code", overseer.organizationId, codeId);
    if (kept !== null) await changeRecord(overseer, "oversight_code", codeId, null, { ...kept.content, uses: Number(kept.content["uses"] ?? 0) + 1 });
    const institution = await door.enter(organizationId, actor);
    const consent = await addRecord(institution, "oversight_consent", { name: overseerName, overseerId: overseer.organizationId, overseerName, overseenId: overseen.id, state: "given", givenAt: door.at.toISOString(), withdrawnAt: null });
    await addJob(institution, "copy-standing", { consentId: consent.id }, `状況の写し → ${overseerName}`);
    return consent;
  });
}

/**
 * Takes a consent back. The overseer's copy is emptied in the same transaction; that there was one, and when it
 * ended, stays on both sides.
 * @throws Refusal `not-found`, `state-differs`
 */
export function withdrawConsent(database: Database, organizationId: string, actor: Work["actor"], id: string): Promise<KeptRecord> {
  return database.door(async (door) => {
    const seen = await readRecord(database, "oversight_consent", organizationId, id);
    if (seen === null) throw new Refusal("not-found");
    if (seen.content["state"] !== "given") throw new Refusal("state-differs", { state: String(seen.content["state"]) });
    const overseer = await door.enter(String(seen.content["overseerId"]), { ...actor, name: "同意の取り消し", personId: null });
    const overseen = await findRecord(overseer.db, "overseen", overseer.organizationId, String(seen.content["overseenId"]));
    if (overseen !== null && overseen.content["institutionId"] === organizationId) {
      await overseer.db.updateTable("overseen").set({ standing: null }).where("organization_id", "=", overseer.organizationId).where("id", "=", overseen.id).execute();
      await changeRecord(overseer, "overseen", overseen.id, null, { ...overseen.content, state: "withdrawn", withdrawnAt: door.at.toISOString(), copiedAt: null });
    }
    const institution = await door.enter(organizationId, actor);
    const consent = await findRecord(institution.db, "oversight_consent", organizationId, id);
    if (consent === null || consent.content["state"] !== "given") throw new Refusal("state-differs", { state: "withdrawn" });
    return changeRecord(institution, "oversight_consent", id, null, { ...consent.content, state: "withdrawn", withdrawnAt: door.at.toISOString() });
  });
}
