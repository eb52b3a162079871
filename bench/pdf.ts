import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Library } from "@kaiji/domain";
import { readFile } from "@kaiji/formats";
import { ratioAtMost, type ResultTable } from "./result.ts";
import { takeTurns } from "./take-turns.ts";

const FILES = ["office-top.pdf", "office-small-plain.pdf", "browser-middle.pdf"];
const ROUNDS = 30;
const WARM_UP = 5;

/** Reading printed forms, beside the PDF library's text extraction alone. */
export async function benchPdf(root: string, library: Library): Promise<ResultTable> {
  const results: { what: string; measured: string; aim: string }[] = [];
  const ratios: number[] = [];
  for (const file of FILES) {
    const bytes = new Uint8Array(readFileSync(join(root, "fixtures/pdf", file)));
    const reading = await readFile(bytes, { name: file }, library);
    if (!reading.ok) throw new Error(`${file} was not read: nothing to measure`);
    const { mine, least } = await takeTurns({ mine: () => readFile(bytes, { name: file }, library), least: () => extractText(bytes) }, ROUNDS, WARM_UP);
    ratios.push(mine / least);
    results.push({ what: `${file}: readFile / text extraction`, measured: `${mine.toFixed(1)} / ${least.toFixed(1)} ms`, aim: "" });
  }
  results.push({ what: "the worst of them", ...ratioAtMost(Math.max(...ratios), 1.3) });
  return {
    heading: "Reading printed forms (PDF)",
    note: `Forms of 62 to 143 rows on 2 to 8 pages, printed by an office program and by a browser. Medians of ${ROUNDS} warm runs that took turns, every second round backwards. Text extraction is the PDF library's getTextContent over all pages, keeping nothing. Kaiji asks the same library, for a copy of the file without the outlines of its letters, which text does not need.`,
    results,
  };
}

async function extractText(bytes: Uint8Array): Promise<number> {
  const { getDocument } = await import("unpdf/pdfjs");
  const task = getDocument({ data: new Uint8Array(bytes), isEvalSupported: false, disableFontFace: true, useSystemFonts: false, verbosity: 0 });
  const document = await task.promise;
  let items = 0;
  for (let number = 1; number <= document.numPages; number++) items += (await (await document.getPage(number)).getTextContent()).items.length;
  await task.destroy();
  return items;
}
