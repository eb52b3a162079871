import { createPrivateKey, createPublicKey, hkdfSync, sign, verify, type KeyObject } from "node:crypto";
import { keepSecret } from "../engine/secrets.ts";

/** Where a chain stood: everything up to `number` has led to `hash`. */
export interface ChainHead {
  readonly organizationId: string;
  readonly number: number;
  readonly hash: Uint8Array;
}

/** Signs where chains stand, with a key that is not in the database. */
export interface AuditSigner {
  readonly publicKeyPem: string;
  sign(head: ChainHead): Buffer;
  isSigned(head: ChainHead, signature: Uint8Array): boolean;
}

/** An Ed25519 private key in PKCS #8 is this and 32 bytes (RFC 8410, section 7). */
const PKCS8 = Buffer.from("302e020100300506032b657004220420", "hex");

/** Opens the installation's audit key; makes it the first time. */
export async function openAuditSigner(dataFolder: string): Promise<AuditSigner> {
  const seed = hkdfSync("sha256", await keepSecret(dataFolder, "audit-signing"), "", "kaiji audit", 32);
  const privateKey = createPrivateKey({ key: Buffer.concat([PKCS8, Buffer.from(seed)]), format: "der", type: "pkcs8" });
  return signerOf(privateKey, createPublicKey(privateKey));
}

function signerOf(privateKey: KeyObject, publicKey: KeyObject): AuditSigner {
  return {
    publicKeyPem: publicKey.export({ type: "spki", format: "pem" }).toString(),
    sign: (head) => sign(null, statement(head), privateKey),
    isSigned: (head, signature) => verify(null, statement(head), publicKey, signature),
  };
}

function statement({ organizationId, number, hash }: ChainHead): Buffer {
  return Buffer.from(`kaiji audit head\n${organizationId}\n${number}\n${Buffer.from(hash).toString("hex")}\n`);
}
