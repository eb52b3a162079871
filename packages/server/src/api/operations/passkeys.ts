import { INSTALLATION } from "@kaiji/storage";
import { generateAuthenticationOptions, generateRegistrationOptions, verifyAuthenticationResponse, verifyRegistrationResponse, type AuthenticationResponseJSON, type AuthenticatorTransport, type RegistrationResponseJSON } from "@simplewebauthn/server";
import { z } from "zod";
import { keepChallenge, takeChallenge } from "../../people/challenges.ts";
import { requireConfirmed } from "../../people/confirmation.ts";
import { completeSession, enterPerson } from "../../people/enter-person.ts";
import { strangerAt } from "../../people/caller.ts";
import { Refusal } from "../../refusal/refusal.ts";
import { operation } from "../operation.ts";
import { line } from "../schemas.ts";
import { refuseBetweenFactors, setRecoveryCodes } from "./own-account.ts";

const TAG = "パスキー";
const optionsAnswer = z.object({ challengeId: z.uuid(), options: z.record(z.string(), z.unknown()) });
/** What a browser's authenticator answers; looked into by the library that verifies it. */
const fromBrowser = z.looseObject({ id: z.string().max(2000), rawId: z.string().max(2000), type: z.literal("public-key"), response: z.looseObject({}) });

const TRANSPORTS: ReadonlySet<string> = new Set(["ble", "cable", "hybrid", "internal", "nfc", "smart-card", "usb"]);

function transportsOf(names: readonly string[]): AuthenticatorTransport[] {
  return names.filter((name): name is AuthenticatorTransport => TRANSPORTS.has(name));
}

/** Passkeys (WebAuthn): a second factor, and with the device's own check of the person both factors at once. */
export const PASSKEYS = [
  operation({
    id: "startPasskey",
    method: "post",
    path: "/api/me/passkeys/start",
    tag: TAG,
    summary: "パスキーの登録を始める / begin to add a passkey",
    access: "half",
    answer: optionsAnswer,
    async handle({ services, caller, site }) {
      refuseBetweenFactors(caller);
      return services.keeping.database.door(async (door) => {
        await requireConfirmed(door, caller);
        const kept = await door.db.selectFrom("passkey").select(["credential_id", "transports"]).where("person_id", "=", caller.personId).execute();
        const options = await generateRegistrationOptions({
          rpName: "Kaiji",
          rpID: new URL(site).hostname,
          userID: new Uint8Array(Buffer.from(caller.personId.replaceAll("-", ""), "hex")),
          userName: caller.email,
          userDisplayName: caller.name,
          attestationType: "none",
          excludeCredentials: kept.map((row) => ({ id: row.credential_id, transports: transportsOf(row.transports) })),
          authenticatorSelection: { residentKey: "preferred", userVerification: "required" },
        });
        const challengeId = await keepChallenge(door, "passkey-add", { challenge: options.challenge, personId: caller.personId });
        return { body: { challengeId, options } };
      });
    },
  }),
  operation({
    id: "addPasskey",
    method: "post",
    path: "/api/me/passkeys",
    tag: TAG,
    summary: "パスキーを登録する / add a passkey",
    access: "half",
    body: z.strictObject({ challengeId: z.uuid(), name: line(80), credential: fromBrowser }),
    answer: z.object({ recoveryCodes: z.array(z.string()) }),
    status: 201,
    async handle({ services, caller, actor, body, site, origin }) {
      refuseBetweenFactors(caller);
      return services.keeping.database.door(async (door) => {
        const challenge = await takeChallenge(door, body.challengeId, "passkey-add");
        if (challenge["personId"] !== caller.personId) throw new Refusal("wrong-passkey");
        const verified = await verifyRegistrationResponse({
          response: body.credential as unknown as RegistrationResponseJSON,
          expectedChallenge: String(challenge["challenge"]),
          expectedOrigin: site,
          expectedRPID: new URL(site).hostname,
          requireUserVerification: true,
        }).catch(() => ({ verified: false as const, registrationInfo: undefined }));
        if (!verified.verified || verified.registrationInfo === undefined) throw new Refusal("wrong-passkey");
        const { credential } = verified.registrationInfo;
        const { numInsertedOrUpdatedRows } = await door.db
          .insertInto("passkey")
          .values({ person_id: caller.personId, credential_id: credential.id, public_key: Buffer.from(credential.publicKey), counter: credential.counter, transports: credential.transports ?? [], name: body.name, created_at: door.at, used_at: null })
          .onConflict((on) => on.doNothing())
          .executeTakeFirst();
        if (numInsertedOrUpdatedRows === 0n) throw new Refusal("already-there");
        (await door.enter(INSTALLATION, actor)).audit({ action: "passkey.add", subjectKind: "person", subjectId: caller.personId, subjectName: caller.email, after: { name: body.name } });
        const isFirst = caller.stage === "enrol";
        const recoveryCodes = isFirst ? await setRecoveryCodes(services, door, caller) : [];
        return { status: 201, body: { recoveryCodes }, cookies: isFirst ? await completeSession(services, door, caller, "passkey", origin) : [] };
      });
    },
  }),
  operation({
    id: "listPasskeys",
    method: "get",
    path: "/api/me/passkeys",
    tag: TAG,
    summary: "登録したパスキー / my passkeys",
    access: "session",
    answer: z.object({ items: z.array(z.object({ id: z.string(), name: z.string(), createdAt: z.string(), usedAt: z.string().nullable() })) }),
    async handle({ services, caller }) {
      const rows = await services.keeping.database.door(({ db }) => db.selectFrom("passkey").select(["credential_id", "name", "created_at", "used_at"]).where("person_id", "=", caller.personId).orderBy("created_at").execute());
      return { body: { items: rows.map((row) => ({ id: row.credential_id, name: row.name, createdAt: row.created_at.toISOString(), usedAt: row.used_at?.toISOString() ?? null })) } };
    },
  }),
  operation({
    id: "removePasskey",
    method: "post",
    path: "/api/me/passkeys/remove",
    tag: TAG,
    summary: "パスキーを外す / remove a passkey",
    access: "session",
    body: z.strictObject({ id: z.string().min(1).max(2000) }),
    status: 204,
    async handle({ services, caller, actor, body }) {
      await services.keeping.database.door(async (door) => {
        await requireConfirmed(door, caller);
        const person = await door.db.selectFrom("person").select("totp_secret").where("person_id", "=", caller.personId).forUpdate().executeTakeFirstOrThrow();
        const kept = await door.db.selectFrom("passkey").select("credential_id").where("person_id", "=", caller.personId).execute();
        if (!kept.some((row) => row.credential_id === body.id)) throw new Refusal("not-found");
        if (kept.length === 1 && person.totp_secret === null) throw new Refusal("last-factor");
        await door.db.deleteFrom("passkey").where("person_id", "=", caller.personId).where("credential_id", "=", body.id).execute();
        (await door.enter(INSTALLATION, actor)).audit({ action: "passkey.remove", subjectKind: "person", subjectId: caller.personId, subjectName: caller.email });
      });
      return { status: 204 };
    },
  }),
  operation({
    id: "startPasskeySignIn",
    method: "post",
    path: "/api/sign-in/passkey/start",
    tag: TAG,
    summary: "パスキーでのサインインを始める / begin to sign in with a passkey",
    access: "open",
    answer: optionsAnswer,
    handle: ({ services, site }) =>
      services.keeping.database.door(async (door) => {
        // No address is asked for, so nothing tells who has a passkey here.
        const options = await generateAuthenticationOptions({ rpID: new URL(site).hostname, userVerification: "required", allowCredentials: [] });
        return { body: { challengeId: await keepChallenge(door, "passkey-sign-in", { challenge: options.challenge }), options } };
      }),
  }),
  operation({
    id: "signInWithPasskey",
    method: "post",
    path: "/api/sign-in/passkey",
    tag: TAG,
    summary: "パスキーでサインインする(パスワードは要らない) / sign in with a passkey alone",
    access: "open",
    body: z.strictObject({ challengeId: z.uuid(), credential: fromBrowser }),
    answer: z.object({ stage: z.literal("full") }),
    async handle({ services, body, site, origin }) {
      const cookies = await services.keeping.database.door(async (door) => {
        const challenge = await takeChallenge(door, body.challengeId, "passkey-sign-in");
        const kept = await door.db
          .selectFrom("passkey")
          .innerJoin("person", "person.person_id", "passkey.person_id")
          .select(["credential_id", "public_key", "counter", "transports", "person.person_id", "person.name", "person.email"])
          .where("credential_id", "=", body.credential.id)
          .where("disabled_at", "is", null)
          .executeTakeFirst();
        const verified =
          kept === undefined
            ? null
            : await verifyAuthenticationResponse({
                response: body.credential as unknown as AuthenticationResponseJSON,
                expectedChallenge: String(challenge["challenge"]),
                expectedOrigin: site,
                expectedRPID: new URL(site).hostname,
                requireUserVerification: true,
                credential: { id: kept.credential_id, publicKey: new Uint8Array(kept.public_key), counter: Number(kept.counter), transports: transportsOf(kept.transports) },
              }).catch(() => null);
        if (kept === undefined || verified?.verified !== true) {
          (await door.enter(INSTALLATION, strangerAt(origin, kept?.email ?? "?"))).audit({ action: "session.refused", subjectKind: "person", subjectId: kept?.person_id, subjectName: kept?.email, after: { how: "passkey" } });
          return null;
        }
        await door.db.updateTable("passkey").set({ counter: verified.authenticationInfo.newCounter, used_at: door.at }).where("credential_id", "=", kept.credential_id).execute();
        return enterPerson(services, door, { personId: kept.person_id, name: kept.name, email: kept.email }, "full", "passkey", origin);
      });
      if (cookies === null) throw new Refusal("wrong-passkey");
      return { body: { stage: "full" }, cookies };
    },
  }),
];
