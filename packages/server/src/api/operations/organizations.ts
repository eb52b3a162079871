import { lockKey, makeOrganization, newId, type DataSeal } from "@kaiji/storage";
import { z } from "zod";
import { addJob } from "../../jobs/job.ts";
import { Refusal } from "../../refusal/refusal.ts";
import { chaserSettings, ownReminderSettings } from "../../reminders/reminder-settings.ts";
import { operation } from "../operation.ts";
import { line, organizationKind } from "../schemas.ts";

const TAG = "組織";
const settings = z.strictObject({
  /** Treatments need a second person. */
  needsApproval: z.boolean().default(false),
  /** Rows whose mixed answers count as not met. */
  strictRows: z.array(z.string().max(100)).max(200).default([]),
  /** Reminders to providers. */
  chasers: chaserSettings.prefault({}),
  /** Reminders to one's own people. */
  reminders: ownReminderSettings.prefault({}),
});
const organizationAnswer = z.object({ organizationId: z.uuid(), name: z.string(), kind: z.string(), settings, version: z.number() });

/** Organizations: made by a person, who becomes their first administrator. */
export const ORGANIZATIONS = [
  operation({
    id: "createOrganization",
    method: "post",
    path: "/api/organizations",
    tag: TAG,
    summary: "組織を作る(作った人が管理者になる) / make an organization",
    access: "session",
    takesKey: true,
    body: z.strictObject({ name: line(), kind: organizationKind }),
    answer: z.object({ organizationId: z.uuid() }),
    status: 201,
    async handle({ services, body, caller, actor, request }) {
      const memberships = await services.memberships.of(caller.personId);
      // A person who was only invited to read does not fill the installation with organizations.
      if (!memberships.some(({ role }) => role === "administrator")) throw new Refusal("not-permitted", { permission: "manage" });
      const given = request.headers.get("idempotency-key");
      // There is no organization yet to keep the key in: the key gives the id, so that a repeated request finds what the first one made.
      const organizationId = given === null ? newId() : idFrom(services.keeping.seal, `${caller.personId} ${given}`);
      const isThere = await services.keeping.database.change(organizationId, actor, async (work) => {
        // The same request twice at once: the second waits for what the first has made.
        await lockKey(work, "organization");
        const earlier = await work.db.selectFrom("organization").select(["name", "kind"]).where("organization_id", "=", organizationId).executeTakeFirst();
        if (earlier !== undefined && (earlier.name !== body.name || earlier.kind !== body.kind)) throw new Refusal("key-reused");
        if (earlier !== undefined) return true;
        await makeOrganization(work, services.keeping.signer, body.name, body.kind);
        await work.db
          .insertInto("membership")
          .values({ organization_id: organizationId, person_id: caller.personId, organization_name: body.name, name: caller.name, email: caller.email, role: "administrator", ends_at: null, created_at: work.at, removed_at: null })
          .execute();
        work.audit({ action: "member.add", subjectKind: "person", subjectId: caller.personId, subjectName: caller.name, after: { role: "administrator" } });
        return false;
      });
      services.memberships.forget();
      return { status: 201, body: { organizationId }, ...(isThere ? { headers: { "Idempotent-Replayed": "true" } } : {}) };
    },
  }),
  operation({
    id: "getOrganization",
    method: "get",
    path: "/api/organizations/{organizationId}",
    tag: TAG,
    summary: "組織 / an organization",
    access: "read",
    answer: organizationAnswer,
    async handle({ services, organizationId }) {
      const row = await services.keeping.database.read(organizationId).selectFrom("organization").selectAll().where("organization_id", "=", organizationId).executeTakeFirst();
      if (row === undefined) throw new Refusal("not-found");
      return { body: { organizationId, name: row.name, kind: row.kind, settings: settings.parse(row.settings), version: row.version }, version: row.version };
    },
  }),
  operation({
    id: "changeOrganization",
    method: "put",
    path: "/api/organizations/{organizationId}",
    tag: TAG,
    summary: "組織の名前と設定を変える / change name and settings",
    access: "manage",
    needsVersion: true,
    body: z.strictObject({ name: line(), settings }),
    status: 204,
    async handle({ services, organizationId, actor, body, version }) {
      await services.keeping.database.change(organizationId, actor, async (work) => {
        const row = await work.db.selectFrom("organization").selectAll().where("organization_id", "=", organizationId).forUpdate().executeTakeFirstOrThrow();
        if (row.version !== version) throw new Refusal("record-changed");
        await work.db.updateTable("organization").set({ name: body.name, settings: JSON.stringify(body.settings), version: row.version + 1 }).where("organization_id", "=", organizationId).execute();
        await work.db.updateTable("membership").set({ organization_name: body.name }).where("organization_id", "=", organizationId).execute();
        if (isOtherReading(row.settings["strictRows"], body.settings.strictRows)) await addJob(work, "rejudge", {}, "照合のやり直し");
        work.audit({ action: "organization.change", subjectKind: "organization", subjectId: organizationId, subjectName: body.name, before: { name: row.name, settings: row.settings }, after: body });
      });
      services.memberships.forget();
      services.jobs.wake();
      return { status: 204 };
    },
  }),
];

function isOtherReading(before: unknown, after: readonly string[]): boolean {
  const rows = (value: unknown) => (Array.isArray(value) ? value.map(String).toSorted().join(",") : "");
  return rows(before) !== rows(after);
}

/** An id that nobody else can make from the same words (RFC 9562, version 8). */
function idFrom(seal: DataSeal, words: string): string {
  const bytes = Buffer.from(seal.mac(words, "organization of a key").subarray(0, 16));
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x80;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  return bytes.toString("hex").replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
}
