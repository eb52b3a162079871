import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { chmodSync, mkdtempSync, readFileSync, readdirSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** A server in a process of its own, and how long it took until it said where it is. */
export interface Started {
  readonly child: ChildProcess;
  readonly port: number;
  readonly ms: number;
  readonly output: string;
  stop(): Promise<void>;
}

/** A folder that the database's own user can pass through too. */
export function openTemporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "kaiji-api-"));
  chmodSync(folder, 0o755);
  return folder;
}

/** Starts the built server on a data folder, with a database of its own. */
export function startKaiji(root: string, dataFolder: string): Promise<Started> {
  return startProgram([join(root, "dist/cli/server.js")], { PORT: "0", HOST: "127.0.0.1", KAIJI_DATA: dataFolder });
}

/** Starts a Node program that says its address once it answers. */
export async function startProgram(args: readonly string[], settings: Readonly<Record<string, string>>): Promise<Started> {
  const began = performance.now();
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^(DATABASE_|KAIJI_|npm_)/.test(name)));
  const child = spawn(process.execPath, args, { env: { ...env, ...settings }, stdio: ["ignore", "pipe", "inherit"] });
  const ended = once(child, "close");
  let output = "";
  const port = await new Promise<number>((resolve, reject) => {
    child.stdout.on("data", (chunk: Buffer) => {
      output += chunk.toString();
      const found = /http:\/\/127\.0\.0\.1:(\d+)\//.exec(output)?.[1];
      if (found !== undefined) resolve(Number(found));
    });
    void ended.then(() => reject(new Error(`node ${args.join(" ")} ended before it answered: ${output}`)));
  });
  const ms = performance.now() - began;
  return {
    child,
    port,
    ms,
    get output() {
      return output;
    },
    async stop() {
      child.kill("SIGTERM");
      await ended;
    },
  };
}

/** Megabytes of memory of a server and its database together, what they share counted once; `null` where the system does not tell. */
export function memoryOf({ child }: Started, dataFolder: string): number | null {
  if (process.platform !== "linux") return null;
  const postmaster = Number(readFileSync(join(dataFolder, "database/postmaster.pid"), "utf8").split("\n")[0]);
  const workers = readdirSync("/proc").map(Number).filter((pid) => Number.isInteger(pid) && field(`/proc/${pid}/status`, "PPid") === postmaster);
  return [child.pid ?? 0, postmaster, ...workers].reduce((sum, pid) => sum + (field(`/proc/${pid}/smaps_rollup`, "Pss") ?? 0), 0) / 1024;
}

function field(file: string, name: string): number | null {
  try {
    return Number(new RegExp(`^${name}:\\s*(\\d+)`, "m").exec(readFileSync(file, "utf8"))?.[1]);
  } catch {
    // A process that has just ended.
    return null;
  }
}
