import { execFileSync, spawn, spawnSync, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { rolldown } from "rolldown";

const root = fileURLToPath(new URL("../../", import.meta.url));

export const isRoot = process.getuid?.() === 0;

/** An empty folder that every user of this machine can pass through. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "kaiji-engine-"));
  chmodSync(folder, 0o755);
  return folder;
}

export function removeFolder(folder: string): void {
  rmSync(folder, { recursive: true, force: true });
}

/** Bundles storage-engine-owner.ts; Node 20 does not run TypeScript. */
export async function bundleOwner(): Promise<string> {
  const file = join(root, ".cache", `storage-engine-owner-${process.pid}.mjs`);
  const bundle = await rolldown({ input: join(root, "tests/contract/storage-engine-owner.ts"), platform: "node", external: ["pg"], logLevel: "silent" });
  await bundle.write({ file, format: "esm" });
  return file;
}

/** `hold` the engine until told to stop, `write` until killed, or `leave` without stopping it. */
export type OwnerTask = "hold" | "write" | "leave";

export interface OwnerEvent {
  readonly ready?: true;
  readonly pid?: number;
  readonly written?: number;
  readonly sha256?: string;
  readonly stopped?: true;
  readonly error?: string;
}

/** A started owner program and all that it has said. */
export interface Owner {
  readonly child: ChildProcess;
  readonly events: readonly OwnerEvent[];
  /** Waits for the first event that fits; fails when the program ends without. */
  waitFor(fits: (event: OwnerEvent) => boolean): Promise<OwnerEvent>;
  /** `kill -9`, and waits until it is gone. */
  kill(): Promise<void>;
  stop(): Promise<void>;
}

export function startOwner(program: string, dataFolder: string, task: OwnerTask = "hold", user: { uid?: number; gid?: number } = {}): Owner {
  const child = spawn(process.execPath, [program, dataFolder, task], { ...user, cwd: "/", stdio: ["pipe", "pipe", "inherit"] });
  const events: OwnerEvent[] = [];
  const waiting = new Set<() => void>();
  createInterface({ input: child.stdout }).on("line", (line) => {
    events.push(JSON.parse(line) as OwnerEvent);
    for (const wake of waiting) wake();
  });
  const ended = once(child, "close");
  void ended.then(() => waiting.forEach((wake) => wake()));
  return {
    child,
    events,
    waitFor: (fits) =>
      new Promise((resolve, reject) => {
        const look = () => {
          const found = events.find(fits);
          if (found === undefined && child.exitCode === null && child.signalCode === null) return;
          waiting.delete(look);
          if (found === undefined) reject(new Error(`the owner ended: ${JSON.stringify(events.at(-1))}`));
          else resolve(found);
        };
        waiting.add(look);
        look();
      }),
    async kill() {
      child.kill("SIGKILL");
      await ended;
    },
    async stop() {
      child.stdin.end();
      await ended;
    },
  };
}

/** The ids of all processes of the server whose main process has this id. */
export function processesOf(postmaster: number): number[] {
  return readdirSync("/proc").map(Number).filter((pid) => Number.isInteger(pid) && (pid === postmaster || statusField(pid, "PPid") === String(postmaster)));
}

function statusField(pid: number, name: string): string | undefined {
  try {
    return new RegExp(`^${name}:\\s*(\\S+)`, "m").exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1];
  } catch {
    return undefined;
  }
}

/** Memory of processes in MB, counting what they share once for each (so that the truth is less). */
export function memoryOf(pids: readonly number[]): number {
  return pids.reduce((sum, pid) => sum + Number(statusField(pid, "VmRSS") ?? 0), 0) / 1024;
}

export function userNamed(name: string): { uid: number; gid: number } {
  const read = (flag: string) => Number(execFileSync("id", [flag, name], { encoding: "utf8" }));
  return { uid: read("-u"), gid: read("-g") };
}

/** Whether a user can start this Node on this checkout; says so loudly when not. */
export function canRunNode(name: string): boolean {
  if (!isRoot) return false;
  const canRun = spawnSync(process.execPath, ["-e", "require('node:fs').accessSync(process.argv[1])", join(root, "package.json")], { ...userNamed(name), cwd: "/" }).status === 0;
  if (!canRun) console.warn(`SKIPPED: tests of Kaiji as an ordinary user, as ${name} cannot reach ${process.execPath} or ${root}`);
  return canRun;
}

/** A disk of its own with little room, for tests of what happens without any. */
export interface SmallDisk {
  readonly folder: string;
  makeReadOnly(): void;
  unmount(): void;
}

/** Mounts a small disk in memory; `null`, said loudly, where that is not allowed (it takes Linux and root). */
export function mountSmallDisk(folder: string, megabytes: number): SmallDisk | null {
  mkdirSync(folder, { recursive: true });
  const mount = (...args: string[]) => execFileSync("mount", args, { stdio: "ignore" });
  try {
    if (process.platform !== "linux" || !isRoot) throw new Error("it takes Linux and root");
    mount("-t", "tmpfs", "-o", `size=${megabytes}m,mode=755`, "none", folder);
  } catch (error) {
    console.warn(`SKIPPED: tests of a full and of a read-only disk, as no small disk can be mounted here (${String(error)})`);
    return null;
  }
  return {
    folder,
    makeReadOnly: () => mount("-o", "remount,ro", folder),
    unmount: () => execFileSync("umount", ["-l", folder]),
  };
}
