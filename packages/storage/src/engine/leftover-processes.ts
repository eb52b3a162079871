import { execFile } from "node:child_process";
import { readdir } from "node:fs/promises";
import { promisify } from "node:util";
import { setTimeout as sleep } from "node:timers/promises";
import { commandLineOf, isAlive } from "./process-identity.ts";

const run = promisify(execFile);
const PATIENCE_MS = 3000;

/**
 * Ends what is left of a server whose main process was killed: most of its processes see that and go, one in
 * the middle of a long statement does not, and no new server can start while it is there.
 * @param name the server's `cluster_name`, which stands in the title of each of its processes
 */
export async function stopLeftovers(name: string): Promise<void> {
  if (process.platform === "win32") return;
  for (const signal of ["SIGQUIT", "SIGKILL"] as const) {
    const pids = await processesTitled(`postgres: ${name}: `);
    if (pids.length === 0) return;
    for (const pid of pids) {
      try {
        process.kill(pid, signal);
      } catch {
        // It has gone meanwhile.
      }
    }
    const deadline = performance.now() + PATIENCE_MS;
    while (pids.some(isAlive) && performance.now() < deadline) await sleep(10);
  }
}

async function processesTitled(start: string): Promise<number[]> {
  const lines = process.platform === "linux" ? await listFromProc() : await listFromPs();
  return lines.flatMap(({ pid, command }) => (command.startsWith(start) ? [pid] : []));
}

interface Listed {
  readonly pid: number;
  readonly command: string;
}

/** Small systems have no `ps`; Linux always has this. */
async function listFromProc(): Promise<Listed[]> {
  const pids = (await readdir("/proc")).map(Number).filter(Number.isInteger);
  return Promise.all(pids.map(async (pid) => ({ pid, command: await commandLineOf(pid) })));
}

async function listFromPs(): Promise<Listed[]> {
  const { stdout } = await run("ps", ["-axww", "-o", "pid=,command="], { maxBuffer: 16_000_000, env: { LC_ALL: "C", PATH: "/bin:/usr/bin" } }).catch(() => ({ stdout: "" }));
  return stdout.split("\n").flatMap((line) => {
    const [, pid, command] = /^\s*(\d+) (.*)$/.exec(line) ?? [];
    return pid === undefined || command === undefined ? [] : [{ pid: Number(pid), command }];
  });
}
