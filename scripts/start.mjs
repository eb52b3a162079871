import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { dist, ensureInstalled, fail, requireNode } from "./lib/checkout.mjs";
import { ensureCommand, ensureWeb } from "./lib/build.mjs";

requireNode();
ensureInstalled();
try {
  await ensureCommand();
  await ensureWeb();
} catch (error) {
  fail(`ビルドに失敗しました。 / The build failed: ${error.message}`);
}
await import(pathToFileURL(join(dist, "cli", "server.js")).href);
