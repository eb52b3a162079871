import { chmod, chown } from "node:fs/promises";
import { join, dirname } from "node:path";
import { makeFolders } from "./make-folders.ts";
import type { ProcessUser } from "./process-user.ts";
import { runProgram } from "./run-program.ts";
import { StorageError, asFolderError } from "./storage-error.ts";

/** The folders inside `KAIJI_DATA` that the engine uses. */
export interface DataFolders {
  readonly data: string;
  /** PostgreSQL's own folder. */
  readonly database: string;
  /** Things that only a running Kaiji needs: socket, log, a copy of the programs. */
  readonly run: string;
}

/** Where things are in a data folder; makes nothing. */
export function dataFolders(data: string): DataFolders {
  return { data, database: join(data, "database"), run: join(data, "run") };
}

/**
 * Makes the data folder. Nobody but its owner gets in (0700); when the database runs as another user, that
 * user may pass through (0711) but not look around.
 * @throws StorageError `folder-not-writable`, `disk-full`
 */
export async function makeDataFolder(data: string, databaseUser: ProcessUser | null): Promise<void> {
  const mode = databaseUser === null ? 0o700 : 0o711;
  try {
    await makeFolders(data, 0o755);
    await chmod(data, mode);
    await makeFolders(join(data, "run"), mode);
    await chmod(join(data, "run"), mode);
  } catch (error) {
    throw asFolderError(error, data);
  }
}

/** Makes a folder that only the database's user can enter. */
export async function makeDatabaseFolder(folder: string, databaseUser: ProcessUser | null): Promise<void> {
  await makeFolders(folder, 0o700);
  await chmod(folder, 0o700);
  if (databaseUser !== null) await chown(folder, databaseUser.uid, databaseUser.gid);
}

/**
 * Sees that the database's user can reach a folder: every parent must let others pass.
 * @throws StorageError `folder-unreachable`, naming the first parent that does not
 */
export async function checkReachable(folder: string, user: ProcessUser | null): Promise<void> {
  if (user === null) return;
  const canEnter = async (path: string) => (await runProgram("/bin/sh", ["-c", 'cd -- "$0"', path], { uid: user.uid, gid: user.gid })).status === 0;
  if (await canEnter(folder)) return;
  for (const parent of parentsOf(folder)) {
    if (!(await canEnter(parent))) throw new StorageError("folder-unreachable", { user: user.name, folder: parent });
  }
  throw new StorageError("folder-unreachable", { user: user.name, folder });
}

/** The folders above a folder, the root first. */
function parentsOf(folder: string): string[] {
  const parent = dirname(folder);
  return parent === folder ? [] : [...parentsOf(parent), parent];
}
