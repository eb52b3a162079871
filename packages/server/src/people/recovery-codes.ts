import { randomBytes } from "node:crypto";
import type { DataSeal } from "@kaiji/storage";

const HOW_MANY = 10;
/** Without letters and digits that look alike (Crockford's Base32). */
const LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/** Ten new codes of 60 random bits, e.g. `7K2M-9QXA-4TDN`. */
export function newRecoveryCodes(): string[] {
  return Array.from({ length: HOW_MANY }, () => {
    const letters = [...randomBytes(12)].map((byte) => LETTERS[byte % 32]).join("");
    return `${letters.slice(0, 4)}-${letters.slice(4, 8)}-${letters.slice(8)}`;
  });
}

/** What is kept of a code; typing O for 0, I or L for 1, small letters and no hyphens is the same code. */
export function recoveryHash(seal: DataSeal, personId: string, code: string): string {
  const plain = code.normalize("NFKC").toUpperCase().replaceAll("O", "0").replace(/[IL]/g, "1").replace(/[^0-9A-Z]/g, "");
  return seal.mac(`${personId}:${plain}`, "recovery code").toString("base64url");
}
