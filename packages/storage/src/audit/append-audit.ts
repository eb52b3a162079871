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

/**
 * Adds entries to an organization's chain, inside the transaction of the change that they tell of. Others who
 * change the same organization wait here until that transaction ends: a chain has one order.
 */
export async function appendAudit(db: Transaction<Tables>, signer: AuditSigner, organizationId: string, actor: Actor, at: Date, events: readonly AuditEvent[]): Promise<void> {
  if (events.length === 0) return;
  const head = await db.selectFrom("audit_head").select(["number", "hash"]).where("organization_id", "=", organizationId).forUpdate().executeTakeFirstOrThrow();
  let number = Number(head.number);
  let hash = head.hash;
  const rows = events.map((event) => {
    const previous = hash;
    const payload = payloadOf(event, organizationId, ++number, actor, at);
    hash = entryHash(previous, payload);
    return { organization_id: organizationId, number, payload, previous_hash: previous, hash };
  });
  const signature = signer.sign({ organizationId, number, hash });
  await db
    .with("added", (with_) => with_.insertInto("audit_entry").values(rows).returning("number"))
    .updateTable("audit_head")
    .set({ number, hash, signature, signed_at: at })
    .where("organization_id", "=", organizationId)
    .execute();
  const checkpoints = rows
    .filter((row) => row.number % CHECKPOINT_EVERY === 0)
    .map((row) => ({ organization_id: organizationId, number: row.number, hash: row.hash, signature: signer.sign({ organizationId, number: row.number, hash: row.hash }), signed_at: at }));
  if (checkpoints.length > 0) await db.insertInto("audit_checkpoint").values(checkpoints).execute();
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

