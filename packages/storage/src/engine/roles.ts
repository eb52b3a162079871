import type { Client } from "pg";
import { ENGINE_ROLE } from "./create-database.ts";
import { withClient, type Connection } from "./connection.ts";
import { passwordVerifier } from "./password-verifier.ts";

/** Owns the database and its tables; runs migrations. Not a superuser, so that row security binds it where it is forced. */
export const OWNER_ROLE = "kaiji_owner";

/** The role that the application works in: no superuser, no way past row security, owns nothing. */
export const APP_ROLE = "kaiji_app";

/** The database that an embedded engine holds. */
export const DATABASE = "kaiji";

/** What both roles are made with: they may log in, and nothing else. */
export const PLAIN_LOGIN = "LOGIN NOSUPERUSER NOBYPASSRLS NOCREATEDB NOCREATEROLE NOREPLICATION INHERIT";

/**
 * Makes the roles and the database of an embedded engine, or brings them back to what they must be.
 * Runs at every start: it mends what a crash in the middle of the first start has left.
 * @param engine a connection in the engine's own role, to the database `postgres`
 */
export async function ensureRoles(engine: Connection, passwords: { readonly owner: string; readonly app: string }): Promise<void> {
  await withClient(engine, async (client) => {
    await ensureRole(client, OWNER_ROLE, passwords.owner);
    await ensureRole(client, APP_ROLE, passwords.app);
    const { rowCount } = await client.query("select from pg_database where datname = $1", [DATABASE]);
    if (rowCount === 0) await client.query(`CREATE DATABASE ${DATABASE} OWNER ${OWNER_ROLE}`);
    await client.query(`REVOKE ALL ON DATABASE ${DATABASE} FROM PUBLIC`);
    await client.query(`GRANT CONNECT ON DATABASE ${DATABASE} TO ${APP_ROLE}`);
    await client.query(`REVOKE CONNECT ON DATABASE postgres, template1 FROM PUBLIC`);
  });
}

async function ensureRole(client: Client, role: string, password: string): Promise<void> {
  const { rowCount } = await client.query("select from pg_roles where rolname = $1", [role]);
  await client.query(`${rowCount === 0 ? "CREATE" : "ALTER"} ROLE ${role} ${PLAIN_LOGIN} PASSWORD ${client.escapeLiteral(passwordVerifier(password))}`);
}

/** A connection of an embedded engine in one of its roles. */
export function embeddedConnection(place: Connection, role: string, password: string): Connection {
  return { ...place, user: role, password, database: role === ENGINE_ROLE ? "postgres" : DATABASE };
}
