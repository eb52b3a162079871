import { withDefaults, type Connection } from "./connection.ts";
import type { Engine } from "./engine.ts";
import { lockFolder } from "./folder-lock.ts";
import { openAppRole } from "./server-app-role.ts";
import { checkServer } from "./server-checks.ts";
import { StorageError } from "./storage-error.ts";

/**
 * Uses a PostgreSQL server that somebody else runs: looks at its version, encoding and rights, and makes
 * nothing in its database. The application's role is the one named by its own address, or one that Kaiji
 * makes on the server when the owner may.
 * @throws StorageError `database-url-invalid`, `database-away`, `server-refused`, `server-too-old`,
 * `server-not-utf8`, `owner-without-rights`, `app-role-missing`, `app-role-too-strong`, `folder-in-use`
 */
export async function openServer(options: { readonly dataFolder: string; readonly databaseUrl: string; readonly appDatabaseUrl?: string | undefined }): Promise<Engine> {
  const ownerConnection = connectionOf(options.databaseUrl);
  const now: { state: Engine["state"] } = { state: "ready" };
  const lock = await lockFolder(options.dataFolder, () => (now.state = "stopped"));
  try {
    const { version, role } = await checkServer(ownerConnection);
    const appConnection = options.appDatabaseUrl === undefined ? null : connectionOf(options.appDatabaseUrl);
    const app = await openAppRole(options.dataFolder, options.databaseUrl, ownerConnection, appConnection, role);
    return {
      kind: "server",
      version,
      ownerConnection,
      appConnection: app,
      get state() {
        return now.state;
      },
      pid: null,
      async stop() {
        if (now.state === "stopped") return;
        now.state = "stopped";
        await lock.release();
      },
    };
  } catch (error) {
    await lock.release();
    throw error;
  }
}

/** @throws StorageError `database-url-invalid`; never repeats the address, which holds a password */
function connectionOf(databaseUrl: string): Connection {
  const url = URL.canParse(databaseUrl) ? new URL(databaseUrl) : null;
  if (url === null || !["postgres:", "postgresql:"].includes(url.protocol)) throw new StorageError("database-url-invalid");
  return withDefaults({ connectionString: databaseUrl });
}
