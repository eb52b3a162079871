import { execFile } from "node:child_process";
import { readFileSync, readlinkSync } from "node:fs";
import { hostname } from "node:os";
import { promisify } from "node:util";
import { codeOf } from "./storage-error.ts";

const run = promisify(execFile);

/** Whether a process with this id is there and works, whoever it belongs to. */
export function isAlive(pid: number): boolean {
  return isTaken(pid) && !isZombie(pid);
}

/** Whether the system has given this id to a process, be it a dead one that its parent has not waited for. */
export function isTaken(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return codeOf(error) === "EPERM";
  }
}

function isZombie(pid: number): boolean {
  if (process.platform !== "linux") return false;
  return readStat(pid)?.[0] === "Z";
}

/** The fields of /proc/<pid>/stat after the name, which itself may hold spaces and brackets. */
function readStat(pid: number): readonly string[] | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "latin1");
    return stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  } catch {
    return null;
  }
}

const START_TIME_FIELD = 19;

/**
 * When a process started, in the system's own words: with the id it names one process for ever.
 * @returns `null` when there is no such process or the system has no quick way to tell
 */
export async function startTimeOf(pid: number): Promise<string | null> {
  if (process.platform === "linux") return readStat(pid)?.[START_TIME_FIELD] ?? null;
  if (process.platform === "win32") return null;
  try {
    const { stdout } = await run("ps", ["-o", "lstart=", "-p", String(pid)], { env: { LC_ALL: "C", PATH: "/bin:/usr/bin" } });
    return stdout.trim() || null;
  } catch {
    return null;
  }
}

/**
 * Where process ids mean the same processes: this boot of this machine, and on Linux this container.
 * A lock written elsewhere cannot be judged by its process id.
 */
export function processWorld(): string {
  if (process.platform !== "linux") return hostname();
  try {
    return `${readFileSync("/proc/sys/kernel/random/boot_id", "utf8").trim()} ${readlinkSync("/proc/self/ns/pid")}`;
  } catch {
    return hostname();
  }
}

/** The command line of a process, arguments parted by spaces; "" when it cannot be read. */
export async function commandLineOf(pid: number): Promise<string> {
  try {
    if (process.platform === "linux") return readFileSync(`/proc/${pid}/cmdline`, "utf8").replaceAll("\0", " ");
    if (process.platform === "win32") return (await run("tasklist", ["/FI", `PID eq ${pid}`, "/NH"])).stdout;
    return (await run("ps", ["-o", "command=", "-p", String(pid)])).stdout;
  } catch {
    return "";
  }
}
