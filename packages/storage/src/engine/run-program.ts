import { spawn } from "node:child_process";

/** How a program ended. `status` is -1 when it could not be started at all. */
export interface ProgramResult {
  readonly status: number;
  readonly output: string;
}

/** Runs one of the database's programs to its end and gives what it printed on both streams. Never throws. */
export function runProgram(program: string, args: readonly string[], user: { uid?: number; gid?: number }): Promise<ProgramResult> {
  return new Promise((resolve) => {
    const child = spawn(program, args, { ...user, env: programEnvironment(), cwd: "/", stdio: ["ignore", "pipe", "pipe"], windowsHide: true });
    const output: Buffer[] = [];
    child.stdout.on("data", (chunk: Buffer) => output.push(chunk));
    child.stderr.on("data", (chunk: Buffer) => output.push(chunk));
    child.on("error", (error) => resolve({ status: -1, output: error.message }));
    child.on("close", (status) => resolve({ status: status ?? -1, output: Buffer.concat(output).toString("utf8") }));
  });
}

/** What the database's programs see of the environment: no PG… variable of the person who started Kaiji, no language but C. */
export function programEnvironment(): NodeJS.ProcessEnv {
  const kept = ["PATH", "SystemRoot", "SYSTEMROOT", "TEMP", "TMP", "TMPDIR"];
  return { ...Object.fromEntries(kept.flatMap((name) => (process.env[name] === undefined ? [] : [[name, process.env[name]]]))), LC_ALL: "C", TZ: "UTC" };
}
