import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { ensureCommand } from "./lib/build.mjs";
import { dist, fail, requireNode } from "./lib/checkout.mjs";

requireNode();
if (process.argv[2] === "serve") await (await import("./lib/build.mjs")).ensureWeb();
await ensureCommand().catch((error) => fail(`ビルドに失敗しました。 / The build failed: ${error.message}`));
process.argv[1] = join(dist, "cli", "main.js");
await import(pathToFileURL(process.argv[1]).href);
