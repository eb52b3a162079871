import { createHmac } from "node:crypto";

/**
 * The header `Kaiji-Signature` of a delivery: the time and an HMAC-SHA-256 over time and body. A receiver makes
 * the same and compares, and refuses times that are long past.
 */
export function signWebhook(secret: string, body: string, seconds: number): string {
  return `t=${seconds},v1=${createHmac("sha256", secret).update(`${seconds}.${body}`).digest("hex")}`;
}
