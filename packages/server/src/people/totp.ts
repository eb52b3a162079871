import { Secret, TOTP } from "otpauth";

const PERIOD_S = 30;

/** A new secret for a code app, and what its QR code says. */
export function newTotp(email: string): { readonly secret: Uint8Array; readonly text: string; readonly uri: string } {
  const secret = new Secret({ size: 20 });
  return { secret: new Uint8Array(secret.buffer), text: secret.base32, uri: totpOf(secret, email).toString() };
}

/**
 * The time step that a code belongs to, or `null` when it is wrong. A step that was used is never taken again.
 * @param lastStep the newest step that was used
 * @param now milliseconds
 */
export function stepOfCode(secret: Uint8Array, code: string, lastStep: number, now: number): number | null {
  const digits = code.normalize("NFKC").replace(/\s/g, "");
  if (!/^\d{6}$/.test(digits)) return null;
  const own = new Secret({ buffer: Uint8Array.from(secret).buffer });
  const delta = totpOf(own, "").validate({ token: digits, window: 1, timestamp: now });
  if (delta === null) return null;
  const step = Math.floor(now / 1000 / PERIOD_S) + delta;
  return step > lastStep ? step : null;
}

function totpOf(secret: Secret, email: string): TOTP {
  return new TOTP({ issuer: "Kaiji", label: email, algorithm: "SHA1", digits: 6, period: PERIOD_S, secret });
}
