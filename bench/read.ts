import type { Library } from "@kaiji/domain";
import { readWorkbook } from "@kaiji/formats";
import { READERS } from "./readers.ts";
import { atLeast, ratioAtMost, type ResultTable } from "./result.ts";
import { sampleWorkbook } from "./sample-workbook.ts";
import { takeTurns } from "./take-turns.ts";

const ROUNDS = 200;
const WARM_UP = 100;

/** Reading one 132-row SDS workbook, beside exceljs and beside the floor. */
export async function benchReading(library: Library): Promise<ResultTable> {
  const bytes = sampleWorkbook();
  const reading = readWorkbook(bytes, library);
  if (!reading.ok || reading.value[0]?.answers.length !== 132) throw new Error("The sample was not read: nothing to measure");
  const { ours, floor, exceljs } = await takeTurns({ ours: () => READERS.ours(bytes, library), floor: () => READERS.floor(bytes, library), exceljs: () => READERS.exceljs(bytes, library) }, ROUNDS, WARM_UP);
  return {
    heading: "Reading one workbook",
    note: `An SDS of 132 rows laid out like the published form (input cells, print area of formulas, remark list), ${Math.round(bytes.length / 1024)} KB. Medians of ${ROUNDS} warm runs that took turns, every second round backwards. The floor unzips the same parts with fflate and runs saxes over them, keeping nothing. Ours unpacks with Node's zlib, as the command and the server do. Whatever parses these parts with such tools takes the floor's time at least: the last line is the most by which a reader could be faster than exceljs.`,
    results: [
      { what: "readWorkbook (a checked disclosure)", measured: `${ours.toFixed(2)} ms`, aim: "" },
      { what: "the floor (fflate and saxes)", measured: `${floor.toFixed(2)} ms`, aim: "" },
      { what: "exceljs 4.4.0 (cells only)", measured: `${exceljs.toFixed(2)} ms`, aim: "" },
      { what: "readWorkbook / floor", ...ratioAtMost(ours / floor, 1.5) },
      { what: "exceljs / readWorkbook", ...atLeast(exceljs / ours, 5, "×") },
      { what: "exceljs / the floor", measured: `${(exceljs / floor).toFixed(1)} ×`, aim: "" },
    ],
  };
}
