import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { delimiter, dirname, join } from "node:path";

const NAMES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

/**
 * A Chromium for the browser tests: one on this machine, else the distribution's package, else Playwright's own.
 * Returns its path, or `null` when none can be had.
 */
export function findBrowser() {
  return installed() ?? installPackage() ?? playwrights() ?? installPlaywrights();
}

function installed() {
  const named = process.env.CHROME_PATH;
  if (named !== undefined && existsSync(named)) return named;
  const folders = (process.env.PATH ?? "").split(delimiter);
  const places = NAMES.flatMap((name) => folders.map((folder) => join(folder, name)));
  if (process.platform === "darwin") places.push("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome");
  return places.find((place) => existsSync(place)) ?? null;
}

/** Debian and its kin, as root only: nobody is asked for a password. */
function installPackage() {
  if (process.getuid?.() !== 0 || !existsSync("/usr/bin/apt-get")) return null;
  process.stdout.write("Chromium を入れています（apt-get）… / Installing Chromium with apt-get…\n");
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  const run = (...args) => spawnSync("apt-get", args, { stdio: ["ignore", "inherit", "inherit"], env }).status === 0;
  return run("update", "-q") && run("install", "-y", "-q", "--no-install-recommends", "chromium") ? installed() : null;
}

function playwrights() {
  const { chromium } = createRequire(import.meta.url)("playwright-core");
  return existsSync(chromium.executablePath()) ? chromium.executablePath() : null;
}

function installPlaywrights() {
  process.stdout.write("Playwright の Chromium を入れています… / Installing Playwright's Chromium…\n");
  const tool = join(dirname(createRequire(import.meta.url).resolve("playwright-core/package.json")), "cli.js");
  const { status } = spawnSync(process.execPath, [tool, "install", "chromium"], { stdio: ["ignore", "inherit", "inherit"] });
  return status === 0 ? playwrights() : null;
}
