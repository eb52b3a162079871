import type { Kysely } from "kysely";
import type { Pool, PoolClient, QueryResult } from "pg";
import { queryBuilder } from "./query-builder.ts";
import type { Tables } from "./tables.ts";

/** A statement that each connection prepares once, by its name. */
export interface PreparedStatement {
  readonly name: string;
  readonly text: string;
}

/** Queries that only read, on connections that see one organization. */
export interface ReadPool {
  of(organizationId: string): Kysely<Tables>;
  /** Runs a statement that is asked for so often that neither building nor planning it anew is worth its time. */
  prepared(organizationId: string, statement: PreparedStatement, values: readonly unknown[]): Promise<Record<string, unknown>[]>;
}

/** Organizations whose query builder is kept at hand. */
const MOST_BUILDERS = 200;

/**
 * Hands out connections that are bound to an organization before anyone gets them and cannot write. A
 * connection stays bound until another organization needs it, so that a read is one round trip; the pool
 * itself is never given out, so that no query can run on a binding that it did not ask for.
 */
export function openReadPool(pool: Pool): ReadPool {
  const bound = new WeakMap<PoolClient, string>();
  const builders = new Map<string, Kysely<Tables>>();

  const connect = async (organizationId: string): Promise<PoolClient> => {
    const client = await pool.connect();
    if (bound.get(client) === organizationId) return client;
    try {
      bound.delete(client);
      await client.query("select set_config('kaiji.organization', $1, false), set_config('default_transaction_read_only', 'on', false)", [organizationId]);
      bound.set(client, organizationId);
      return client;
    } catch (error) {
      client.release(true);
      throw error;
    }
  };

  const using = async (organizationId: string, query: (client: PoolClient) => Promise<QueryResult>): Promise<QueryResult> => {
    const client = await connect(organizationId);
    try {
      return await query(client);
    } finally {
      client.release();
    }
  };

  return {
    of(organizationId) {
      const kept = builders.get(organizationId);
      if (kept !== undefined) return kept;
      const builder = queryBuilder((text, values) => using(organizationId, (client) => client.query(text, values)));
      if (builders.size >= MOST_BUILDERS) builders.delete(builders.keys().next().value ?? "");
      builders.set(organizationId, builder);
      return builder;
    },
    async prepared(organizationId, { name, text }, values) {
      const { rows } = await using(organizationId, (client) => client.query({ name, text, values: [...values] }));
      return rows as Record<string, unknown>[];
    },
  };
}
