import { resolve } from "node:path";
import { withClient, withDefaults } from "./connection.ts";
import { dataFolders } from "./data-folders.ts";
import type { Engine } from "./engine.ts";
import { isPostmasterOf } from "./old-postmaster.ts";
import { readPostmasterFile } from "./postmaster-file.ts";
import { APP_ROLE, OWNER_ROLE, embeddedConnection } from "./roles.ts";
import { readSecret } from "./secrets.ts";

/**
 * Finds the embedded database that another Kaiji runs on a data folder, for a command beside it (a backup, a
 * check of the audit trail). Owns nothing: `stop` does nothing, and the folder stays the other's.
 * @returns `null` when no Kaiji runs there
 */
export async function joinEngine(dataFolder: string): Promise<Engine | null> {
  const folders = dataFolders(resolve(dataFolder));
  const file = await readPostmasterFile(folders.database);
  if (file === null || !file.isReady || !(await isPostmasterOf(file.pid, folders.database))) return null;
  const [owner, app] = await Promise.all([readSecret(folders.data, "database-owner"), readSecret(folders.data, "database-app")]);
  if (owner === null || app === null) return null;
  const place = withDefaults({ host: file.socketFolder === "" ? "127.0.0.1" : file.socketFolder, port: file.port });
  const ownerConnection = embeddedConnection(place, OWNER_ROLE, owner);
  const number = await withClient(ownerConnection, async (client) => (await client.query<{ number: number }>("select current_setting('server_version_num')::int as number")).rows[0]?.number ?? 0);
  return { kind: "embedded", version: Math.floor(number / 10_000), ownerConnection, appConnection: embeddedConnection(place, APP_ROLE, app), state: "ready", pid: null, stop: () => Promise.resolve() };
}
