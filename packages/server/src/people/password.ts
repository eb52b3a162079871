import { randomBytes } from "node:crypto";
import { hash, verify } from "@node-rs/argon2";
import { Refusal } from "../refusal/refusal.ts";
import { isBreached } from "./breached-passwords.ts";

/** Length does more than kinds of characters (NIST SP 800-63B-4, section 3.1.1.2); a second factor is always asked for too. */
export const LEAST_CHARACTERS = 12;
const MOST_CHARACTERS = 256;

/** OWASP's floor for Argon2id, which the library takes by default: 19 MiB, two passes. */
const ARGON = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

/** Hashing is the most expensive thing that a stranger can ask for: only so many at once. */
const AT_ONCE = 4;
let running = 0;
const waiting: (() => void)[] = [];

async function inTurn<T>(task: () => Promise<T>): Promise<T> {
  if (running >= AT_ONCE) await new Promise<void>((resolve) => waiting.push(resolve));
  running++;
  try {
    return await task();
  } finally {
    running--;
    waiting.shift()?.();
  }
}

/**
 * Hashes a new password.
 * @param words what must not be the password: name, address
 * @throws Refusal `password-too-short`, `password-too-long`, `password-known`
 */
export function hashPassword(password: string, words: readonly string[] = []): Promise<string> {
  const plain = password.normalize("NFC");
  const length = [...plain].length;
  if (length < LEAST_CHARACTERS) throw new Refusal("password-too-short", { least: LEAST_CHARACTERS });
  if (length > MOST_CHARACTERS) throw new Refusal("password-too-long", { most: MOST_CHARACTERS });
  if (isBreached(plain, words)) throw new Refusal("password-known");
  return inTurn(() => hash(plain, ARGON));
}

/** A hash that no password has, so that an unknown address takes as long as a known one. */
let nobody: Promise<string> | null = null;

/** Whether a password is the one of a hash; `null` (nobody, or no password) is never, and takes as long. */
export async function isPassword(password: string, passwordHash: string | null): Promise<boolean> {
  const plain = password.normalize("NFC").slice(0, MOST_CHARACTERS * 2);
  const against = passwordHash ?? (await (nobody ??= hash(randomBytes(32), ARGON)));
  const isRight = await inTurn(() => verify(against, plain).catch(() => false));
  return isRight && passwordHash !== null;
}
