import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from "node:crypto";
import { keepSecret } from "../engine/secrets.ts";

/** Encrypts small secrets that the database must hold (AES-256-GCM), with a key that is not in the database. */
export interface DataSeal {
  /** @param purpose what it is and whose, e.g. `totp:<person>`; needed again to open it */
  seal(secret: Uint8Array, purpose: string): Buffer;
  /** @throws Error when it was altered or is of another purpose */
  open(sealed: Uint8Array, purpose: string): Buffer;
  /** A digest that nobody without the key can make (HMAC-SHA-256). */
  mac(text: string, purpose: string): Buffer;
}

const NONCE = 12;
const TAG = 16;

/** Opens the installation's seal; makes its key the first time. */
export async function openDataSeal(dataFolder: string): Promise<DataSeal> {
  const kept = await keepSecret(dataFolder, "data-encryption");
  const derive = (use: string) => Buffer.from(hkdfSync("sha256", kept, "", use, 32));
  const key = derive("kaiji data seal");
  const macKey = derive("kaiji data mac");
  return {
    seal(secret, purpose) {
      const nonce = randomBytes(NONCE);
      const cipher = createCipheriv("aes-256-gcm", key, nonce).setAAD(Buffer.from(purpose));
      return Buffer.concat([nonce, cipher.update(secret), cipher.final(), cipher.getAuthTag()]);
    },
    mac: (text, purpose) => createHmac("sha256", macKey).update(`${purpose}\0${text}`).digest(),
    open(sealed, purpose) {
      const bytes = Buffer.from(sealed);
      const decipher = createDecipheriv("aes-256-gcm", key, bytes.subarray(0, NONCE)).setAAD(Buffer.from(purpose)).setAuthTag(bytes.subarray(-TAG));
      return Buffer.concat([decipher.update(bytes.subarray(NONCE, -TAG)), decipher.final()]);
    },
  };
}
