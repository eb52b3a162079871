import { randomUUID } from "node:crypto";
import { link, mkdir, open, readFile, rm, rmdir, stat, writeFile, type FileHandle } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { isAlive, processWorld, startTimeOf } from "./process-identity.ts";
import { StorageError, asFolderError, codeOf } from "./storage-error.ts";

/** Held by the one Kaiji that uses a data folder. */
export interface FolderLock {
  release(): Promise<void>;
}

interface LockNote {
  readonly pid: number;
  readonly startedAt: string | null;
  readonly world: string;
  readonly token: string;
}

const BEAT_MS = 1000;
/** A lock whose owner cannot be looked up is dead after this long without a beat. */
const SILENCE_MS = 6000;

/**
 * Takes a data folder for this process. The lock file names the process by id and start time; a lock whose
 * process is gone is taken over. When the holder runs where its id cannot be looked up (another container,
 * another machine on a shared folder), the file's time tells: the holder writes to it every second.
 * @param onLost called when another process has taken the folder all the same (after this one was frozen, say)
 * @throws StorageError `folder-in-use`, `folder-not-writable`, `disk-full`
 */
export async function lockFolder(dataFolder: string, onLost: () => void): Promise<FolderLock> {
  const path = join(dataFolder, "kaiji.lock");
  const note: LockNote = { pid: process.pid, startedAt: await startTimeOf(process.pid), world: processWorld(), token: randomUUID() };
  try {
    await writeLock(path, note, dataFolder);
  } catch (error) {
    throw asFolderError(error, dataFolder);
  }
  return keepBeating(path, note, onLost);
}

async function writeLock(path: string, note: LockNote, dataFolder: string): Promise<void> {
  const own = `${path}.${note.token}`;
  await writeFile(own, JSON.stringify(note), { mode: 0o600 });
  try {
    for (;;) {
      try {
        await claim(own, path);
        return;
      } catch (error) {
        if (codeOf(error) !== "EEXIST") throw error;
      }
      await removeIfStale(path, own, dataFolder);
    }
  } finally {
    await rm(own, { force: true });
  }
}

/** Gives a written note the lock's name, failing with EEXIST when there is a lock: never half a note under that name. */
async function claim(own: string, path: string): Promise<void> {
  try {
    await link(own, path);
  } catch (error) {
    if (!["EPERM", "ENOTSUP", "EOPNOTSUPP", "ENOSYS"].includes(codeOf(error))) throw error;
    await writeFile(path, await readFile(own), { flag: "wx", mode: 0o600 });
  }
}

async function removeIfStale(path: string, own: string, dataFolder: string): Promise<void> {
  const found = await readNote(path);
  if (found === "gone") return;
  if (await isHeld(found, path, own)) throw new StorageError("folder-in-use", { folder: dataFolder, pid: found?.pid ?? "?" });
  // One at a time: between looking and removing, another may have removed this lock and put its own there.
  const turn = `${path}.turn`;
  if (!(await takeTurn(turn, own))) return;
  try {
    const still = await readNote(path);
    if (still !== "gone" && still?.token === found?.token) await rm(path, { force: true });
  } finally {
    await rmdir(turn).catch(() => undefined);
  }
}

/** @returns false when it is another's turn; one who died in it loses it after the usual silence */
async function takeTurn(turn: string, own: string): Promise<boolean> {
  try {
    await mkdir(turn);
    return true;
  } catch (error) {
    if (codeOf(error) !== "EEXIST") throw error;
  }
  const since = await lastBeat(turn);
  if (since !== null && (await folderClock(own)) - since > SILENCE_MS) await rmdir(turn).catch(() => undefined);
  await sleep(20);
  return false;
}

async function isHeld(note: LockNote | null, path: string, own: string): Promise<boolean> {
  if (note !== null && note.world === processWorld()) {
    if (!isAlive(note.pid)) return false;
    const startedAt = await startTimeOf(note.pid);
    if (startedAt !== null && note.startedAt !== null) return startedAt === note.startedAt;
  }
  return isBeating(path, own);
}

/** Watches the lock's time, by the folder's own clock, until it beats or has been silent for long enough. */
async function isBeating(path: string, own: string): Promise<boolean> {
  const first = await lastBeat(path);
  for (;;) {
    const latest = await lastBeat(path);
    if (latest !== first) return latest !== null;
    if (latest === null || (await folderClock(own)) - latest > SILENCE_MS) return false;
    await sleep(BEAT_MS / 4);
  }
}

/** What time it is for the folder, which may be on another machine: the time that it gives a write to an own file. */
async function folderClock(own: string): Promise<number> {
  await writeFile(own, await readFile(own));
  return (await stat(own)).mtimeMs;
}

async function lastBeat(path: string): Promise<number | null> {
  return stat(path).then((found) => found.mtimeMs, () => null);
}

async function readNote(path: string): Promise<LockNote | null | "gone"> {
  try {
    const note: unknown = JSON.parse(await readFile(path, "utf8"));
    return isNote(note) ? note : null;
  } catch (error) {
    if (codeOf(error) === "ENOENT") return "gone";
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

function isNote(value: unknown): value is LockNote {
  return typeof value === "object" && value !== null && "pid" in value && typeof value.pid === "number" && "token" in value && typeof value.token === "string" && "world" in value && "startedAt" in value;
}

async function keepBeating(path: string, note: LockNote, onLost: () => void): Promise<FolderLock> {
  // The open file is this process's own note whatever happens to the name, so a beat never writes over another's.
  const held = { file: await open(path, "r+") };
  let lastWork: Promise<void> = Promise.resolve();
  const timer = setInterval(() => {
    lastWork = beat(held, path, note).then((isOurs) => {
      if (isOurs) return;
      clearInterval(timer);
      onLost();
    });
  }, BEAT_MS);
  timer.unref();
  return {
    async release() {
      clearInterval(timer);
      await lastWork;
      await held.file.close();
      const found = await readNote(path).catch(() => null);
      if (found !== "gone" && found?.token === note.token) await rm(path, { force: true });
    },
  };
}

/** @returns whether the lock is still this process's */
async function beat(held: { file: FileHandle }, path: string, note: LockNote): Promise<boolean> {
  try {
    const found = await readNote(path);
    if (found !== "gone") {
      if (found?.token !== note.token) return false;
      await held.file.write(JSON.stringify(note), 0);
      return true;
    }
    await writeFile(path, JSON.stringify(note), { flag: "wx", mode: 0o600 });
    await held.file.close();
    held.file = await open(path, "r+");
  } catch {
    // A full disk or a folder away for a moment is not a lost lock.
  }
  return true;
}
