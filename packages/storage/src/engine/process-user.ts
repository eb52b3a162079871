import { execFileSync } from "node:child_process";
import { statSync } from "node:fs";
import { StorageError } from "./storage-error.ts";

/** The user that the database's processes run as; `null` in `ProcessUser | null` means: the same as Kaiji. */
export interface ProcessUser {
  readonly name: string;
  readonly uid: number;
  readonly gid: number;
}

const CANDIDATES = ["kaiji", "postgres", "nobody"];

/**
 * Chooses who runs the database. PostgreSQL refuses uid 0, so under root it is the owner of a database
 * folder that exists, else the first of the users kaiji, postgres and nobody.
 * @throws StorageError `no-unprivileged-user`
 */
export function chooseProcessUser(databaseFolder: string): ProcessUser | null {
  if (process.getuid?.() !== 0) return null;
  const owner = ownerOf(databaseFolder);
  if (owner !== null && owner.uid !== 0) return { name: `uid ${owner.uid}`, ...owner };
  for (const name of CANDIDATES) {
    const user = findUser(name);
    if (user !== null) return user;
  }
  throw new StorageError("no-unprivileged-user");
}

function ownerOf(folder: string): { uid: number; gid: number } | null {
  const found = statSync(folder, { throwIfNoEntry: false });
  return found === undefined ? null : { uid: found.uid, gid: found.gid };
}

function findUser(name: string): ProcessUser | null {
  try {
    const read = (flag: string) => Number(execFileSync("id", [flag, name], { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] }));
    const uid = read("-u");
    return uid > 0 ? { name, uid, gid: read("-g") } : null;
  } catch {
    return null;
  }
}

/** What `spawn` needs to run a program as this user. */
export function asSpawnUser(user: ProcessUser | null): { uid?: number; gid?: number } {
  return user === null ? {} : { uid: user.uid, gid: user.gid };
}
