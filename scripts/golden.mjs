// Makes the fixtures and their golden documents from fixtures/excel/make.
//   npm run golden              says which committed files differ from what the generator makes (exit 1)
//   npm run golden -- --write   writes them
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { runnerImport } from "vite";

const folder = fileURLToPath(new URL("../fixtures/excel/", import.meta.url));
const { module } = await runnerImport(join(folder, "make/list-files.ts"), { configFile: false, logLevel: "error" });
const write = process.argv.includes("--write");

let differing = 0;
const files = module.listFiles();
for (const [path, bytes] of files) {
  const place = join(folder, path);
  if (isSame(place, bytes)) continue;
  differing++;
  if (write) {
    mkdirSync(dirname(place), { recursive: true });
    writeFileSync(place, bytes);
  }
  console.log(`${write ? "wrote" : "differs"}: fixtures/excel/${path}`);
}
console.log(`${files.size} files, ${differing} ${write ? "written" : "differ from what the generator makes"}`);
if (!write && differing > 0) process.exitCode = 1;

function isSame(place, bytes) {
  try {
    return readFileSync(place).equals(bytes);
  } catch {
    return false;
  }
}
