import { randomInt } from "node:crypto";
import type { DoorWork } from "@kaiji/storage";
import { secretHash } from "../people/secret-token.ts";
import type { KeptRequest } from "./request-event.ts";

/** No letter that is taken for another: 32 signs, 5 bits each. */
const SIGNS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";
const LENGTH = 16;

/** The hash of a typed code, however it was spaced; `null` when it is none. */
export function codeHash(typed: string): Buffer | null {
  const plain = typed.normalize("NFKC").toUpperCase().replaceAll(/[\s\-‐ー−]/g, "");
  return plain.length === LENGTH && [...plain].every((sign) => SIGNS.includes(sign)) ? secretHash(plain) : null;
}

/**
 * A code of 80 bits for a printed letter, in groups of four. It opens nothing by itself: at the door it gives a
 * link, and failures are throttled.
 */
export async function keepCode(door: DoorWork, organizationId: string, request: KeptRequest, expiresAt: Date): Promise<string> {
  const plain = Array.from({ length: LENGTH }, () => SIGNS[randomInt(SIGNS.length)]).join("");
  await door.db.deleteFrom("letter_code").where("expires_at", "<", door.at).execute();
  const content = JSON.stringify({ organizationId, requestId: request.id, madeAt: door.at.toISOString() });
  await door.db.insertInto("letter_code").values({ code_hash: secretHash(plain), content, expires_at: expiresAt }).execute();
  return (plain.match(/.{4}/g) ?? []).join("-");
}

/** What a typed code is for; `null` when there is none or it has expired. */
export async function findCode(door: DoorWork, typed: string): Promise<{ readonly organizationId: string; readonly requestId: string; readonly madeAt: string } | null> {
  const hash = codeHash(typed);
  const row = hash === null ? undefined : await door.db.selectFrom("letter_code").select(["content", "expires_at"]).where("code_hash", "=", hash).executeTakeFirst();
  if (row === undefined || row.expires_at <= door.at) return null;
  return row.content as { organizationId: string; requestId: string; madeAt: string };
}
