import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from "node:crypto";
import { keepSecret } from "../engine/secrets.ts";

/** Encrypts small secrets that the database must hold (AES-256-GCM), with a key that is not in the database. */
export interface DataSeal {
  /** @param purpose what it is and whose, e.g. `totp:<person>`; needed again to open it */
  seal(secret: Uint8Array, purpose: string): Buffer;
  /** @throws Error when it was altered or is of another purpose */
  open(sealed: Uint8Array, purpose: string): Buffer;
}

const NONCE = 12;
const TAG = 16;

/** Opens the installation's seal; makes its key the first time. */
export async function openDataSeal(dataFolder: string): Promise<DataSeal> {
  const key = Buffer.from(hkdfSync("sha256", await keepSecret(dataFolder, "data-encryption"), "", "kaiji data seal", 32));
  return {
    seal(secret, purpose) {
      const nonce = randomBytes(NONCE);
      const cipher = createCipheriv("aes-256-gcm", key, nonce).setAAD(Buffer.from(purpose));
      return Buffer.concat([nonce, cipher.update(secret), cipher.final(), cipher.getAuthTag()]);
    },
    open(sealed, purpose) {
      const bytes = Buffer.from(sealed);
      const decipher = createDecipheriv("aes-256-gcm", key, bytes.subarray(0, NONCE)).setAAD(Buffer.from(purpose)).setAuthTag(bytes.subarray(-TAG));
      return Buffer.concat([decipher.update(bytes.subarray(NONCE, -TAG)), decipher.final()]);
    },
  };
}
