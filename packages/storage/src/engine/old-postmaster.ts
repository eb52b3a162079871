import { rm, stat } from "node:fs/promises";
import { basename, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type { DataFolders } from "./data-folders.ts";
import { stopLeftovers } from "./leftover-processes.ts";
import { readPostmasterFile } from "./postmaster-file.ts";
import { commandLineOf, isAlive, isTaken } from "./process-identity.ts";

/** Short: a fast stop in the middle of a recovery may never end (seen with 18.4), and a quick one loses nothing. */
const FAST_STOP_MS = 2000;
/** PostgreSQL itself kills what has not ended after 5 s. */
const QUICK_STOP_MS = 7000;

/**
 * Stops a server that an earlier Kaiji has left behind on this folder (it lives on when Kaiji is killed), or
 * what is left of a server that was killed itself. Called with the folder's lock held, so nobody else needs that server.
 * A program that by now has got the server's process id is left alone.
 * @param name the title that every process of this folder's server carries
 */
export async function stopOldPostmaster(folders: DataFolders, name: string): Promise<void> {
  const file = await readPostmasterFile(folders.database);
  if (file === null) return;
  if (await isPostmasterOf(file.pid, folders.database)) await endProcess(file.pid);
  await stopLeftovers(name);
  // PostgreSQL takes whoever has that number for its server: another program by now, or a dead one not yet waited for.
  if (isTaken(file.pid)) await rm(join(folders.database, "postmaster.pid"), { force: true });
}

/** Whether a process is the main process of this folder's server, and not a stranger that got its number. */
export async function isPostmasterOf(pid: number, databaseFolder: string): Promise<boolean> {
  if (!isAlive(pid)) return false;
  if (process.platform === "linux") return isSameFolder(`/proc/${pid}/cwd`, databaseFolder);
  const command = await commandLineOf(pid);
  if (process.platform === "win32") return command.toLowerCase().includes("postgres.exe");
  return /postgres(\.exe)?$/.test(basename(command.split(" -D ")[0] ?? "")) && command.includes(` -D ${databaseFolder} `);
}

/** A server's processes work in its folder, by whatever path that was named when it started. */
async function isSameFolder(one: string, other: string): Promise<boolean> {
  try {
    const [a, b] = await Promise.all([stat(one), stat(other)]);
    return a.dev === b.dev && a.ino === b.ino;
  } catch {
    return false;
  }
}

async function endProcess(pid: number): Promise<void> {
  for (const [signal, ms] of [["SIGINT", FAST_STOP_MS], ["SIGQUIT", QUICK_STOP_MS], ["SIGKILL", QUICK_STOP_MS]] as const) {
    try {
      process.kill(pid, signal);
    } catch {
      return;
    }
    const deadline = performance.now() + ms;
    while (performance.now() < deadline) {
      if (!isAlive(pid)) return;
      await sleep(10);
    }
  }
}
