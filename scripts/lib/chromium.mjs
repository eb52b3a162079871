import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";

const CANDIDATES = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome", "/usr/bin/google-chrome-stable", "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"];

/** A Chromium for the browser tests: one on the machine, else the distribution's, else Playwright's own; else `null`. */
export async function findChromium() {
  const present = [process.env.CHROME_PATH, ...CANDIDATES].find((path) => path && existsSync(path));
  if (present !== undefined) return present;
  if (process.platform === "linux" && process.getuid?.() === 0 && existsSync("/usr/bin/apt-get")) {
    process.stderr.write("ブラウザの試験のために Chromium を入れています… / Installing Chromium for the browser tests…\n");
    run("apt-get", ["update", "-qq"]);
    run("apt-get", ["install", "-y", "-qq", "--no-install-recommends", "chromium", "fonts-noto-cjk"]);
    if (existsSync("/usr/bin/chromium")) return "/usr/bin/chromium";
  }
  const { chromium } = await import("playwright-core");
  if (!existsSync(chromium.executablePath())) run(process.execPath, ["node_modules/playwright-core/cli.js", "install", "chromium"]);
  return existsSync(chromium.executablePath()) ? chromium.executablePath() : null;
}

function run(command, args) {
  spawnSync(command, args, { stdio: ["ignore", "ignore", 2], env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" } });
}
