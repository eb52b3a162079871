import { INSTALLATION, type DoorWork } from "@kaiji/storage";
import { z } from "zod";
import type { SessionCaller } from "../../people/caller.ts";
import { completeSession } from "../../people/enter-person.ts";
import { hashPassword, isPassword } from "../../people/password.ts";
import { keepConfirmation, requireConfirmed } from "../../people/confirmation.ts";
import { newRecoveryCodes, recoveryHash } from "../../people/recovery-codes.ts";
import { checkThrottle, countFailure, oneKey } from "../../people/throttle.ts";
import { newTotp, stepOfCode } from "../../people/totp.ts";
import { Refusal } from "../../refusal/refusal.ts";
import { operation, type SessionCall } from "../operation.ts";
import type { Services } from "../services.ts";
import { codeField, passwordField } from "../schemas.ts";

const TAG = "自分";
const recoveryAnswer = z.object({ recoveryCodes: z.array(z.string()).describe("一度だけ表示する / shown once") });

const membershipAnswer = z.object({ organizationId: z.uuid(), organizationName: z.string(), role: z.string(), endsAt: z.string().nullable() });

/** One's own account: who am I, second factors, password. */
export const OWN_ACCOUNT = [
  operation({
    id: "getMe",
    method: "get",
    path: "/api/me",
    tag: TAG,
    summary: "自分と、属する組織 / who I am and where I belong",
    access: "half",
    answer: z.object({
      personId: z.uuid(),
      name: z.string(),
      email: z.string(),
      stage: z.enum(["first-factor", "enrol", "full"]),
      hasCodeApp: z.boolean(),
      passkeys: z.number(),
      recoveryCodesLeft: z.number(),
      organizations: z.array(membershipAnswer),
    }),
    async handle({ services, caller }) {
      const [person, passkeys] = await services.keeping.database.door(async ({ db }) => [
        await db.selectFrom("person").select(["totp_secret", "recovery_hashes"]).where("person_id", "=", caller.personId).executeTakeFirstOrThrow(),
        await db.selectFrom("passkey").select("credential_id").where("person_id", "=", caller.personId).execute(),
      ]);
      const organizations = caller.stage === "full" ? await services.memberships.of(caller.personId) : [];
      return {
        body: {
          personId: caller.personId,
          name: caller.name,
          email: caller.email,
          stage: caller.stage,
          hasCodeApp: person.totp_secret !== null,
          passkeys: passkeys.length,
          recoveryCodesLeft: person.recovery_hashes.length,
          organizations,
        },
      };
    },
  }),
  operation({
    id: "startCodeApp",
    method: "post",
    path: "/api/me/code-app/start",
    tag: TAG,
    summary: "確認コードのアプリの登録を始める / begin to set up a code app",
    access: "half",
    answer: z.object({ secret: z.string(), uri: z.string() }),
    async handle({ services, caller }) {
      refuseBetweenFactors(caller);
      await services.keeping.database.door((door) => requireConfirmed(door, caller));
      const { text, uri, secret } = newTotp(caller.email);
      const { database, seal } = services.keeping;
      const content = { sealed: seal.seal(secret, `totp:${caller.personId}`).toString("base64") };
      await database.door(async ({ db, at }) => {
        const values = { content: JSON.stringify(content), expires_at: new Date(at.getTime() + 15 * 60_000) };
        await db
          .insertInto("challenge")
          .values({ id: caller.sessionId, purpose: "code-app", ...values })
          .onConflict((on) => on.column("id").doUpdateSet({ purpose: "code-app", ...values }))
          .execute();
      });
      return { body: { secret: text, uri } };
    },
  }),
  operation({
    id: "finishCodeApp",
    method: "post",
    path: "/api/me/code-app",
    tag: TAG,
    summary: "アプリの最初のコードで登録を終える / finish with the app's first code",
    access: "half",
    body: z.strictObject({ code: codeField }),
    answer: recoveryAnswer,
    async handle(call) {
      const { services, caller, body, origin } = call;
      refuseBetweenFactors(caller);
      const { database, seal } = services.keeping;
      return database.door(async (door) => {
        const challenge = await door.db.selectFrom("challenge").selectAll().where("id", "=", caller.sessionId).where("purpose", "=", "code-app").executeTakeFirst();
        if (challenge === undefined || challenge.expires_at < door.at) throw new Refusal("link-spent");
        const sealed = Buffer.from(String(challenge.content["sealed"]), "base64");
        const step = stepOfCode(seal.open(sealed, `totp:${caller.personId}`), body.code, 0, door.at.getTime());
        if (step === null) throw new Refusal("wrong-code");
        await door.db.deleteFrom("challenge").where("id", "=", caller.sessionId).execute();
        await door.db.updateTable("person").set({ totp_secret: sealed, totp_last_step: step }).where("person_id", "=", caller.personId).execute();
        const recoveryCodes = await setRecoveryCodes(services, door, caller);
        (await door.enter(INSTALLATION, call.actor)).audit({ action: "code-app.add", subjectKind: "person", subjectId: caller.personId, subjectName: caller.email });
        return { body: { recoveryCodes }, cookies: caller.stage === "enrol" ? await completeSession(services, door, caller, "code-app", origin) : [] };
      });
    },
  }),
  operation({
    id: "removeCodeApp",
    method: "delete",
    path: "/api/me/code-app",
    tag: TAG,
    summary: "確認コードのアプリを外す / remove the code app",
    access: "session",
    status: 204,
    async handle({ services, caller, actor }) {
      await services.keeping.database.door(async (door) => {
        await requireConfirmed(door, caller);
        const passkey = await door.db.selectFrom("passkey").select("credential_id").where("person_id", "=", caller.personId).limit(1).executeTakeFirst();
        if (passkey === undefined) throw new Refusal("last-factor");
        await door.db.updateTable("person").set({ totp_secret: null }).where("person_id", "=", caller.personId).execute();
        (await door.enter(INSTALLATION, actor)).audit({ action: "code-app.remove", subjectKind: "person", subjectId: caller.personId, subjectName: caller.email });
      });
      return { status: 204 };
    },
  }),
  operation({
    id: "renewRecoveryCodes",
    method: "post",
    path: "/api/me/recovery-codes",
    tag: TAG,
    summary: "回復コードを作り直す / make new recovery codes",
    access: "session",
    answer: recoveryAnswer,
    handle: ({ services, caller, actor }) =>
      services.keeping.database.door(async (door) => {
        await requireConfirmed(door, caller);
        (await door.enter(INSTALLATION, actor)).audit({ action: "recovery-codes.renew", subjectKind: "person", subjectId: caller.personId, subjectName: caller.email });
        return { body: { recoveryCodes: await setRecoveryCodes(services, door, caller) } };
      }),
  }),
  operation({
    id: "confirmPassword",
    method: "post",
    path: "/api/me/confirm",
    tag: TAG,
    summary: "大切な変更の前に、パスワードをもう一度確かめる(10分有効) / confirm with the password; good for ten minutes",
    access: "session",
    body: z.strictObject({ password: passwordField }),
    status: 204,
    async handle({ services, caller, body }) {
      const { database } = services.keeping;
      const keys = oneKey(`password:${caller.personId}`, 5);
      const person = await database.door(async (door) => {
        await checkThrottle(door, keys);
        return door.db.selectFrom("person").select("password_hash").where("person_id", "=", caller.personId).executeTakeFirstOrThrow();
      });
      if (!(await isPassword(body.password, person.password_hash))) {
        await database.door((door) => countFailure(door, keys));
        throw new Refusal("wrong-credentials");
      }
      await database.door((door) => keepConfirmation(door, caller));
      return { status: 204 };
    },
  }),
  operation({
    id: "changePassword",
    method: "post",
    path: "/api/me/password",
    tag: TAG,
    summary: "パスワードを変える(ほかの端末のサインインは終わる) / change the password; other sessions end",
    access: "session",
    body: z.strictObject({ current: passwordField, next: passwordField }),
    status: 204,
    async handle(call: SessionCall<unknown, { current: string; next: string }>) {
      const { services, caller, body } = call;
      const { database } = services.keeping;
      const keys = oneKey(`password:${caller.personId}`, 5);
      const person = await database.door(async (door) => {
        await checkThrottle(door, keys);
        return door.db.selectFrom("person").selectAll().where("person_id", "=", caller.personId).executeTakeFirstOrThrow();
      });
      if (!(await isPassword(body.current, person.password_hash))) {
        await database.door((door) => countFailure(door, keys));
        throw new Refusal("wrong-credentials");
      }
      const hash = await hashPassword(body.next, [person.name, person.email.split("@")[0] ?? ""]);
      await database.door(async (door) => {
        await door.db.updateTable("person").set({ password_hash: hash, password_changed_at: door.at }).where("person_id", "=", caller.personId).execute();
        await door.db.updateTable("session").set({ revoked_at: door.at }).where("person_id", "=", caller.personId).where("id", "<>", caller.sessionId).execute();
        (await door.enter(INSTALLATION, call.actor)).audit({ action: "password.change", subjectKind: "person", subjectId: caller.personId, subjectName: caller.email });
      });
      services.sessions.forget();
      return { status: 204 };
    },
  }),
];

/** Between password and second factor nothing about the factors may be changed. */
export function refuseBetweenFactors(caller: SessionCaller): void {
  if (caller.stage === "first-factor") throw new Refusal("second-factor-needed");
}

/** Makes recovery codes anew and keeps their digests. */
export async function setRecoveryCodes(services: Services, door: DoorWork, caller: SessionCaller): Promise<string[]> {
  const codes = newRecoveryCodes();
  const hashes = codes.map((code) => recoveryHash(services.keeping.seal, caller.personId, code));
  await door.db.updateTable("person").set({ recovery_hashes: hashes }).where("person_id", "=", caller.personId).execute();
  return codes;
}
