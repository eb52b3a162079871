import { accessSync, constants, existsSync, mkdirSync, statSync } from "node:fs";
import { dirname } from "node:path";
import { StartFailure } from "./start-failure.ts";

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
