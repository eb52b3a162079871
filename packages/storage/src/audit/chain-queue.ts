import { waitForEnd, type OpenTransaction } from "../database/open-transaction.ts";
import { appendAudit, growChain, type ChainEnd, type Told } from "./append-audit.ts";
import { appendStatement, stoodElsewhere } from "./append-statement.ts";
import type { AuditSigner } from "./audit-signer.ts";

/** Commits changes, each with what it tells its organization's chain. */
export interface ChainQueue {
  commit(transaction: OpenTransaction, organizationId: string, at: Date, told: readonly Told[]): Promise<void>;
}

/** Where a chain will stand when everybody in its queue has committed, and the turn of the last of them. */
interface Line {
  end: ChainEnd;
  last: number | null;
}

const MOST_LINES = 1000;

/**
 * A chain has one order, so that changes of one organization commit one after another. Each is written and
 * signed as following the one before while that one still commits, and goes to the database in one piece with
 * its commit: between two commits the chain waits for the disk and for nothing else. What is foreseen here is
 * checked there: when the chain stands elsewhere (another program, a sign-in, a commit that failed) nothing of
 * the piece happens, and the change reads where the chain stands while nobody can move it.
 */
export function openChainQueue(signer: AuditSigner): ChainQueue {
  const lines = new Map<string, Line>();
  const learning = new Map<string, Promise<unknown>>();

  /** The farthest that each chain was seen: what is in the database behind that was changed there. */
  const seen = new Map<string, ChainEnd>();
  const see = (organizationId: string, end: ChainEnd) => {
    if (end.number > (seen.get(organizationId)?.number ?? 0)) seen.set(organizationId, end);
  };

  const learn = async ({ db, commit }: OpenTransaction, organizationId: string, at: Date, told: readonly Told[]) => {
    const end = await appendAudit(db, signer, organizationId, at, told, seen.get(organizationId));
    await commit();
    if (lines.size >= MOST_LINES) lines.clear();
    lines.set(organizationId, { end, last: null });
    // Told once is enough.
    seen.set(organizationId, end);
  };

  return {
    async commit(transaction, organizationId, at, told) {
      if (told.length === 0) return transaction.commit();
      // Whoever finds out where the chain stands does so for all who come meanwhile.
      while (!lines.has(organizationId) && learning.has(organizationId)) await learning.get(organizationId)?.catch(() => undefined);
      const line = lines.get(organizationId);
      if (line !== undefined) {
        const growth = growChain(line.end, signer, organizationId, at, told);
        const before = line.last === null ? "" : `${waitForEnd(line.last)}; `;
        line.end = growth.to;
        line.last = transaction.turn;
        try {
          await transaction.commit(`savepoint before_audit; ${before}${appendStatement(growth)}`);
          if (line.last === transaction.turn) line.last = null;
          see(organizationId, growth.to);
          return;
        } catch (error) {
          if (lines.get(organizationId) === line) lines.delete(organizationId);
          if (!stoodElsewhere(error)) throw error;
        }
        await transaction.script("rollback to savepoint before_audit");
        return this.commit(transaction, organizationId, at, told);
      }
      const learned = learn(transaction, organizationId, at, told);
      learning.set(organizationId, learned);
      try {
        await learned;
      } finally {
        if (learning.get(organizationId) === learned) learning.delete(organizationId);
      }
    },
  };
}
