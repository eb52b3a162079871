import { createHash } from "node:crypto";
import type { DoorWork } from "@kaiji/storage";
import { Refusal } from "../refusal/refusal.ts";

/** One thing whose failures are counted, and how many are let pass. */
export interface ThrottleKey {
  readonly key: string;
  readonly free: number;
}

/** A count starts again when nothing has failed for this long. */
const FORGET_MS = 60 * 60_000;
const FIRST_BLOCK_MS = 30_000;
const LONGEST_BLOCK_MS = 15 * 60_000;

/**
 * What a sign-in counts against. A browser in which this person has signed in before has a count of its own, so
 * that an attacker who fails on purpose locks out himself and other unknown browsers, but never the people who work there.
 */
export function signInKeys(email: string, address: string, knownDevice: string | null): ThrottleKey[] {
  if (knownDevice !== null) return [{ key: `device:${knownDevice}`, free: 5 }];
  return [
    { key: `pair:${email}|${networkOf(address)}`, free: 5 },
    { key: `account:${email}`, free: 30 },
    { key: `network:${networkOf(address)}`, free: 100 },
  ].map(({ key, free }) => ({ key: digest(key), free }));
}

/** A secret that few tries may go against, e.g. the codes of one person. */
export function oneKey(name: string, free: number): ThrottleKey[] {
  return [{ key: digest(name), free }];
}

/** @throws Refusal `too-many-attempts` while one of the keys is blocked */
export async function checkThrottle({ db, at }: DoorWork, keys: readonly ThrottleKey[]): Promise<void> {
  const rows = await db
    .selectFrom("sign_in_failure")
    .select("blocked_until")
    .where("key", "in", keys.map(({ key }) => key))
    .execute();
  const until = Math.max(0, ...rows.map((row) => row.blocked_until?.getTime() ?? 0));
  if (until > at.getTime()) throw new Refusal("too-many-attempts", { seconds: Math.ceil((until - at.getTime()) / 1000) });
}

/** Counts a failure; after the free ones each doubles the wait. */
export async function countFailure({ db, at }: DoorWork, keys: readonly ThrottleKey[]): Promise<void> {
  for (const { key, free } of keys.toSorted((a, b) => (a.key < b.key ? -1 : 1))) {
    const row = await db.selectFrom("sign_in_failure").select(["count", "last_at"]).where("key", "=", key).forUpdate().executeTakeFirst();
    const count = row === undefined || at.getTime() - row.last_at.getTime() > FORGET_MS ? 1 : row.count + 1;
    const wait = count < free ? null : Math.min(LONGEST_BLOCK_MS, FIRST_BLOCK_MS * 2 ** Math.min(10, count - free));
    const values = { count, last_at: at, blocked_until: wait === null ? null : new Date(at.getTime() + wait) };
    await db
      .insertInto("sign_in_failure")
      .values({ key, ...values })
      .onConflict((on) => on.column("key").doUpdateSet(values))
      .execute();
  }
}

/** Forgets failures after a success. Counts that many people share are left to fade. */
export async function clearFailures({ db }: DoorWork, keys: readonly ThrottleKey[]): Promise<void> {
  const own = keys.filter(({ free }) => free <= 5).map(({ key }) => key);
  if (own.length > 0) await db.deleteFrom("sign_in_failure").where("key", "in", own).execute();
}

/** One household or site: an IPv4 address, or the /64 of an IPv6 one. */
export function networkOf(address: string): string {
  return address.includes(":") ? address.split(":").slice(0, 4).join(":") : address;
}

function digest(text: string): string {
  return createHash("sha256").update(text).digest("base64url");
}
