import { randomUUID } from "node:crypto";
import { chown, lchown, readFile, readdir, rename, rm, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { checkReachable, makeDatabaseFolder, type DataFolders } from "./data-folders.ts";
import type { Binaries } from "./platform-binaries.ts";
import { asSpawnUser, type ProcessUser } from "./process-user.ts";
import { runProgram } from "./run-program.ts";
import { StorageError, asFolderError, codeOf } from "./storage-error.ts";
import { syncFolder } from "./sync-folder.ts";

/** The role that PostgreSQL is made with; only the engine itself uses it. */
export const ENGINE_ROLE = "kaiji_engine";

const HALF = "database.new-";

/**
 * Sees that there is a database folder that this PostgreSQL can open, and makes one when there is none:
 * beside its place and renamed when whole, so that a crash never leaves half a database.
 * Text is UTF-8 and ordered by code point with PostgreSQL's own tables, which no system update changes.
 * @param password of the engine's own role, used when the database is made
 * @throws StorageError `database-other-version`, `database-damaged`, `folder-unreachable`, `binaries-broken`, `disk-full`, `folder-not-writable`
 */
export async function ensureDatabase(folders: DataFolders, binaries: Binaries, user: ProcessUser | null, password: string): Promise<void> {
  try {
    const found = await versionOf(folders.database);
    if (found === null) await createDatabase(folders, binaries, user, password);
    else if (found !== binaries.major) throw new StorageError("database-other-version", { folder: folders.database, found, expected: binaries.major });
    else await openToUser(folders.database, user);
  } catch (error) {
    throw asFolderError(error, folders.data);
  }
}

/** A folder that root has copied back belongs to root; PostgreSQL wants its own, closed to all others. */
async function openToUser(databaseFolder: string, user: ProcessUser | null): Promise<void> {
  if (user !== null && (await stat(databaseFolder)).uid === 0) {
    for (const entry of await readdir(databaseFolder, { recursive: true })) await lchown(join(databaseFolder, entry), user.uid, user.gid);
    await makeDatabaseFolder(databaseFolder, user);
  }
  await checkReachable(databaseFolder, user);
}

/** The major version that made a database folder, or `null` when there is none. */
async function versionOf(databaseFolder: string): Promise<number | null> {
  try {
    return Number.parseInt(await readFile(join(databaseFolder, "PG_VERSION"), "utf8"), 10);
  } catch (error) {
    if (codeOf(error) === "ENOENT") return null;
    throw error;
  }
}

async function createDatabase(folders: DataFolders, binaries: Binaries, user: ProcessUser | null, password: string): Promise<void> {
  await removeHalves(folders.data);
  const half = join(folders.data, `${HALF}${randomUUID().slice(0, 8)}`);
  const passwordFile = join(folders.run, "first-password");
  try {
    await makeDatabaseFolder(half, user);
    await checkReachable(half, user);
    await writeFile(passwordFile, `${password}\n`, { mode: 0o600 });
    if (user !== null) await chown(passwordFile, user.uid, user.gid);
    const made = await runProgram(binaries.initdb, ["-D", half, ...INITDB_ARGUMENTS, `--pwfile=${passwordFile}`], asSpawnUser(user));
    if (made.status !== 0) throw initdbError(made.output, folders.data);
    await rename(half, folders.database).catch((error: unknown) => {
      throw ["ENOTEMPTY", "EEXIST"].includes(codeOf(error)) ? new StorageError("database-damaged", { folder: folders.database }, { cause: error }) : error;
    });
    await syncFolder(folders.data);
  } finally {
    await rm(passwordFile, { force: true });
    await rm(half, { recursive: true, force: true });
  }
}

/** What a Kaiji that was killed in its first start has left. Its `initdb` may still be writing there, for a moment. */
async function removeHalves(dataFolder: string): Promise<void> {
  for (const name of await readdir(dataFolder)) {
    if (name.startsWith(HALF)) await rm(join(dataFolder, name), { recursive: true, force: true, maxRetries: 5, retryDelay: 20 }).catch(() => undefined);
  }
}

const INITDB_ARGUMENTS = [
  `--username=${ENGINE_ROLE}`,
  "--auth=scram-sha-256",
  "--encoding=UTF8",
  "--locale=C",
  "--locale-provider=builtin",
  "--builtin-locale=C.UTF-8",
  "--data-checksums",
  "--no-instructions",
];

function initdbError(output: string, folder: string): StorageError {
  if (output.includes("No space left on device")) return new StorageError("disk-full", { folder });
  const fault = output.split("\n").find((line) => /error|fatal|could not/i.test(line)) ?? output.trim().split("\n").at(-1) ?? "";
  return new StorageError("binaries-broken", { detail: fault.trim() });
}
