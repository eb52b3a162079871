import { withClient, type Connection } from "./connection.ts";
import { StorageError, codeOf } from "./storage-error.ts";

/** The oldest PostgreSQL that Kaiji works on: 15 closed the schema `public` to all. */
export const OLDEST_VERSION = 15;

/** PostgreSQL's codes for: wrong password, no such role, no entry in pg_hba.conf, no such database, no right to connect. */
const REFUSED = new Set(["28P01", "28000", "3D000", "42501"]);

/**
 * Looks at a server through the owner's connection; changes nothing.
 * @returns the major version and the role's name
 * @throws StorageError `server-refused`, `server-too-old`, `server-not-utf8`, `owner-without-rights`, `database-away`
 */
export async function checkServer(owner: Connection): Promise<{ version: number; role: string }> {
  const facts = await readFacts(owner);
  const version = checkVersion(facts.number);
  if (facts.encoding !== "UTF8") throw new StorageError("server-not-utf8", { found: facts.encoding });
  if (!facts.mayCreate) throw new StorageError("owner-without-rights", { role: facts.role });
  return { version, role: facts.role };
}

/**
 * @param number PostgreSQL's `server_version_num`, e.g. 150019
 * @returns the major version
 * @throws StorageError `server-too-old`
 */
export function checkVersion(number: number): number {
  const version = Math.floor(number / 10_000);
  if (version < OLDEST_VERSION) throw new StorageError("server-too-old", { found: version, expected: OLDEST_VERSION });
  return version;
}

interface ServerFacts {
  readonly number: number;
  readonly encoding: string;
  readonly role: string;
  readonly mayCreate: boolean;
}

async function readFacts(owner: Connection): Promise<ServerFacts> {
  try {
    return await withClient(owner, async (client) => {
      const { rows } = await client.query<ServerFacts>(
        `select current_setting('server_version_num')::int as number, current_setting('server_encoding') as encoding,
          current_user as role, has_database_privilege(current_database(), 'CREATE') as "mayCreate"`,
      );
      if (rows[0] === undefined) throw new StorageError("database-away");
      return rows[0];
    });
  } catch (error) {
    throw asRefusal(error, owner);
  }
}

/** Says why a server let nobody in, without the address and its password. */
export function asRefusal(error: unknown, connection: Connection): unknown {
  const code = codeOf(error);
  if (!REFUSED.has(code)) return error;
  return new StorageError("server-refused", { role: roleOf(connection), detail: error instanceof Error ? error.message : code }, { cause: error });
}

/** The role that a connection names, for a message. */
export function roleOf(connection: Connection): string {
  if (connection.user !== undefined) return connection.user;
  return connection.connectionString !== undefined && URL.canParse(connection.connectionString) ? decodeURIComponent(new URL(connection.connectionString).username) : "?";
}
