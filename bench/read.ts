import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Library } from "@kaiji/domain";
import { readWorkbook } from "@kaiji/formats";
import { READERS } from "./readers.ts";
import { atLeast, ratioAtMost, type Result, type ResultTable } from "./result.ts";
import { sampleWorkbook } from "./sample-workbook.ts";
import { takeTurns } from "./take-turns.ts";

const ROUNDS = 200;
/** After fewer rounds the engine is still at work on what it runs. */
const WARM_UP = 400;

interface Workbook {
  readonly what: string;
  readonly bytes: Uint8Array;
  readonly answers: number;
}

function workbooks(root: string): readonly [Workbook, ...Workbook[]] {
  const fixture = (file: string) => new Uint8Array(readFileSync(join(root, "fixtures/excel", file)));
  return [
    { what: "the published form", bytes: sampleWorkbook(), answers: 132 },
    { what: "a plain list", bytes: fixture("whole-sds.xlsx"), answers: 143 },
    { what: "a small form", bytes: fixture("merged-cells.xlsx"), answers: 15 },
  ];
}

/** Reading workbooks, beside exceljs and beside the floor. */
export async function benchReading(library: Library, root: string): Promise<ResultTable> {
  const all = workbooks(root);
  const results: Result[] = [];
  for (const { what, bytes, answers } of all) {
    const reading = readWorkbook(bytes, library);
    if (!reading.ok || reading.value[0]?.answers.length !== answers) throw new Error(`${what} was not read: nothing to measure`);
    const { ours, cells, floor, exceljs } = await takeTurns(
      {
        ours: () => READERS.ours(bytes, library),
        cells: () => READERS.cells(bytes, library),
        floor: () => READERS.floor(bytes, library),
        exceljs: () => READERS.exceljs(bytes, library),
      },
      ROUNDS,
      WARM_UP,
    );
    const times = [ours, cells, floor, exceljs].map((ms) => ms.toFixed(2)).join(" / ");
    results.push(
      { what: `${what}: readWorkbook / cells alone / the floor / exceljs 4.4.0`, measured: `${times} ms`, aim: "" },
      { what: `${what}: readWorkbook / the floor`, ...ratioAtMost(ours / floor, 1.5) },
      { what: `${what}: exceljs / cells alone`, ...atLeast(exceljs / cells, 5, "×") },
      { what: `${what}: exceljs / readWorkbook`, measured: `${(exceljs / ours).toFixed(1)} ×`, aim: "" },
      { what: `${what}: exceljs / the floor`, measured: `${(exceljs / floor).toFixed(1)} ×`, aim: "" },
    );
  }
  const sizes = all.map(({ what, bytes, answers }) => `${what} of ${answers} rows, ${Math.round(bytes.length / 1024)} KB`);
  return {
    heading: "Reading one workbook",
    note: `${sizes.join("; ")} (the first one has input cells, a print area of formulas and a remark list). Medians of ${ROUNDS} warm runs that took turns, every second round backwards. readWorkbook gives checked disclosures: cells, the form recognised in them, its answers, remarks and problems. Cells alone is what exceljs's load gives, values, formulas and merges of every sheet, and no form: the aim beside exceljs is for the same work, and exceljs / readWorkbook says how much sooner a whole disclosure is read than exceljs has its cells. The floor unzips the same parts with fflate and runs saxes over them, keeping nothing. Ours unpacks with Node's zlib, as the command and the server do. Whatever parses these parts with such tools takes the floor's time at least: exceljs / the floor is the most by which such a reader could be faster than exceljs.`,
    results,
  };
}
