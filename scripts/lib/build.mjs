import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { dist, ensureInstalled, inputsStamp, readStamp, root, writeStamp } from "./checkout.mjs";

const COMMAND_INPUTS = ["package-lock.json", "scripts/lib", "catalogs", "criteria", "packages/domain", "packages/formats", "packages/library", "packages/server", "packages/cli"];
const WEB_INPUTS = ["package-lock.json", "scripts/lib", "packages/domain", "packages/formats", "packages/web", "fixtures/sample"];

/** Builds the command line, the server and the library file when something they are made of changed. */
export async function ensureCommand() {
  const stamp = inputsStamp(COMMAND_INPUTS);
  if (readStamp("command") === stamp) return;
  ensureInstalled();
  const { rolldown } = await import("rolldown");
  rmSync(join(dist, "cli"), { recursive: true, force: true });
  const bundle = await rolldown({
    input: { main: join(root, "packages/cli/src/main.ts"), server: join(root, "packages/server/src/main.ts"), library: join(root, "packages/library/src/index.ts") },
    platform: "node",
    logLevel: "warn",
  });
  await bundle.write({ dir: join(dist, "cli"), format: "esm", entryFileNames: "[name].js", chunkFileNames: "[name]-[hash].js", minify: { compress: true, mangle: false } });
  await bundle.close();
  const { readLibrary } = await import(`${pathToFileURL(join(dist, "cli", "library.js")).href}?${Date.now()}`);
  mkdirSync(dist, { recursive: true });
  writeFileSync(join(dist, "library.json"), JSON.stringify(readLibrary(root)));
  writeStamp("command", stamp);
}

/** Builds the web page when something it is made of changed. */
export async function ensureWeb() {
  const stamp = inputsStamp(WEB_INPUTS);
  if (readStamp("web") === stamp) return;
  ensureInstalled();
  const { build } = await import("vite");
  await build({ root: join(root, "packages/web"), configFile: join(root, "packages/web/vite.config.ts"), logLevel: "warn" });
  writeStamp("web", stamp);
}
