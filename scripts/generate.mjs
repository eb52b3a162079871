// Writes the published JSON Schemas to schemas/.
//   npm run generate               writes them
//   npm run generate -- --check    says which differ (exit 1)
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { ensureInstalled } from "./lib/install.mjs";
import { requireNode } from "./lib/require-node.mjs";

requireNode();
await ensureInstalled();
const { runnerImport } = await import("vite");
const path = (relative) => fileURLToPath(new URL(`../${relative}`, import.meta.url));
const { module } = await runnerImport(path("packages/formats/src/schemas.ts"), { configFile: false, logLevel: "error" });

mkdirSync(path("schemas"), { recursive: true });
for (const [name, schema] of module.publishedSchemas()) {
  const file = path(`schemas/${name}`);
  const text = `${JSON.stringify(schema, null, 2)}\n`;
  if (readOrEmpty(file) === text) continue;
  if (process.argv.includes("--check")) process.exitCode = 1;
  else writeFileSync(file, text);
  console.log(`${process.exitCode === 1 ? "differs" : "wrote"}: schemas/${name}`);
}

function readOrEmpty(file) {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return "";
  }
}
