import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { codeOf } from "./storage-error.ts";

/** What `postmaster.pid` says about the server that has a database folder open. */
export interface PostmasterFile {
  readonly pid: number;
  readonly folder: string;
  readonly port: number;
  readonly socketFolder: string;
  readonly isReady: boolean;
}

/**
 * Reads `postmaster.pid` of a database folder.
 * Its lines: process id, data folder, start time, port, socket folder, address, shared memory, state
 * (PostgreSQL 18, src/include/utils/pidfile.h).
 * @returns `null` when there is none
 */
export async function readPostmasterFile(databaseFolder: string): Promise<PostmasterFile | null> {
  try {
    const lines = (await readFile(join(databaseFolder, "postmaster.pid"), "utf8")).split("\n").map((line) => line.trim());
    const pid = Number(lines[0]);
    if (!Number.isInteger(pid) || pid <= 0) return null;
    return { pid, folder: lines[1] ?? "", port: Number(lines[3] ?? 0), socketFolder: lines[4] ?? "", isReady: lines[7] === "ready" };
  } catch (error) {
    if (codeOf(error) === "ENOENT") return null;
    throw error;
  }
}
