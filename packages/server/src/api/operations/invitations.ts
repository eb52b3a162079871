import { timingSafeEqual } from "node:crypto";
import { INSTALLATION, newId, type DoorWork, type Work } from "@kaiji/storage";
import { z } from "zod";
import { strangerAt } from "../../people/caller.ts";
import { enterPerson } from "../../people/enter-person.ts";
import { hashPassword } from "../../people/password.ts";
import { newSecret, secretHash } from "../../people/secret-token.ts";
import { Refusal } from "../../refusal/refusal.ts";
import { idempotentChange } from "../idempotent-change.ts";
import { operation } from "../operation.ts";
import { cursorOf } from "./records.ts";
import { emailField, NO_ID, idField, instant, line, longPageQuery, pageOf, pageOfRows, passwordField, roleField } from "../schemas.ts";

const TAG = "人";
const LIVES_MS = 7 * 24 * 60 * 60_000;
const linkAnswer = z.object({ id: z.uuid(), secret: z.string().describe("一度だけ返す。リンクは /join#組織.招待.鍵 / returned once"), expiresAt: z.string() });
const linkBody = { organizationId: idField, invitationId: idField, secret: z.string().min(20).max(100) };

/** Invitations, and links that set a password anew. Both are for one use and a week. */
export const INVITATIONS = [
  operation({
    id: "invite",
    method: "post",
    path: "/api/organizations/{organizationId}/invitations",
    tag: TAG,
    summary: "人を招く / invite somebody",
    access: "manage",
    takesKey: true,
    body: z.strictObject({ email: emailField, role: roleField, roleEndsAt: instant.nullable().default(null) }).refine(({ role, roleEndsAt }) => role !== "auditor" || roleEndsAt !== null, { path: ["roleEndsAt"], message: "監査人には期限が必要です / an auditor needs an end" }),
    answer: linkAnswer,
    status: 201,
    handle: (call) =>
      idempotentChange(call, async (work) => {
        const { organizationId, body } = call;
        const member = await work.db.selectFrom("membership").select("person_id").where("organization_id", "=", organizationId).where("email", "=", body.email).where("removed_at", "is", null).executeTakeFirst();
        if (member !== undefined) throw new Refusal("already-there");
        return { status: 201, body: await makeLink(work, "join", body.email, body.role, body.roleEndsAt) };
      }, true),
  }),
  operation({
    id: "resetMember",
    method: "post",
    path: "/api/organizations/{organizationId}/members/{personId}/reset",
    tag: TAG,
    summary: "パスワードと2つ目の確認を決め直すリンクを作る / make a link to start over with password and factors",
    access: "manage",
    takesKey: true,
    answer: linkAnswer,
    status: 201,
    async handle(call) {
      const { services, organizationId, params } = call;
      const personId = params["personId"] ?? "";
      const { database } = services.keeping;
      const member = await database.read(organizationId).selectFrom("membership").selectAll().where("organization_id", "=", organizationId).where("person_id", "=", personId).where("removed_at", "is", null).executeTakeFirst();
      if (member === undefined) throw new Refusal("not-found");
      // An administrator of one organization must not become somebody in another.
      const elsewhere = (await services.memberships.of(personId)).some((one) => one.organizationId !== organizationId);
      if (elsewhere) throw new Refusal("belongs-elsewhere");
      return idempotentChange(call, async (work) => ({ status: 201, body: await makeLink(work, "reset", member.email, member.role, null) }), true);
    },
  }),
  operation({
    id: "listInvitations",
    method: "get",
    path: "/api/organizations/{organizationId}/invitations",
    tag: TAG,
    summary: "まだ使われていない招待 / open invitations",
    access: "manage",
    query: longPageQuery,
    answer: pageOf(z.object({ id: z.uuid(), purpose: z.string(), email: z.string(), role: z.string(), expiresAt: z.string() })),
    async handle({ services, organizationId, query }) {
      const rows = await services.keeping.database.read(organizationId).selectFrom("invitation").selectAll().where("organization_id", "=", organizationId).where("used_at", "is", null).where("revoked_at", "is", null).where("expires_at", ">", new Date(services.now())).where("id", ">", cursorOf(query.cursor) ?? NO_ID).orderBy("id").limit(query.limit + 1).execute();
      return { body: pageOfRows(rows, query.limit, (row) => row.id, (row) => ({ id: row.id, purpose: row.purpose, email: row.email, role: row.role, expiresAt: row.expires_at.toISOString() })) };
    },
  }),
  operation({
    id: "revokeInvitation",
    method: "delete",
    path: "/api/organizations/{organizationId}/invitations/{invitationId}",
    tag: TAG,
    summary: "招待を取り消す / take an invitation back",
    access: "manage",
    status: 204,
    async handle({ services, organizationId, actor, params }) {
      await services.keeping.database.change(organizationId, actor, async (work) => {
        const row = await work.db.updateTable("invitation").set({ revoked_at: work.at }).where("organization_id", "=", organizationId).where("id", "=", params["invitationId"] ?? "").where("used_at", "is", null).where("revoked_at", "is", null).returning("email").executeTakeFirst();
        if (row === undefined) throw new Refusal("not-found");
        work.audit({ action: "invitation.revoke", subjectKind: "invitation", subjectId: params["invitationId"], subjectName: row.email });
      });
      return { status: 204 };
    },
  }),
  operation({
    id: "lookAtInvitation",
    method: "post",
    path: "/api/invitations/look",
    tag: TAG,
    summary: "招待の内容を見る / what an invitation is for",
    access: "open",
    body: z.strictObject(linkBody),
    answer: z.object({ purpose: z.enum(["join", "reset"]), organizationName: z.string(), email: z.string(), role: roleField, isKnown: z.boolean() }),
    handle: ({ services, body, origin }) =>
      services.keeping.database.door(async (door) => {
        const { work, row } = await openLink(door, body, strangerAt(origin, "?"));
        const organization = await work.db.selectFrom("organization").select("name").where("organization_id", "=", body.organizationId).executeTakeFirstOrThrow();
        const person = await door.db.selectFrom("person").select("person_id").where("email", "=", row.email).executeTakeFirst();
        return { body: { purpose: row.purpose, organizationName: organization.name, email: row.email, role: row.role, isKnown: person !== undefined } };
      }),
  }),
  operation({
    id: "acceptInvitation",
    method: "post",
    path: "/api/invitations/accept",
    tag: TAG,
    summary: "招かれた人が、名前とパスワードを決めて加わる / join with a name and a password",
    access: "open",
    body: z.strictObject({ ...linkBody, name: line(), password: passwordField }),
    answer: z.object({ stage: z.literal("enrol") }),
    status: 201,
    async handle({ services, body, origin }) {
      const hash = await hashPassword(body.password, [body.name]);
      const cookies = await services.keeping.database.door(async (door) => {
        const { work, row } = await openLink(door, body, strangerAt(origin, body.name));
        const known = await door.db.selectFrom("person").selectAll().where("email", "=", row.email).forUpdate().executeTakeFirst();
        if (row.purpose === "join" && known !== undefined) throw new Refusal("sign-in-first");
        if (row.purpose === "reset" && (known === undefined || !(await belongsOnlyTo(door, known.person_id, body.organizationId)))) throw new Refusal("link-spent");
        const personId = known?.person_id ?? newId();
        if (known === undefined)
          await door.db.insertInto("person").values({ person_id: personId, email: row.email, name: body.name, password_hash: hash, password_changed_at: door.at, totp_secret: null, created_at: door.at, disabled_at: null }).execute();
        else await startOver(services, door, personId, hash);
        await useLink(work, row);
        if (row.purpose === "join") await addMember(work, row, { personId, name: body.name });
        else work.audit({ action: "member.reset", subjectKind: "person", subjectId: personId, subjectName: row.email });
        return enterPerson(services, door, { personId, name: known?.name ?? body.name, email: row.email }, "enrol", row.purpose, origin);
      });
      services.memberships.forget();
      services.sessions.forget();
      return { status: 201, body: { stage: "enrol" }, cookies };
    },
  }),
  operation({
    id: "joinOrganization",
    method: "post",
    path: "/api/invitations/join",
    tag: TAG,
    summary: "サインインしている人が、招かれた組織に加わる / somebody who is signed in joins one more organization",
    access: "session",
    body: z.strictObject(linkBody),
    answer: z.object({ organizationId: z.uuid() }),
    async handle({ services, body, caller, actor }) {
      await services.keeping.database.door(async (door) => {
        const { work, row } = await openLink(door, body, actor);
        if (row.purpose !== "join" || row.email !== caller.email) throw new Refusal("link-spent");
        await useLink(work, row);
        await addMember(work, row, { personId: caller.personId, name: caller.name });
      });
      services.memberships.forget();
      return { body: { organizationId: body.organizationId } };
    },
  }),
];

async function makeLink(work: Work, purpose: "join" | "reset", email: string, role: z.infer<typeof roleField>, roleEndsAt: string | null) {
  const [id, secret, expiresAt] = [newId(work.at.getTime()), newSecret(), new Date(work.at.getTime() + LIVES_MS)];
  await work.db
    .updateTable("invitation")
    .set({ revoked_at: work.at })
    .where("organization_id", "=", work.organizationId)
    .where("email", "=", email)
    .where("used_at", "is", null)
    .where("revoked_at", "is", null)
    .execute();
  await work.db
    .insertInto("invitation")
    .values({ organization_id: work.organizationId, id, purpose, email, role, role_ends_at: roleEndsAt === null ? null : new Date(roleEndsAt), token_hash: secretHash(secret), invited_by: work.actor.personId, created_at: work.at, expires_at: expiresAt, used_at: null, revoked_at: null })
    .execute();
  work.audit({ action: purpose === "join" ? "invitation.create" : "member.reset-link", subjectKind: "invitation", subjectId: id, subjectName: email, after: { role, roleEndsAt } });
  return { id, secret, expiresAt: expiresAt.toISOString() };
}

interface LinkParts {
  readonly organizationId: string;
  readonly invitationId: string;
  readonly secret: string;
}

/** @throws Refusal `link-spent`, whatever is wrong with the link */
async function openLink(door: DoorWork, { organizationId, invitationId, secret }: LinkParts, actor: Work["actor"]) {
  if (organizationId === INSTALLATION) throw new Refusal("link-spent");
  const work = await door.enter(organizationId, actor);
  const row = await work.db.selectFrom("invitation").selectAll().where("organization_id", "=", organizationId).where("id", "=", invitationId).forUpdate().executeTakeFirst();
  const isGood = row !== undefined && timingSafeEqual(row.token_hash, secretHash(secret)) && row.used_at === null && row.revoked_at === null && row.expires_at > door.at;
  if (!isGood) throw new Refusal("link-spent");
  return { work, row };
}

type Invitation = Awaited<ReturnType<typeof openLink>>["row"];

async function useLink(work: Work, row: Invitation): Promise<void> {
  await work.db.updateTable("invitation").set({ used_at: work.at }).where("organization_id", "=", work.organizationId).where("id", "=", row.id).execute();
}

async function addMember(work: Work, row: Invitation, person: { readonly personId: string; readonly name: string }): Promise<void> {
  const { name } = await work.db.selectFrom("organization").select("name").where("organization_id", "=", work.organizationId).executeTakeFirstOrThrow();
  const values = { organization_name: name, name: person.name, email: row.email, role: row.role, ends_at: row.role_ends_at, removed_at: null };
  await work.db
    .insertInto("membership")
    .values({ organization_id: work.organizationId, person_id: person.personId, created_at: work.at, ...values })
    .onConflict((on) => on.columns(["organization_id", "person_id"]).doUpdateSet(values))
    .execute();
  work.audit({ action: "member.add", subjectKind: "person", subjectId: person.personId, subjectName: person.name, after: { role: row.role, endsAt: row.role_ends_at } });
}

/**
 * Whether the organization that has made a reset link is still the only one that the person belongs to. Looked at
 * again when the link is used: otherwise who made it could wait and become that person in another organization.
 */
async function belongsOnlyTo(door: DoorWork, personId: string, organizationId: string): Promise<boolean> {
  await door.actFor(personId);
  const memberships = await door.db.selectFrom("membership").select(["organization_id", "ends_at"]).where("person_id", "=", personId).where("removed_at", "is", null).execute();
  const inForce = memberships.filter(({ ends_at }) => ends_at === null || ends_at > door.at);
  return inForce.length === 1 && inForce[0]?.organization_id === organizationId;
}

/** A person who lost everything begins again: new password, no factors, no sessions. */
async function startOver(services: { readonly sessions: { forget(): void } }, door: DoorWork, personId: string, hash: string): Promise<void> {
  await door.db.updateTable("person").set({ password_hash: hash, password_changed_at: door.at, totp_secret: null, recovery_hashes: [] }).where("person_id", "=", personId).execute();
  await door.db.deleteFrom("passkey").where("person_id", "=", personId).execute();
  await door.db.updateTable("session").set({ revoked_at: door.at }).where("person_id", "=", personId).where("revoked_at", "is", null).execute();
  services.sessions.forget();
}
