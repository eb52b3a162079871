import { INSTALLATION, type DoorWork } from "@kaiji/storage";
import type { SetCookie } from "../api/operation.ts";
import type { Services } from "../api/services.ts";
import type { Origin, SessionStage } from "./caller.ts";
import { newDeviceMark } from "./known-device.ts";

/** What a person still has to show before they are in. */
export async function stageAfterPassword({ db }: DoorWork, personId: string): Promise<"first-factor" | "enrol"> {
  const person = await db.selectFrom("person").select("totp_secret").where("person_id", "=", personId).executeTakeFirstOrThrow();
  const passkey = await db.selectFrom("passkey").select("credential_id").where("person_id", "=", personId).limit(1).executeTakeFirst();
  return person.totp_secret === null && passkey === undefined ? "enrol" : "first-factor";
}

/** Starts a session, remembers the browser when the person is fully in, and tells the audit trail. */
export async function enterPerson(services: Services, door: DoorWork, person: { readonly personId: string; readonly name: string; readonly email: string }, stage: SessionStage, how: string, origin: Origin): Promise<SetCookie[]> {
  const token = await services.sessions.start(door, person.personId, stage, origin);
  const work = await door.enter(INSTALLATION, { personId: person.personId, name: person.name, via: "session", address: origin.address, requestId: origin.requestId });
  work.audit({ action: stage === "full" ? "session.start" : "session.first-factor", subjectKind: "person", subjectId: person.personId, subjectName: person.email, after: { how, device: origin.device } });
  const session: SetCookie = { name: "session", value: token };
  return stage === "full" ? [session, { name: "device", value: newDeviceMark(services.keeping.seal, person.personId) }] : [session];
}

/** Turns a half session into a full one with a new token, so that a token seen before the second factor is worth nothing. */
export async function completeSession(services: Services, door: DoorWork, caller: { readonly personId: string; readonly sessionId: string; readonly name: string; readonly email: string }, how: string, origin: Origin): Promise<SetCookie[]> {
  await door.db.updateTable("session").set({ revoked_at: door.at }).where("id", "=", caller.sessionId).execute();
  services.sessions.forget();
  return enterPerson(services, door, caller, "full", how, origin);
}
