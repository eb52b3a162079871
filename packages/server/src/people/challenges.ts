import { newId, type DoorWork } from "@kaiji/storage";
import { Refusal } from "../refusal/refusal.ts";

const LIVES_MS = 5 * 60_000;

/** Keeps what a passkey must answer, for five minutes. @returns its id */
export async function keepChallenge({ db, at }: DoorWork, purpose: string, content: Readonly<Record<string, unknown>>): Promise<string> {
  await db.deleteFrom("challenge").where("expires_at", "<", at).execute();
  const id = newId();
  await db
    .insertInto("challenge")
    .values({ id, purpose, content: JSON.stringify(content), expires_at: new Date(at.getTime() + LIVES_MS) })
    .execute();
  return id;
}

/** Takes a challenge: it is good for one answer. @throws Refusal `link-spent` */
export async function takeChallenge({ db, at }: DoorWork, id: string, purpose: string): Promise<Record<string, unknown>> {
  const row = await db.deleteFrom("challenge").where("id", "=", id).where("purpose", "=", purpose).returning(["content", "expires_at"]).executeTakeFirst();
  if (row === undefined || row.expires_at < at) throw new Refusal("link-spent");
  return row.content;
}
