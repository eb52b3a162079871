import { newId, type DoorWork } from "@kaiji/storage";
import { Refusal } from "../refusal/refusal.ts";
import type { SessionCaller } from "./caller.ts";

/** How long a sign-in or a confirmed password is fresh enough to change second factors. */
const FRESH_MS = 10 * 60_000;

const purposeOf = (sessionId: string) => `confirmed:${sessionId}`;

/** Notes that the person at this session has just shown the password. */
export async function keepConfirmation({ db, at }: DoorWork, { sessionId }: SessionCaller): Promise<void> {
  await db.deleteFrom("challenge").where("expires_at", "<", at).execute();
  await db.insertInto("challenge").values({ id: newId(at.getTime()), purpose: purposeOf(sessionId), content: "{}", expires_at: new Date(at.getTime() + FRESH_MS) }).execute();
}

/**
 * Sees that the person, not only the session, is there: whoever has taken a session must not change the factors
 * and keep the account.
 * @throws Refusal `confirm-needed`
 */
export async function requireConfirmed({ db, at }: DoorWork, { sessionId, personId, stage }: SessionCaller): Promise<void> {
  if (stage === "enrol") return;
  const session = await db.selectFrom("session").select("created_at").where("person_id", "=", personId).where("id", "=", sessionId).executeTakeFirst();
  if (session !== undefined && at.getTime() - session.created_at.getTime() < FRESH_MS) return;
  const confirmed = await db.selectFrom("challenge").select("id").where("purpose", "=", purposeOf(sessionId)).where("expires_at", ">", at).limit(1).executeTakeFirst();
  if (confirmed === undefined) throw new Refusal("confirm-needed");
}
