import { resolve } from "node:path";
import type { Connection } from "./connection.ts";
import { makeDataFolder } from "./data-folders.ts";
import { openEmbedded } from "./open-embedded.ts";
import { openServer } from "./open-server.ts";
import type { EngineState } from "./supervisor.ts";

/** The database that Kaiji works on, its own or a server's. */
export interface Engine {
  /** `embedded`: a PostgreSQL that Kaiji started and owns. `server`: one that somebody else runs. */
  readonly kind: "embedded" | "server";
  /** PostgreSQL's major version, e.g. 18. */
  readonly version: number;
  /** For migrations: the role that owns the tables. */
  readonly ownerConnection: Connection;
  /** For everything else: a role that row security binds and that owns nothing. */
  readonly appConnection: Connection;
  /** Whether the database was there when last looked. While `away`, queries fail with `database-away`. */
  readonly state: EngineState;
  /** The embedded server's main process, `null` while there is none or when it is not Kaiji's. */
  readonly pid: number | null;
  /** Stops what Kaiji started and gives the data folder free. May be called twice. Close pools first. */
  stop(): Promise<void>;
}

/** What `openEngine` is told. */
export interface EngineOptions {
  /** `KAIJI_DATA`: where the embedded database, files and passwords are. Made when it is not there. */
  readonly dataFolder: string;
  /** A PostgreSQL server to use instead of the embedded one, in the role that owns Kaiji's tables. */
  readonly databaseUrl?: string | undefined;
  /** On a server: the application's own role, when its administrator has made one. */
  readonly appDatabaseUrl?: string | undefined;
  /** Only for tests: the package with the programs, and reaching them by loopback as on Windows. */
  readonly binariesFolder?: string | undefined;
  readonly useLoopback?: boolean | undefined;
}

/**
 * Opens the one database of a data folder and takes the folder for this process until `stop`.
 * @throws StorageError with a stable code: `folder-in-use` for the second process on a folder,
 * `folder-not-writable`, `disk-full`, `no-binaries`, `database-other-version`, `server-too-old` and the rest
 */
export async function openEngine(options: EngineOptions): Promise<Engine> {
  const dataFolder = resolve(options.dataFolder);
  if (options.databaseUrl === undefined) return openEmbedded({ ...options, dataFolder });
  await makeDataFolder(dataFolder, null);
  return openServer({ dataFolder, databaseUrl: options.databaseUrl, appDatabaseUrl: options.appDatabaseUrl });
}
