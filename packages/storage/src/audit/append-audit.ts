import { createHash } from "node:crypto";
import type { Transaction } from "kysely";
import type { Actor } from "../database/actor.ts";
import type { Tables } from "../database/tables.ts";
import type { AuditEntry, AuditEvent } from "./audit-event.ts";
import type { AuditSigner } from "./audit-signer.ts";

/** A checkpoint that stays is made every so many entries. */
export const CHECKPOINT_EVERY = 100;

/** What the first entry of a chain follows. */
export const CHAIN_START = Buffer.alloc(32);

/** The hash of an entry: over the one before and its own payload. */
export function entryHash(previous: Uint8Array, payload: string): Buffer {
  return createHash("sha256").update(previous).update(payload, "utf8").digest();
}

/** Where a chain stands. */
export interface ChainEnd {
  readonly number: number;
  readonly hash: Buffer;
}

/** An entry as its row is. */
export interface ChainedEntry extends ChainEnd {
  readonly payload: string;
  readonly previousHash: Buffer;
}

/** What a change adds to its organization's chain: its entries, and the signatures over the new end and over checkpoints that it passes. */
export interface ChainGrowth {
  readonly organizationId: string;
  readonly at: Date;
  readonly from: ChainEnd;
  readonly to: ChainEnd & { readonly signature: Buffer };
  readonly entries: readonly ChainedEntry[];
  readonly checkpoints: readonly (ChainEnd & { readonly signature: Buffer })[];
}

/** Chains events to where the chain stands. */
export function growChain(from: ChainEnd, signer: AuditSigner, organizationId: string, actor: Actor, at: Date, events: readonly AuditEvent[]): ChainGrowth {
  let end = from;
  const entries = events.map((event): ChainedEntry => {
    const previousHash = end.hash;
    const number = end.number + 1;
    const payload = payloadOf(event, organizationId, number, actor, at);
    end = { number, hash: entryHash(previousHash, payload) };
    return { ...end, payload, previousHash };
  });
  const signed = ({ number, hash }: ChainEnd) => ({ number, hash, signature: signer.sign({ organizationId, number, hash }) });
  return { organizationId, at, from, to: signed(end), entries, checkpoints: entries.filter(({ number }) => number % CHECKPOINT_EVERY === 0).map(signed) };
}

/**
 * Adds entries to an organization's chain, inside the transaction of the change that they tell of. Others who
 * change the same organization wait here until that transaction ends: a chain has one order.
 * @returns where the chain then stands
 */
export async function appendAudit(db: Transaction<Tables>, signer: AuditSigner, organizationId: string, actor: Actor, at: Date, events: readonly AuditEvent[]): Promise<ChainEnd> {
  const head = await db.selectFrom("audit_head").select(["number", "hash"]).where("organization_id", "=", organizationId).forUpdate().executeTakeFirstOrThrow();
  const { to, entries, checkpoints } = growChain({ number: Number(head.number), hash: head.hash }, signer, organizationId, actor, at, events);
  await db
    .with("added", (with_) => with_.insertInto("audit_entry").values(entries.map(({ number, payload, previousHash, hash }) => ({ organization_id: organizationId, number, payload, previous_hash: previousHash, hash }))).returning("number"))
    .updateTable("audit_head")
    .set({ number: to.number, hash: to.hash, signature: to.signature, signed_at: at })
    .where("organization_id", "=", organizationId)
    .execute();
  if (checkpoints.length > 0) await db.insertInto("audit_checkpoint").values(checkpoints.map((checkpoint) => ({ organization_id: organizationId, ...checkpoint, signed_at: at }))).execute();
  return to;
}

/** Begins an organization's chain. Its first entry is added like any other. */
export async function beginChain(db: Transaction<Tables>, signer: AuditSigner, organizationId: string, at: Date): Promise<void> {
  const signature = signer.sign({ organizationId, number: 0, hash: CHAIN_START });
  await db
    .insertInto("audit_head")
    .values({ organization_id: organizationId, number: 0, hash: CHAIN_START, signature, signed_at: at })
    .onConflict((on) => on.column("organization_id").doNothing())
    .execute();
}

function payloadOf(event: AuditEvent, organizationId: string, number: number, actor: Actor, at: Date): string {
  const entry: AuditEntry = {
    organizationId,
    number,
    at: at.toISOString(),
    action: event.action,
    subjectKind: event.subjectKind,
    subjectId: event.subjectId,
    subjectName: event.subjectName,
    personId: actor.personId,
    personName: actor.name,
    via: actor.via,
    address: actor.address,
    requestId: actor.requestId,
    before: event.before,
    after: event.after,
  };
  // PostgreSQL's jsonb has no U+0000.
  return JSON.stringify(entry).replaceAll("\\u0000", "\\uFFFD");
}

