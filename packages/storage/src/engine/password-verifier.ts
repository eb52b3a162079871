import { createHash, createHmac, pbkdf2Sync, randomBytes } from "node:crypto";

const ROUNDS = 4096;

/**
 * What PostgreSQL stores for a password (RFC 5802, RFC 7677; PostgreSQL manual, pg_authid): given in place of
 * the password, the password itself never travels and never stands in a statement.
 * @param password plain ASCII, as Kaiji makes them
 */
export function passwordVerifier(password: string, salt: Buffer = randomBytes(16)): string {
  const salted = pbkdf2Sync(password, salt, ROUNDS, 32, "sha256");
  const keyed = (text: string) => createHmac("sha256", salted).update(text).digest();
  const stored = createHash("sha256").update(keyed("Client Key")).digest("base64");
  return `SCRAM-SHA-256$${ROUNDS}:${salt.toString("base64")}$${stored}:${keyed("Server Key").toString("base64")}`;
}
