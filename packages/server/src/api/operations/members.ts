import type { Work } from "@kaiji/storage";
import { z } from "zod";
import { Refusal } from "../../refusal/refusal.ts";
import { operation } from "../operation.ts";
import { NO_ID, instant, longPageQuery, pageOf, pageOfRows, roleField } from "../schemas.ts";
import { cursorOf } from "./records.ts";

const TAG = "人";
const memberAnswer = z.object({ personId: z.uuid(), name: z.string(), email: z.string(), role: roleField, endsAt: z.string().nullable(), version: z.number() });

/** Who belongs to an organization, and as what. */
export const MEMBERS = [
  operation({
    id: "listMembers",
    method: "get",
    path: "/api/organizations/{organizationId}/members",
    tag: TAG,
    summary: "組織の人 / the people of an organization",
    access: "read",
    query: longPageQuery,
    answer: pageOf(memberAnswer),
    async handle({ services, organizationId, query }) {
      const rows = await services.keeping.database.read(organizationId).selectFrom("membership").selectAll().where("organization_id", "=", organizationId).where("removed_at", "is", null).where("person_id", ">", cursorOf(query.cursor) ?? NO_ID).orderBy("person_id").limit(query.limit + 1).execute();
      return { body: pageOfRows(rows, query.limit, (row) => row.person_id, (row) => ({ personId: row.person_id, name: row.name, email: row.email, role: row.role, endsAt: row.ends_at?.toISOString() ?? null, version: row.version })) };
    },
  }),
  operation({
    id: "changeMember",
    method: "put",
    path: "/api/organizations/{organizationId}/members/{personId}",
    tag: TAG,
    summary: "役割を変える / change a role",
    access: "manage",
    needsVersion: true,
    body: z.strictObject({ role: roleField, endsAt: instant.nullable() }).refine(({ role, endsAt }) => role !== "auditor" || endsAt !== null, { path: ["endsAt"], message: "監査人には期限が必要です / an auditor needs an end" }),
    status: 204,
    async handle({ services, organizationId, actor, body, params, version }) {
      await services.keeping.database.change(organizationId, actor, async (work) => {
        const member = await lockMember(work, params["personId"] ?? "");
        if (member.version !== version) throw new Refusal("record-changed");
        if (isLasting(member) && (body.role !== "administrator" || body.endsAt !== null)) await refuseLastAdministrator(work);
        await work.db
          .updateTable("membership")
          .set({ role: body.role, ends_at: body.endsAt === null ? null : new Date(body.endsAt), version: member.version + 1 })
          .where("organization_id", "=", organizationId)
          .where("person_id", "=", member.person_id)
          .execute();
        work.audit({ action: "member.change", subjectKind: "person", subjectId: member.person_id, subjectName: member.name, before: { role: member.role, endsAt: member.ends_at }, after: body });
      });
      services.memberships.forget();
      services.tokens.forget();
      return { status: 204 };
    },
  }),
  operation({
    id: "removeMember",
    method: "delete",
    path: "/api/organizations/{organizationId}/members/{personId}",
    tag: TAG,
    summary: "組織から外す / remove somebody from the organization",
    access: "manage",
    status: 204,
    async handle({ services, organizationId, actor, params }) {
      await services.keeping.database.change(organizationId, actor, async (work) => {
        const member = await lockMember(work, params["personId"] ?? "");
        if (isLasting(member)) await refuseLastAdministrator(work);
        await work.db.updateTable("membership").set({ removed_at: work.at }).where("organization_id", "=", organizationId).where("person_id", "=", member.person_id).execute();
        await work.db.updateTable("invitation").set({ revoked_at: work.at }).where("organization_id", "=", organizationId).where("email", "=", member.email).where("used_at", "is", null).where("revoked_at", "is", null).execute();
        await work.db.updateTable("api_token").set({ revoked_at: work.at }).where("organization_id", "=", organizationId).where("created_by", "=", member.person_id).where("revoked_at", "is", null).execute();
        work.audit({ action: "member.remove", subjectKind: "person", subjectId: member.person_id, subjectName: member.name, before: { role: member.role } });
      });
      services.memberships.forget();
      services.tokens.forget();
      return { status: 204 };
    },
  }),
  operation({
    id: "endMemberSessions",
    method: "post",
    path: "/api/organizations/{organizationId}/members/{personId}/sign-out",
    tag: TAG,
    summary: "その人のサインインを、すべての端末で終わらせる / end somebody's sessions on all devices",
    access: "manage",
    answer: z.object({ ended: z.number() }),
    async handle({ services, organizationId, actor, params }) {
      const personId = params["personId"] ?? "";
      const ended = await services.keeping.database.door(async (door) => {
        const work = await door.enter(organizationId, actor);
        const member = await lockMember(work, personId);
        const { numUpdatedRows } = await door.db.updateTable("session").set({ revoked_at: door.at }).where("person_id", "=", personId).where("revoked_at", "is", null).executeTakeFirst();
        work.audit({ action: "member.sign-out", subjectKind: "person", subjectId: personId, subjectName: member.name, after: { sessions: Number(numUpdatedRows) } });
        return Number(numUpdatedRows);
      });
      services.sessions.forget();
      return { body: { ended } };
    },
  }),
];

async function lockMember(work: Work, personId: string) {
  const member = await work.db.selectFrom("membership").selectAll().where("organization_id", "=", work.organizationId).where("person_id", "=", personId).where("removed_at", "is", null).forUpdate().executeTakeFirst();
  if (member === undefined) throw new Refusal("not-found");
  return member;
}

type Member = Awaited<ReturnType<typeof lockMember>>;

/** An administrator whose time does not end by itself: without one, an organization would some day have nobody. */
function isLasting({ role, ends_at }: Member): boolean {
  return role === "administrator" && ends_at === null;
}

/** @throws Refusal `last-administrator` when there is no second lasting one */
async function refuseLastAdministrator(work: Work): Promise<void> {
  const administrators = await work.db.selectFrom("membership").select("person_id").where("organization_id", "=", work.organizationId).where("role", "=", "administrator").where("ends_at", "is", null).where("removed_at", "is", null).orderBy("person_id").forUpdate().execute();
  if (administrators.length < 2) throw new Refusal("last-administrator");
}
