import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import { makeDatabaseFolder } from "./data-folders.ts";
import type { ProcessUser } from "./process-user.ts";

/** A socket is named for a port even where no port is used. */
export const SOCKET_PORT = 5432;

const TEMP_PREFIX = "kaiji-socket-";

/** The longest path of a socket in bytes: what fits in `sun_path` beside its closing zero. */
const LONGEST_SOCKET = process.platform === "linux" ? 107 : 103;

/**
 * Makes the folder for the database's socket, which only its user can enter: `run/socket`, or a short folder
 * of its own in the system's temporary folder when the path would be too long for a socket.
 */
export async function makeSocketFolder(runFolder: string, user: ProcessUser | null): Promise<string> {
  const usual = join(runFolder, "socket");
  await rm(usual, { recursive: true, force: true });
  const folder = fitsSocket(usual) ? usual : await mkdtemp(join(shortTemp(), TEMP_PREFIX));
  await makeDatabaseFolder(folder, user);
  return folder;
}

function shortTemp(): string {
  return fitsSocket(join(tmpdir(), `${TEMP_PREFIX}XXXXXX`)) ? tmpdir() : "/tmp";
}

function fitsSocket(folder: string): boolean {
  return Buffer.byteLength(join(folder, `.s.PGSQL.${SOCKET_PORT}`)) <= LONGEST_SOCKET;
}

/** Removes a socket folder, but only one that `makeSocketFolder` makes. */
export async function removeSocketFolder(folder: string, runFolder: string): Promise<void> {
  const isOurs = folder === join(runFolder, "socket") || (dirname(folder) === shortTemp() && basename(folder).startsWith(TEMP_PREFIX));
  if (isOurs) await rm(folder, { recursive: true, force: true });
}
