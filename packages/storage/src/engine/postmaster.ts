import { spawn } from "node:child_process";
import { once } from "node:events";
import { open, rename, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type { DataFolders } from "./data-folders.ts";
import { readLogTail } from "./log-tail.ts";
import type { Binaries } from "./platform-binaries.ts";
import { readPostmasterFile } from "./postmaster-file.ts";
import { asSpawnUser, type ProcessUser } from "./process-user.ts";
import { programEnvironment, runProgram } from "./run-program.ts";
import { serverSettings, settingArguments, type Listening } from "./server-settings.ts";
import { StorageError } from "./storage-error.ts";

/** One running database server that this process owns. */
export interface Postmaster {
  readonly pid: number;
  /** Resolves when its main process has ended, for whatever reason. */
  readonly ended: Promise<void>;
  /** Asks for a fast, clean end; after a while for a quick one. */
  stop(): Promise<void>;
  /** The same in a process that is about to exit and can wait for nothing. */
  stopWithoutWaiting(): void;
}

/** What is needed to start the server of one data folder. */
export interface PostmasterPlan {
  readonly folders: DataFolders;
  readonly binaries: Binaries;
  readonly user: ProcessUser | null;
  readonly listening: Listening;
  readonly name: string;
}

const READY_MS = 60_000;
/** A fast stop in the middle of a recovery may never end (seen with 18.4). A quick one loses nothing, but makes the next start longer. */
const FAST_STOP_MS = 8000;
/** PostgreSQL itself kills what has not ended after 5 s. */
const QUICK_STOP_MS = 7000;
const LOG_BYTES = 5_000_000;

/**
 * Starts the database server and waits until it takes connections.
 * It leaves the terminal's process group: a Ctrl-C is Kaiji's to handle, which then stops it in order.
 * @throws StorageError `database-not-started`, `disk-full`
 */
export async function startPostmaster(plan: PostmasterPlan): Promise<Postmaster> {
  const log = join(plan.folders.run, "postgresql.log");
  await turnLog(log);
  const logFile = await open(log, "a", 0o600);
  const logStart = (await logFile.stat()).size;
  const child = spawn(plan.binaries.postgres, ["-D", plan.folders.database, ...settingArguments(serverSettings(plan.listening, plan.name))], {
    ...asSpawnUser(plan.user),
    env: programEnvironment(),
    cwd: "/",
    detached: true,
    stdio: ["ignore", logFile.fd, logFile.fd],
    windowsHide: true,
  });
  const failure: { error?: Error } = {};
  child.on("error", (error) => (failure.error = error));
  // A program that forgets to stop the engine can still end; the server then stops with it.
  child.unref();
  const ended = child.pid === undefined ? Promise.resolve() : once(child, "exit").then(() => undefined);
  await logFile.close();
  const { pid } = child;
  if (pid === undefined) {
    await sleep(0);
    throw new StorageError("database-not-started", { detail: failure.error?.message ?? "", log }, { cause: failure.error });
  }
  const postmaster: Postmaster = {
    pid,
    ended,
    stop: () => stopChild(plan, pid, ended),
    stopWithoutWaiting: () => signal(pid, "SIGINT"),
  };
  if (await becomesReady(plan, pid, ended)) return postmaster;
  await postmaster.stop();
  throw notStarted(await readLogTail(log, logStart), plan.folders.data, log);
}

function notStarted(tail: readonly string[], folder: string, log: string): StorageError {
  if (tail.some((line) => line.includes("No space left on device"))) return new StorageError("disk-full", { folder });
  const detail = tail.findLast((line) => /FATAL|PANIC|could not/.test(line)) ?? tail.at(-1) ?? "";
  return new StorageError("database-not-started", { detail: detail.replace(/^.*?(FATAL|PANIC): +/, ""), log });
}

async function becomesReady(plan: PostmasterPlan, pid: number, ended: Promise<void>): Promise<boolean> {
  const state = { hasEnded: false };
  void ended.then(() => (state.hasEnded = true));
  const deadline = performance.now() + READY_MS;
  while (!state.hasEnded && performance.now() < deadline) {
    const file = await readPostmasterFile(plan.folders.database);
    if (file?.pid === pid && file.isReady) return true;
    await Promise.race([sleep(10), ended]);
  }
  return false;
}

async function stopChild(plan: PostmasterPlan, pid: number, ended: Promise<void>): Promise<void> {
  if (process.platform === "win32") await runProgram(plan.binaries.pgCtl, ["stop", "-D", plan.folders.database, "-m", "fast", "-w", "-t", "20"], {});
  else signal(pid, "SIGINT");
  if (await endsWithin(ended, FAST_STOP_MS)) return;
  signal(pid, "SIGQUIT");
  if (await endsWithin(ended, QUICK_STOP_MS)) return;
  signal(pid, "SIGKILL");
  await ended;
}

async function endsWithin(ended: Promise<void>, ms: number): Promise<boolean> {
  const timer = new AbortController();
  const isOver = await Promise.race([ended.then(() => true), sleep(ms, false, { signal: timer.signal }).catch(() => false)]);
  timer.abort();
  return isOver;
}

function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch {
    // It has ended by itself.
  }
}

/** Keeps the log and the one before it. */
async function turnLog(log: string): Promise<void> {
  const found = await stat(log).catch(() => null);
  if (found === null || found.size < LOG_BYTES) return;
  await rm(`${log}.1`, { force: true });
  await rename(log, `${log}.1`);
}
