import type { Client } from "pg";
import { withClient, type Connection } from "../engine/connection.ts";
import { BROKEN, CHAIN_START, CHECKPOINT_EVERY, entryHash } from "./append-audit.ts";
import type { AuditSigner } from "./audit-signer.ts";
import type { KeptHead } from "./kept-heads.ts";

/** What is wrong with a chain, and where it begins. */
export interface AuditFault {
  readonly organizationId: string;
  /** The first entry that does not hold. */
  readonly number: number;
  readonly code: "entry-missing" | "entry-altered" | "link-broken" | "head-forged" | "head-behind" | "head-missing" | "checkpoint-forged" | "checkpoint-missing" | "checkpoint-differs" | "kept-head-differs" | "told-broken";
}

/** What a check of all chains has found: at most one fault a chain, the first. */
export interface AuditReport {
  readonly chains: number;
  readonly entries: number;
  readonly faults: readonly AuditFault[];
}

const PAGE = 5000;

/**
 * Walks every organization's chain from its first entry, and compares it with the signed heads, the signed
 * checkpoints and the heads that were kept outside of the database.
 * @param owner a connection that sees all organizations
 * @param onProgress told how many entries have been walked
 */
export function verifyAudit(owner: Connection, signer: AuditSigner, keptHeads: readonly KeptHead[], onProgress: (entries: number) => void = () => undefined): Promise<AuditReport> {
  return withClient(owner, async (client) => {
    await client.query("begin transaction isolation level repeatable read read only");
    const { rows } = await client.query<{ organization_id: string }>("select organization_id from kaiji.organization union select organization_id from kaiji.audit_entry order by 1");
    let entries = 0;
    const faults: AuditFault[] = [];
    const chains = new Set([...rows.map((row) => row.organization_id), ...keptHeads.map((head) => head.organizationId)]);
    for (const organizationId of chains) {
      const walked = await walkChain(client, signer, organizationId, keptHeads, (count) => onProgress((entries += count)));
      if (walked !== null) faults.push(walked);
    }
    await client.query("rollback");
    return { chains: chains.size, entries, faults };
  });
}

interface EntryRow {
  readonly number: string;
  readonly payload: string;
  readonly previous_hash: Buffer;
  readonly hash: Buffer;
}

async function walkChain(client: Client, signer: AuditSigner, organizationId: string, keptHeads: readonly KeptHead[], onPage: (entries: number) => void): Promise<AuditFault | null> {
  const fault = (number: number, code: AuditFault["code"]): AuditFault => ({ organizationId, number, code });
  const expected = await expectedHashes(client, signer, organizationId, keptHeads);
  if ("code" in expected) return expected;
  let number = 0;
  let hash: Buffer = CHAIN_START;
  for (;;) {
    const { rows } = await client.query<EntryRow>("select number, payload, previous_hash, hash from kaiji.audit_entry where organization_id = $1 and number > $2 order by number limit $3", [organizationId, number, PAGE]);
    for (const row of rows) {
      number++;
      if (Number(row.number) !== number) return fault(number, "entry-missing");
      if (!row.previous_hash.equals(hash)) return fault(number, "link-broken");
      if (!entryHash(row.previous_hash, row.payload).equals(row.hash) || !isNumbered(row.payload, organizationId, number)) return fault(number, "entry-altered");
      hash = row.hash;
      if (actionOf(row.payload) === BROKEN) return fault(number, "told-broken");
      const differs = expected.hashes.get(number)?.find((known) => !known.hash.equals(row.hash));
      if (differs !== undefined) return fault(number, differs.code);
    }
    onPage(rows.length);
    if (rows.length < PAGE) break;
  }
  const beyond = [...expected.hashes.keys()].filter((known) => known > number).toSorted((a, b) => a - b)[0];
  if (beyond !== undefined) return fault(number + 1, "entry-missing");
  if (expected.head !== null && expected.head.number !== number) return fault(Math.min(expected.head.number, number) + 1, "head-behind");
  for (let due = CHECKPOINT_EVERY; due <= number; due += CHECKPOINT_EVERY) if (!expected.checkpoints.has(due)) return fault(due, "checkpoint-missing");
  return null;
}

function actionOf(payload: string): unknown {
  return payload.includes(BROKEN) ? (JSON.parse(payload) as { action?: unknown }).action : null;
}

function isNumbered(payload: string, organizationId: string, number: number): boolean {
  try {
    const entry = JSON.parse(payload) as { organizationId?: unknown; number?: unknown };
    return entry.organizationId === organizationId && entry.number === number;
  } catch {
    return false;
  }
}

interface Expected {
  readonly head: { readonly number: number } | null;
  /** The numbers that have one. */
  readonly checkpoints: ReadonlySet<number>;
  readonly hashes: ReadonlyMap<number, readonly { readonly hash: Buffer; readonly code: AuditFault["code"] }[]>;
}

/** What signed heads and checkpoints say that the chain must be. */
async function expectedHashes(client: Client, signer: AuditSigner, organizationId: string, keptHeads: readonly KeptHead[]): Promise<Expected | AuditFault> {
  const hashes = new Map<number, { hash: Buffer; code: AuditFault["code"] }[]>();
  const expect = (number: number, hash: Buffer, code: AuditFault["code"]) => {
    if (number > 0) hashes.set(number, [...(hashes.get(number) ?? []), { hash, code }]);
  };
  for (const kept of keptHeads.filter((head) => head.organizationId === organizationId)) expect(kept.number, Buffer.from(kept.hash), "kept-head-differs");
  const { rows } = await client.query<{ number: string; hash: Buffer; signature: Buffer; is_head: boolean }>(
    `select number, hash, signature, true as is_head from kaiji.audit_head where organization_id = $1
     union all select number, hash, signature, false from kaiji.audit_checkpoint where organization_id = $1 order by number`,
    [organizationId],
  );
  for (const row of rows) {
    const number = Number(row.number);
    if (!signer.isSigned({ organizationId, number, hash: row.hash }, row.signature)) return { organizationId, number, code: row.is_head ? "head-forged" : "checkpoint-forged" };
    expect(number, row.hash, row.is_head ? "head-behind" : "checkpoint-differs");
  }
  const head = rows.find((row) => row.is_head);
  if (head === undefined) return { organizationId, number: 0, code: "head-missing" };
  return { head: { number: Number(head.number) }, checkpoints: new Set(rows.filter((row) => !row.is_head).map((row) => Number(row.number))), hashes };
}
