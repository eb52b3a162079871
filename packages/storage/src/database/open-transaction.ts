import { randomInt } from "node:crypto";
import type { Transaction } from "kysely";
import type { Pool, QueryResult } from "pg";
import { queryBuilder } from "./query-builder.ts";
import type { Tables } from "./tables.ts";

/** A transaction that is under way. */
export interface OpenTransaction {
  readonly db: Transaction<Tables>;
  /** The number under which others of this program can wait for its end (`waitForEnd`). */
  readonly turn: number;
  /** Runs several statements in one round trip; the first that fails ends them. For text of our own only: see `literals.ts`. */
  script(statements: string): Promise<void>;
  /** Ends the transaction, with statements before it in the same round trip. */
  commit(statements?: string): Promise<void>;
}

/** Beside other uses of advisory locks: "KAJI" in ASCII. */
const TURNS = 0x4b41_4a49;
const MOST = 2 ** 31 - 1;
let lastTurn = randomInt(MOST);

/** SQL that waits until the transaction of a turn has ended, whichever way. */
export function waitForEnd(turn: number): string {
  return `select pg_advisory_xact_lock_shared(${TURNS}, ${turn})`;
}

/**
 * Runs work in a transaction, which begins with one round trip. What the work throws rolls it back. Work that
 * has not committed by itself is committed at its end.
 * @param opening statements that the transaction begins with
 */
export async function inTransaction<T>(pool: Pool, opening: string, task: (transaction: OpenTransaction) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  const turn = (lastTurn = (lastTurn + 1) % MOST);
  let state: "open" | "committed" | "over" = "open";
  const db = queryBuilder((text, values) => {
    // A query that nobody waited for must not end up in the next work on this connection.
    if (state !== "open") throw new Error("The work of this transaction has ended");
    return client.query(text, values);
  }) as unknown as Transaction<Tables>;
  const transaction: OpenTransaction = {
    db,
    turn,
    script: async (statements) => void (await client.query(statements)),
    async commit(statements) {
      const results = (await client.query(statements === undefined ? "commit" : `${statements}; commit`)) as unknown as QueryResult | QueryResult[];
      // After a statement that failed and that nobody told of, PostgreSQL answers a commit with a rollback.
      if ((Array.isArray(results) ? results.at(-1) : results)?.command !== "COMMIT") throw new Error("The transaction was rolled back");
      state = "committed";
    },
  };
  try {
    await client.query(`begin; select pg_advisory_xact_lock(${TURNS}, ${turn}); ${opening}`);
    const result = await task(transaction);
    // The work may have ended it already; the compiler cannot know.
    if ((state as string) !== "committed") await transaction.commit();
    client.release();
    return result;
  } catch (error) {
    await client.query("rollback").then(
      () => client.release(),
      () => client.release(true),
    );
    throw error;
  } finally {
    state = "over";
  }
}
