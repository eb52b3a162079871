import { appendFile, mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { withClient, type Connection } from "../engine/connection.ts";
import { asFolderError, codeOf } from "../engine/storage-error.ts";
import type { AuditSigner, ChainHead } from "./audit-signer.ts";

/** A chain's head as it was when it was copied out of the database. */
export interface KeptHead extends ChainHead {
  readonly keptAt: string;
}

const FILE = "heads.jsonl";

/**
 * Copies the heads that have moved to `audit/heads.jsonl` of the data folder, so that someone who can rewrite
 * the database cannot quietly take away its newest entries.
 * @returns how many were copied
 */
export async function keepHeads(dataFolder: string, owner: Connection, signer: AuditSigner, at: Date): Promise<number> {
  const last = new Map((await readKeptHeads(dataFolder, signer)).map((head) => [head.organizationId, head.number]));
  const { rows } = await withClient(owner, (client) => client.query<{ organization_id: string; number: string; hash: Buffer; signature: Buffer }>("select organization_id, number, hash, signature from kaiji.audit_head"));
  const lines = rows
    .filter((row) => Number(row.number) > (last.get(row.organization_id) ?? 0))
    .map((row) => JSON.stringify({ organizationId: row.organization_id, number: Number(row.number), hash: row.hash.toString("hex"), signature: row.signature.toString("hex"), keptAt: at.toISOString() }));
  if (lines.length === 0) return 0;
  const folder = join(dataFolder, "audit");
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    await writeFile(join(folder, "public-key.pem"), signer.publicKeyPem, { mode: 0o600 });
    await appendFile(join(folder, FILE), `${lines.join("\n")}\n`, { mode: 0o600, flush: true });
  } catch (error) {
    throw asFolderError(error, folder);
  }
  return lines.length;
}

/** Reads the heads that were copied out. Lines that are not signed by this installation's key are left out. */
export async function readKeptHeads(dataFolder: string, signer: AuditSigner): Promise<KeptHead[]> {
  const text = await readFile(join(dataFolder, "audit", FILE), "utf8").catch((error: unknown) => {
    if (codeOf(error) === "ENOENT") return "";
    throw asFolderError(error, dataFolder);
  });
  return text.split("\n").flatMap((line) => {
    const head = parseHead(line);
    return head !== null && signer.isSigned(head, head.signature) ? [head] : [];
  });
}

function parseHead(line: string): (KeptHead & { readonly signature: Uint8Array }) | null {
  try {
    const { organizationId, number, hash, signature, keptAt } = JSON.parse(line) as Record<string, string>;
    return { organizationId: String(organizationId), number: Number(number), hash: Buffer.from(String(hash), "hex"), signature: Buffer.from(String(signature), "hex"), keptAt: String(keptAt) };
  } catch {
    return null;
  }
}
