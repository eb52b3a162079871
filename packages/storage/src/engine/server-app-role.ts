import type { Client } from "pg";
import { withClient, withDefaults, type Connection } from "./connection.ts";
import { passwordVerifier } from "./password-verifier.ts";
import { APP_ROLE, PLAIN_LOGIN } from "./roles.ts";
import { keepSecret } from "./secrets.ts";
import { roleOf } from "./server-checks.ts";
import { StorageError, codeOf } from "./storage-error.ts";

/**
 * Finds the application's role on a server: the one that its administrator named, or `kaiji_app`, which Kaiji
 * makes with a random password of its own when it is not there and the owner may make roles. The password of
 * a role that is there is never changed: another Kaiji may be using it.
 * @param named the connection that the administrator named, or `null`
 * @throws StorageError `app-role-missing`, `app-role-too-strong`, `database-away`
 */
export async function openAppRole(dataFolder: string, databaseUrl: string, owner: Connection, named: Connection | null, ownerRole: string): Promise<Connection> {
  const app = named ?? withDefaults({ connectionString: withRole(databaseUrl, APP_ROLE, await keepSecret(dataFolder, "database-app")) });
  if (named === null) await makeAppRole(dataFolder, owner);
  const excess = await withClient(app, (client) => findExcess(client, ownerRole)).catch((error: unknown) => {
    throw NO_ENTRY.has(codeOf(error)) ? new StorageError("app-role-missing", { role: named === null ? APP_ROLE : roleOf(named) }, { cause: error }) : error;
  });
  if (excess !== null) throw new StorageError("app-role-too-strong", excess);
  return app;
}

const NO_ENTRY = new Set(["28P01", "28000", "42501"]);

async function makeAppRole(dataFolder: string, owner: Connection): Promise<void> {
  const password = await keepSecret(dataFolder, "database-app");
  await withClient(owner, async (client) => {
    const { rows } = await client.query<{ there: boolean; may: boolean }>(
      `select exists (select from pg_roles where rolname = $1) as there,
        (select rolcreaterole or rolsuper from pg_roles where rolname = current_user) as may`,
      [APP_ROLE],
    );
    if (rows[0]?.there === true) return;
    if (rows[0]?.may !== true) throw new StorageError("app-role-missing", { role: APP_ROLE });
    await client.query(`CREATE ROLE ${APP_ROLE} ${PLAIN_LOGIN} PASSWORD ${client.escapeLiteral(passwordVerifier(password))}`);
  });
}

/** What a role may do that the application's role must not, or `null`. */
async function findExcess(client: Client, ownerRole: string): Promise<{ role: string; detail: string } | null> {
  const { rows } = await client.query<{ role: string; super: boolean; bypass: boolean; member: boolean }>(
    `select rolname as role, rolsuper as super, rolbypassrls as bypass,
      (rolname = $1 or pg_has_role(rolname, $1, 'MEMBER')) as member
     from pg_roles where rolname = current_user`,
    [ownerRole],
  );
  const row = rows[0];
  if (row === undefined) return null;
  const detail = row.super ? "SUPERUSER" : row.bypass ? "BYPASSRLS" : row.member ? `= ${ownerRole}` : null;
  return detail === null ? null : { role: row.role, detail };
}

/** The same address in another role. The parameters win over the part before the @, also where a host is missing. */
function withRole(databaseUrl: string, role: string, password: string): string {
  const url = new URL(databaseUrl);
  url.searchParams.set("user", role);
  url.searchParams.set("password", password);
  return url.href;
}
