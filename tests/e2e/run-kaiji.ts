import { spawnSync } from "node:child_process";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

export const root = join(dirname(fileURLToPath(import.meta.url)), "..", "..");

export interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** Runs the command line as a person does and waits for its end. */
export function kaiji(...args: readonly string[]): Ended {
  return kaijiIn(undefined, ...args);
}

/** The same with a data folder of its own. */
export function kaijiIn(data: string | undefined, ...args: readonly string[]): Ended {
  const env = data === undefined ? process.env : { ...process.env, KAIJI_DATA: data };
  const { status, stdout, stderr } = spawnSync(process.execPath, ["scripts/kaiji.mjs", ...args], { cwd: root, encoding: "utf8", env });
  return { code: status, out: stdout, err: stderr };
}
