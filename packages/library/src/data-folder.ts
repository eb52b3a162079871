import { homedir, userInfo } from "node:os";
import { join, resolve } from "node:path";

/**
 * The folder for what Kaiji keeps: the one named, else `.kaiji` in the user's home. Started as root it is
 * `/var/lib/kaiji`: the database then runs as another user, who may not enter root's home.
 */
export function dataFolder(named: string | undefined): string {
  if ((named === undefined || named === "") && process.getuid?.() === 0) return "/var/lib/kaiji";
  // An empty HOME would otherwise mean the current folder.
  return named === undefined || named === "" ? join(homedir() || userInfo().homedir, ".kaiji") : resolve(named);
}
