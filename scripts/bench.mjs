// Measures reading, judging, the whole command and growth.
//   npm run bench                   prints the table
//   npm run bench -- --write        also writes docs/benchmarks.md
//   npm run bench -- --files        files only; also --api, --matrix; with --write their sections alone
//   npm run bench -- --damage [N]   reads N (10,000) randomly damaged workbooks instead
import { mkdirSync } from "node:fs";
import { fileURLToPath, pathToFileURL } from "node:url";

const root = fileURLToPath(new URL("../", import.meta.url));
const file = `${root}.cache/bench/main.mjs`;
// Bundled like the shipped command, so that module loading does not colour the figures. A process that this one
// starts finds the bundle ready.
if (!process.argv.some((argument) => argument === "--first" || argument === "--damage-run")) {
  mkdirSync(`${root}.cache/bench`, { recursive: true });
  const { build } = await import("rolldown");
  await build({
    input: `${root}bench/main.ts`,
    platform: "node",
    external: ["exceljs", "playwright-core"],
    logLevel: "silent",
    output: { file, format: "esm", codeSplitting: false },
  });
}
const { main } = await import(pathToFileURL(file).href);
await main(root, import.meta.url, process.argv.slice(2));
