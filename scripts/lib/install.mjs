import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "./checkout.mjs";
import { fail } from "./require-node.mjs";
import { inTurn } from "./turns.mjs";

const stamp = join(root, "node_modules", ".kaiji-lockfile");
const inventory = join(root, "node_modules", ".package-lock.json");

/** Installs from the lockfile when node_modules is missing or was made from another lockfile. */
export async function ensureInstalled() {
  const wanted = createHash("sha256").update(readFileSync(join(root, "package-lock.json"))).digest("hex");
  if (isStamped(wanted)) return;
  await inTurn(async () => {
    if (isStamped(wanted)) return;
    if (!existsSync(inventory) || !hasEveryPackage()) await install();
    writeFileSync(stamp, wanted);
  });
}

function isStamped(wanted) {
  return existsSync(stamp) && readFileSync(stamp, "utf8") === wanted;
}

/** Whether what is installed has every package of the lockfile in its version. */
function hasEveryPackage() {
  const packages = (file) => JSON.parse(readFileSync(file, "utf8")).packages ?? {};
  const installed = packages(inventory);
  return Object.entries(packages(join(root, "package-lock.json"))).every(
    ([path, { optional, link, version }]) =>
      !path.startsWith("node_modules/") || optional || link || installed[path]?.version === version,
  );
}

async function install() {
  process.stderr.write("必要な部品を入れています（初回は 1〜2 分）… / Installing what Kaiji needs (a minute or two the first time)…\n");
  // Whatever the caller's settings, building needs the development packages.
  const args = ["ci", "--include=dev", "--include=optional", "--no-audit", "--no-fund", "--loglevel=error"];
  const code = await run(args);
  if (code !== 0)
    fail("部品を入れられませんでした（npm ci が失敗）。ネットワークと上の表示を確かめてください。 / npm ci failed; check the network and the lines above.");
}

/** Runs npm with its words on stderr (the caller's stdout belongs to what it was asked for) and gives its exit code. */
function run(args) {
  const npm = process.env.npm_execpath;
  const isNpm = npm !== undefined && npm.endsWith("npm-cli.js");
  const options = { cwd: root, stdio: ["ignore", 2, 2], shell: !isNpm && process.platform === "win32" };
  const child = isNpm ? spawn(process.execPath, [npm, ...args], options) : spawn("npm", args, options);
  const pass = (signal) => {
    child.kill(signal);
    process.exit(signal === "SIGINT" ? 130 : 143);
  };
  process.on("SIGINT", pass).on("SIGTERM", pass);
  return new Promise((resolve) => {
    child.once("error", () => resolve(1));
    child.once("exit", (code) => resolve(code ?? 1));
  }).finally(() => process.off("SIGINT", pass).off("SIGTERM", pass));
}
