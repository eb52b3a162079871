import { homedir, userInfo } from "node:os";
import { join, resolve } from "node:path";

/** The folder for what Kaiji keeps: the one named, else `.kaiji` in the user's home. */
export function dataFolder(named: string | undefined): string {
  // An empty HOME would otherwise mean the current folder.
  return named === undefined || named === "" ? join(homedir() || userInfo().homedir, ".kaiji") : resolve(named);
}
