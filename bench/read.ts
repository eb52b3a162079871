import type { Library } from "@kaiji/domain";
import { readWorkbook } from "@kaiji/formats";
import ExcelJS from "exceljs";
import { unzipSync } from "fflate";
import { SaxesParser } from "saxes";
import { median, timed } from "./median.ts";
import { atLeast, ratioAtMost, type ResultTable } from "./result.ts";
import { sampleWorkbook } from "./sample-workbook.ts";

const ROUNDS = 200;
const WARM_UP = 100;

/** Reading one 132-row SDS workbook, beside exceljs and beside the floor. The three take turns, so that noise hits all. */
export async function benchReading(library: Library): Promise<ResultTable> {
  const bytes = sampleWorkbook();
  const reading = readWorkbook(bytes, library);
  if (!reading.ok || reading.value[0]?.answers.length !== 132) throw new Error("The sample was not read: nothing to measure");
  const ours: number[] = [];
  const floor: number[] = [];
  const excel: number[] = [];
  for (let round = 0; round < ROUNDS + WARM_UP; round++) {
    const turn = [
      await timed(() => readWorkbook(bytes, library)),
      await timed(() => readFloor(bytes)),
      await timed(() => new ExcelJS.Workbook().xlsx.load(bytes.slice().buffer as ArrayBuffer)),
    ] as const;
    // The first rounds only warm up the engine.
    if (round < WARM_UP) continue;
    ours.push(turn[0]);
    floor.push(turn[1]);
    excel.push(turn[2]);
  }
  const [a, b, c] = [median(ours), median(floor), median(excel)];
  return {
    heading: "Reading one workbook",
    note: `An SDS of 132 rows laid out like the published form (input cells, print area of formulas, remark list), ${Math.round(bytes.length / 1024)} KB. Medians of ${ROUNDS} warm runs that took turns. The floor unzips the same parts with fflate and runs saxes over them, keeping nothing.`,
    results: [
      { what: "readWorkbook (a checked disclosure)", measured: `${a.toFixed(2)} ms`, aim: "" },
      { what: "the floor (fflate and saxes)", measured: `${b.toFixed(2)} ms`, aim: "" },
      { what: "exceljs 4.4.0 (cells only)", measured: `${c.toFixed(2)} ms`, aim: "" },
      { what: "readWorkbook / floor", ...ratioAtMost(a / b, 1.5) },
      { what: "exceljs / readWorkbook", ...atLeast(c / a, 5, "×") },
    ],
  };
}

/** The least that any reader built on these two libraries must do. */
function readFloor(bytes: Uint8Array): number {
  const parts = unzipSync(bytes);
  let seen = 0;
  for (const path of Object.keys(parts)) {
    if (!path.endsWith(".xml") && !path.endsWith(".rels")) continue;
    const parser = new SaxesParser();
    parser.on("opentag", () => seen++);
    parser.on("text", () => seen++);
    parser.write(new TextDecoder().decode(parts[path])).close();
  }
  return seen;
}
