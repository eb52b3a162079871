import { appendFile, mkdir, readFile, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { withClient, type Connection } from "../engine/connection.ts";
import { asFolderError, codeOf } from "../engine/storage-error.ts";
import type { AuditSigner, ChainHead } from "./audit-signer.ts";

/** A chain's head as it was when it was copied out of the database. */
export interface KeptHead extends ChainHead {
  readonly keptAt: string;
  readonly signature: Uint8Array;
}

/** Copies heads out of the database, again and again. */
export interface HeadKeeper {
  /** Copies those that have moved. @returns how many were copied */
  keep(at: Date): Promise<number>;
}

const FILE = "heads.jsonl";

/**
 * Opens `audit/heads.jsonl` of the data folder, where heads are copied to, so that someone who can rewrite the
 * database cannot quietly take away its newest entries. Of days that are over only each chain's last head stays.
 */
export async function openHeadKeeper(dataFolder: string, owner: Connection, signer: AuditSigner, today: Date): Promise<HeadKeeper> {
  const folder = join(dataFolder, "audit");
  const kept = await readKeptHeads(dataFolder, signer);
  const thinned = thinOut(kept, today.toISOString().slice(0, 10));
  const last = new Map(kept.map((head) => [head.organizationId, head.number]));
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    await writeFile(join(folder, "public-key.pem"), signer.publicKeyPem, { mode: 0o600 });
    if (thinned.length < kept.length) {
      await writeFile(join(folder, `${FILE}.new`), thinned.map(lineOf).join(""), { mode: 0o600, flush: true });
      await rename(join(folder, `${FILE}.new`), join(folder, FILE));
    }
  } catch (error) {
    throw asFolderError(error, folder);
  }
  return {
    async keep(at) {
      const { rows } = await withClient(owner, (client) => client.query<{ organization_id: string; number: string; hash: Buffer; signature: Buffer }>("select organization_id, number, hash, signature from kaiji.audit_head"));
      const moved = rows
        .map((row) => ({ organizationId: row.organization_id, number: Number(row.number), hash: row.hash, signature: row.signature, keptAt: at.toISOString() }))
        .filter((head) => head.number > (last.get(head.organizationId) ?? 0));
      if (moved.length === 0) return 0;
      try {
        await appendFile(join(folder, FILE), moved.map(lineOf).join(""), { mode: 0o600, flush: true });
      } catch (error) {
        throw asFolderError(error, folder);
      }
      for (const head of moved) last.set(head.organizationId, head.number);
      return moved.length;
    },
  };
}

/** All of today's heads, and of each earlier day the last of each chain. */
function thinOut(heads: readonly KeptHead[], today: string): KeptHead[] {
  const lastOfDay = new Map(heads.map((head) => [`${head.keptAt.slice(0, 10)} ${head.organizationId}`, head]));
  return heads.filter((head) => head.keptAt.startsWith(today) || lastOfDay.get(`${head.keptAt.slice(0, 10)} ${head.organizationId}`) === head);
}

function lineOf({ organizationId, number, hash, signature, keptAt }: KeptHead): string {
  return `${JSON.stringify({ organizationId, number, hash: Buffer.from(hash).toString("hex"), signature: Buffer.from(signature).toString("hex"), keptAt })}\n`;
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

function parseHead(line: string): KeptHead | null {
  try {
    const { organizationId, number, hash, signature, keptAt } = JSON.parse(line) as Record<string, string>;
    return { organizationId: String(organizationId), number: Number(number), hash: Buffer.from(String(hash), "hex"), signature: Buffer.from(String(signature), "hex"), keptAt: String(keptAt) };
  } catch {
    return null;
  }
}
