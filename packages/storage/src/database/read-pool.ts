import { Kysely, PostgresDialect, type PostgresPool } from "kysely";
import type { Pool, PoolClient } from "pg";
import type { Tables } from "./tables.ts";

/** Queries that only read, on connections that see one organization. */
export interface ReadPool {
  of(organizationId: string): Kysely<Tables>;
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

  return {
    of(organizationId) {
      const kept = builders.get(organizationId);
      if (kept !== undefined) return kept;
      const view = { connect: () => connect(organizationId), end: () => Promise.resolve() } as unknown as PostgresPool;
      const builder = new Kysely<Tables>({ dialect: new PostgresDialect({ pool: view }) }).withSchema("kaiji");
      if (builders.size >= MOST_BUILDERS) builders.delete(builders.keys().next().value ?? "");
      builders.set(organizationId, builder);
      return builder;
    },
  };
}
