import { createHash } from "node:crypto";
import type { Transaction } from "kysely";
import { KAIJI, type Actor } from "../database/actor.ts";
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

/** What is told when a chain is not as this program left it. Once it stands there, `verifyAudit` finds it for ever. */
export const BROKEN = "audit.broken";

/** Something that happened, and who did it. */
export interface Told {
  readonly actor: Actor;
  readonly event: AuditEvent;
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
export function growChain(from: ChainEnd, signer: AuditSigner, organizationId: string, at: Date, told: readonly Told[]): ChainGrowth {
  let end = from;
  const entries = told.map(({ actor, event }): ChainedEntry => {
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
 * A head that was not signed here, or that does not go on from where this program last saw the chain, is gone on
 * from, as work must: but not without the trail saying so, which nobody can take out again.
 * @param seen where this program last saw the chain
 * @returns where the chain then stands
 */
export async function appendAudit(db: Transaction<Tables>, signer: AuditSigner, organizationId: string, at: Date, told: readonly Told[], seen: ChainEnd | null = null): Promise<ChainEnd> {
  const head = await db.selectFrom("audit_head").select(["number", "hash", "signature"]).where("organization_id", "=", organizationId).forUpdate().executeTakeFirstOrThrow();
  const from = { number: Number(head.number), hash: head.hash };
  const isOurs = signer.isSigned({ organizationId, ...from }, head.signature) && (seen === null || (await goesOnFrom(db, organizationId, from, seen)));
  const broken: Told = { actor: KAIJI, event: { action: BROKEN, subjectKind: "audit", before: { number: from.number, hash: from.hash.toString("hex") } } };
  const { to, entries, checkpoints } = growChain(from, signer, organizationId, at, isOurs ? told : [broken, ...told]);
  await db
    .with("added", (with_) => with_.insertInto("audit_entry").values(entries.map(({ number, payload, previousHash, hash }) => ({ organization_id: organizationId, number, payload, previous_hash: previousHash, hash }))).returning("number"))
    .updateTable("audit_head")
    .set({ number: to.number, hash: to.hash, signature: to.signature, signed_at: at })
    .where("organization_id", "=", organizationId)
    .execute();
  if (checkpoints.length > 0) await db.insertInto("audit_checkpoint").values(checkpoints.map((checkpoint) => ({ organization_id: organizationId, ...checkpoint, signed_at: at }))).execute();
  return to;
}

async function goesOnFrom(db: Transaction<Tables>, organizationId: string, head: ChainEnd, seen: ChainEnd): Promise<boolean> {
  if (head.number <= seen.number) return head.number === seen.number && head.hash.equals(seen.hash);
  const row = await db.selectFrom("audit_entry").select("hash").where("organization_id", "=", organizationId).where("number", "=", String(seen.number)).executeTakeFirst();
  return row?.hash.equals(seen.hash) === true;
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

