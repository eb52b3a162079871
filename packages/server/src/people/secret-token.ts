import { createHash, randomBytes } from "node:crypto";

/** A new random secret of 256 bits, safe in links and cookies. */
export function newSecret(): string {
  return randomBytes(32).toString("base64url");
}

/** What is kept of a secret. It is random and long, so a plain hash is enough. */
export function secretHash(secret: string): Buffer {
  return createHash("sha256").update(secret).digest();
}
