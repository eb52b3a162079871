import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from "node:fs";
import { spawnSync } from "node:child_process";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** Root folder of the checkout. */
export const root = join(dirname(fileURLToPath(import.meta.url)), "..", "..");
export const dist = join(root, "dist");

/** Ends the process with one line when Node is older than Kaiji needs. */
export function requireNode() {
  const [major, minor] = process.versions.node.split(".").map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return;
  fail(`Node.js 20.19 以上が必要です（今は ${process.versions.node}）。 / Kaiji needs Node.js 20.19 or newer; this is ${process.versions.node}.`);
}

/** Ends the process with one line on stderr. */
export function fail(line) {
  process.stderr.write(`kaiji: ${line}\n`);
  process.exit(2);
}

/** Installs from the lockfile when node_modules is missing or was made from another lockfile. */
export function ensureInstalled() {
  const stamp = join(root, "node_modules", ".kaiji-lockfile");
  const wanted = hash(readFileSync(join(root, "package-lock.json")));
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === wanted) return;
  const isComplete = existsSync(join(root, "node_modules", ".package-lock.json")) && lockMatches();
  if (!isComplete) {
    process.stderr.write("必要な部品をインストールしています… / Installing dependencies…\n");
    // npm says a lot on stdout; the caller's stdout belongs to what it was asked for.
    const result = spawnSync("npm", ["ci", "--no-audit", "--no-fund", "--loglevel=error"], {
      cwd: root,
      stdio: ["ignore", 2, 2],
      shell: process.platform === "win32",
    });
    if (result.status !== 0) fail("npm ci に失敗しました。ネットワークと上の表示を確かめてください。 / npm ci failed; check the network and the lines above.");
  }
  writeFileSync(stamp, wanted);
}

/** Whether what is installed has every package of the lockfile in its version. */
function lockMatches() {
  const installed = JSON.parse(readFileSync(join(root, "node_modules", ".package-lock.json"), "utf8")).packages ?? {};
  const locked = JSON.parse(readFileSync(join(root, "package-lock.json"), "utf8")).packages ?? {};
  return Object.entries(locked).every(
    ([path, entry]) => path === "" || entry.optional || entry.link || !path.startsWith("node_modules/") || installed[path]?.version === entry.version,
  );
}

/** Newest change and number of the files below some folders: enough to see that nothing changed, in milliseconds. */
export function inputsStamp(paths) {
  const digest = createHash("sha256");
  for (const path of paths) addToStamp(join(root, path), digest);
  return digest.digest("hex");
}

function addToStamp(path, digest) {
  const stat = statSync(path, { throwIfNoEntry: false });
  if (stat === undefined) return;
  if (!stat.isDirectory()) {
    digest.update(`${path}\0${stat.mtimeMs}\0${stat.size}\n`);
    return;
  }
  for (const entry of readdirSync(path).toSorted())
    if (entry !== "node_modules" && !/\.test\.tsx?$/.test(entry)) addToStamp(join(path, entry), digest);
}

export function readStamp(name) {
  const file = join(dist, `.${name}.stamp`);
  return existsSync(file) ? readFileSync(file, "utf8") : "";
}

export function writeStamp(name, stamp) {
  mkdirSync(dist, { recursive: true });
  writeFileSync(join(dist, `.${name}.stamp`), stamp);
}

function hash(bytes) {
  return createHash("sha256").update(bytes).digest("hex");
}
