import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import type { Library } from "@kaiji/domain";
import { readLibrary } from "@kaiji/library";
import { useNativeCodec } from "@kaiji/library/native-codec";
import { benchApi } from "./api.ts";
import { serveBare } from "./api-bare.ts";
import { benchCommand } from "./command.ts";
import { benchDamage, runDamage } from "./damage.ts";
import { benchEvaluating } from "./evaluate.ts";
import { benchFill } from "./fill.ts";
import { benchFirstRead, firstRead } from "./first-read.ts";
import { benchMany } from "./many.ts";
import { benchMatrix } from "./matrix.ts";
import { benchPdf } from "./pdf.ts";
import { benchReading } from "./read.ts";
import { READERS, type ReaderName } from "./readers.ts";
import { renderTable, type ResultTable } from "./result.ts";

/**
 * Measures everything and prints it; with `--write` also into docs/benchmarks.md; with `--damage [N]` only the damaged files, with `--files` only files, with `--api` only the API, with `--matrix` only the matrix in a browser (each with `--write` its sections alone).
 * `start` is the address of the script that starts this, for measurements that need a fresh process.
 */
export async function main(root: string, start: string, args: readonly string[]): Promise<void> {
  const { values, positionals } = parseArgs({
    args: [...args],
    options: {
      write: { type: "boolean", default: false },
      damage: { type: "boolean", default: false },
      files: { type: "boolean", default: false },
      api: { type: "boolean", default: false },
      matrix: { type: "boolean", default: false },
      "api-bare": { type: "string" },
      first: { type: "string" },
      "damage-run": { type: "string" },
    },
    allowPositionals: true,
  });
  useNativeCodec();
  // A process of `benchApi`.
  if (values["api-bare"] !== undefined) return serveBare(values["api-bare"]);
  const library = readLibrary(root);
  if (values.first !== undefined) {
    // A process of `benchFirstRead`: prints one number.
    if (values.first in READERS) process.stdout.write(String(await firstRead(values.first as ReaderName, library)));
    return;
  }
  if (values["damage-run"] !== undefined) return runDamage(root, library, values["damage-run"]);
  if (values.damage) {
    if (!(await benchDamage(start, Number(positionals[0] ?? 10_000)))) process.exitCode = 1;
    return;
  }
  if (values.files || values.api || values.matrix) {
    const measured = values.files ? await benchFiles(root, start, library) : values.api ? await benchApi(root) : [(await benchMatrix(root)) ?? NO_BROWSER];
    console.log(measured.map(renderTable).join("\n"));
    if (values.write) writeFileSync(join(root, DOCUMENT), withSections(readFileSync(join(root, DOCUMENT), "utf8"), measured));
    return;
  }
  const tables: ResultTable[] = await benchFiles(root, start, library);
  if (isBuilt(root)) tables.push(...(await benchApi(root)));
  const text = [
    "# Benchmarks",
    "",
    "Made by `npm run build && npm run bench -- --write`, in one run.",
    `Machine: ${availableParallelism()} cores, ${process.platform} ${process.arch}, Node ${process.version}.`,
    "All workbooks are invented. Times vary by machine; the ratios are what is promised.",
    "",
    ...tables.map(renderTable),
  ].join("\n");
  console.log(text);
  if (values.write) writeFileSync(join(root, DOCUMENT), `${text.trimEnd()}\n`);
}

/** Files: reading, judging, filling, PDF, and where it is built the whole command. */
async function benchFiles(root: string, start: string, library: Library): Promise<ResultTable[]> {
  const tables: ResultTable[] = [await benchReading(library, root), benchFirstRead(start), benchEvaluating(library), await benchFill(library), await benchPdf(root, library)];
  if (isBuilt(root)) tables.push(...benchCommand(root), benchMany(root));
  else console.error("dist/cli/main.js is not built: run `npm run build` to measure the whole command");
  return tables;
}

function isBuilt(root: string): boolean {
  return existsSync(join(root, "dist/cli/main.js"));
}

const DOCUMENT = "docs/benchmarks.md";

/** The document with these sections in place of the ones of the same heading, or at its end. */
function withSections(document: string, tables: readonly ResultTable[]): string {
  const [head = "", ...sections] = document.trimEnd().split(/^(?=## )/m);
  const kept = sections.filter((section) => !tables.some(({ heading }) => section.startsWith(`## ${heading}\n`)));
  return `${[head, ...kept.map((section) => `${section.trimEnd()}\n\n`), tables.map((table) => renderTable(table).trimEnd()).join("\n\n")].join("").trimEnd()}\n`;
}

const NO_BROWSER: ResultTable = { heading: "The matrix of 500 systems", note: "Not measured: there is no Chromium here.", results: [] };
