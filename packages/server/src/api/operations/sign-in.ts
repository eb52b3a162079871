import { INSTALLATION } from "@kaiji/storage";
import { z } from "zod";
import { strangerAt } from "../../people/caller.ts";
import { completeSession, enterPerson, stageAfterPassword } from "../../people/enter-person.ts";
import { knownDevice } from "../../people/known-device.ts";
import { isPassword } from "../../people/password.ts";
import { recoveryHash } from "../../people/recovery-codes.ts";
import { checkThrottle, clearFailures, countFailure, oneKey, signInKeys } from "../../people/throttle.ts";
import { stepOfCode } from "../../people/totp.ts";
import { Refusal } from "../../refusal/refusal.ts";
import { operation } from "../operation.ts";
import { codeField, emailField, passwordField } from "../schemas.ts";

const stageAnswer = z.object({ stage: z.enum(["first-factor", "enrol", "full"]) });
const TAG = "サインイン";

/** Wrong codes that one session, and one person from anywhere, may send. */
const CODES_FREE = 5;

/** Signing in with password and code, and signing out. */
export const SIGN_IN = [
  operation({
    id: "signIn",
    method: "post",
    path: "/api/sign-in",
    tag: TAG,
    summary: "メールアドレスとパスワードでサインインを始める / begin with address and password",
    access: "open",
    body: z.strictObject({ email: emailField, password: passwordField }),
    answer: stageAnswer,
    async handle({ services, body, origin, cookies }) {
      const { database, seal } = services.keeping;
      const { person, keys } = await database.door(async (door) => {
        const found = await door.db.selectFrom("person").selectAll().where("email", "=", body.email).where("disabled_at", "is", null).executeTakeFirst();
        const counted = signInKeys(body.email, origin.address, knownDevice(seal, cookies["device"], found?.person_id ?? null));
        await checkThrottle(door, counted);
        return { person: found ?? null, keys: counted };
      });
      const isRight = await isPassword(body.password, person?.password_hash ?? null);
      if (!isRight || person === null) {
        await database.door(async (door) => {
          await countFailure(door, keys);
          const work = await door.enter(INSTALLATION, strangerAt(origin, body.email));
          work.audit({ action: "session.refused", subjectKind: "person", subjectId: person?.person_id, subjectName: body.email });
        });
        throw new Refusal("wrong-credentials");
      }
      return database.door(async (door) => {
        await clearFailures(door, keys);
        const stage = await stageAfterPassword(door, person.person_id);
        return { body: { stage }, cookies: await enterPerson(services, door, { personId: person.person_id, name: person.name, email: person.email }, stage, "password", origin) };
      });
    },
  }),
  operation({
    id: "signInWithCode",
    method: "post",
    path: "/api/sign-in/code",
    tag: TAG,
    summary: "確認コードのアプリか回復コードで、サインインを終える / finish with a code of an app, or a recovery code",
    access: "half",
    body: z.strictObject({ code: codeField }),
    answer: stageAnswer,
    async handle({ services, body, origin, caller }) {
      if (caller.stage !== "first-factor") throw new Refusal("state-differs", { state: caller.stage });
      const { database, seal } = services.keeping;
      const keys = [...oneKey(`code:${caller.sessionId}`, CODES_FREE), ...oneKey(`codes:${caller.personId}`, 20)];
      const cookies = await database.door(async (door) => {
        await checkThrottle(door, keys);
        const person = await door.db.selectFrom("person").selectAll().where("person_id", "=", caller.personId).forUpdate().executeTakeFirstOrThrow();
        const secret = person.totp_secret === null ? null : seal.open(person.totp_secret, `totp:${caller.personId}`);
        const step = secret === null ? null : stepOfCode(secret, body.code, Number(person.totp_last_step), door.at.getTime());
        const recovery = recoveryHash(seal, caller.personId, body.code);
        if (step === null && !person.recovery_hashes.includes(recovery)) {
          await countFailure(door, keys);
          const work = await door.enter(INSTALLATION, strangerAt(origin, caller.email));
          work.audit({ action: "session.refused", subjectKind: "person", subjectId: caller.personId, subjectName: caller.email, after: { how: "code" } });
          return null;
        }
        await clearFailures(door, keys);
        await door.db
          .updateTable("person")
          .set(step === null ? { recovery_hashes: person.recovery_hashes.filter((hash) => hash !== recovery) } : { totp_last_step: step })
          .where("person_id", "=", caller.personId)
          .execute();
        return completeSession(services, door, caller, step === null ? "recovery-code" : "code", origin);
      });
      if (cookies === null) throw new Refusal("wrong-code");
      return { body: { stage: "full" }, cookies };
    },
  }),
  operation({
    id: "signOut",
    method: "post",
    path: "/api/sign-out",
    tag: TAG,
    summary: "サインアウトする / sign out",
    access: "half",
    status: 204,
    async handle({ services, caller, actor }) {
      await services.keeping.database.door(async (door) => {
        await door.db.updateTable("session").set({ revoked_at: door.at }).where("id", "=", caller.sessionId).execute();
        const work = await door.enter(INSTALLATION, actor);
        work.audit({ action: "session.end", subjectKind: "session", subjectId: caller.sessionId, subjectName: caller.email });
      });
      services.sessions.forget();
      return { status: 204, cookies: [{ name: "session", value: null }] };
    },
  }),
];
