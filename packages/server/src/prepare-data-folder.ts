import { accessSync, constants, existsSync, mkdirSync, statSync } from "node:fs";
import { homedir, userInfo } from "node:os";
import { dirname, join, resolve } from "node:path";
import { StartFailure } from "./start-failure.ts";

/** The folder for what Kaiji keeps: the one named, else `.kaiji` in the user's home. */
export function dataFolder(named: string | undefined): string {
  // An empty HOME would otherwise mean the current folder.
  return named === undefined || named === "" ? join(homedir() || userInfo().homedir, ".kaiji") : resolve(named);
}

/**
 * Makes the folder when it is not there.
 * @throws StartFailure when it cannot be made or written to
 */
export function prepareDataFolder(folder: string): void {
  try {
    makeFolder(folder);
    if (!statSync(folder).isDirectory()) throw new Error("not a folder");
    accessSync(folder, constants.W_OK);
  } catch {
    throw new StartFailure(
      `データの置き場所 ${folder} に書き込めません。KAIJI_DATA で別の場所を指定してください。 / Cannot write to the data folder ${folder}; name another one in KAIJI_DATA.`,
    );
  }
}

/** One level after the other: Node 20's recursive mkdir never returns where the system forbids new folders (/proc). */
function makeFolder(folder: string): void {
  if (existsSync(folder)) return;
  makeFolder(dirname(folder));
  mkdirSync(folder);
}
