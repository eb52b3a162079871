import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import type { Library } from "@kaiji/domain";
import { median } from "./median.ts";
import { READERS, type ReaderName } from "./readers.ts";
import { ratioAtMost, type ResultTable } from "./result.ts";
import { sampleWorkbook } from "./sample-workbook.ts";

const RUNS = 11;

/** The first read of a fresh process, which is what a person who reads one file waits for. Loading code is not counted. */
export function benchFirstRead(start: string): ResultTable {
  const times = { ours: [] as number[], floor: [] as number[], exceljs: [] as number[] };
  for (let run = 0; run < RUNS; run++) {
    for (const name of Object.keys(times) as (keyof typeof times)[]) {
      const { stdout, stderr } = spawnSync(process.execPath, [fileURLToPath(start), "--first", name], { encoding: "utf8" });
      const ms = Number(stdout);
      if (stdout === "" || Number.isNaN(ms)) throw new Error(`The first read failed: ${stderr.slice(0, 500)}`);
      times[name].push(ms);
    }
  }
  const [ours, floor, exceljs] = [median(times.ours), median(times.floor), median(times.exceljs)];
  return {
    heading: "The first read of a fresh process",
    note: `The first of those workbooks, read once by code that never ran before: ours gives a checked disclosure, exceljs cells. Medians of ${RUNS} processes that took turns.`,
    results: [
      { what: "readWorkbook", measured: `${ours.toFixed(1)} ms`, aim: "" },
      { what: "the floor", measured: `${floor.toFixed(1)} ms`, aim: "" },
      { what: "exceljs", measured: `${exceljs.toFixed(1)} ms`, aim: "" },
      { what: "readWorkbook / floor", ...ratioAtMost(ours / floor, 1.5) },
      { what: "exceljs / readWorkbook", measured: `${(exceljs / ours).toFixed(1)} ×`, aim: "" },
    ],
  };
}

/** Reads the sample once with this reader; milliseconds. */
export async function firstRead(name: ReaderName, library: Library): Promise<number> {
  const bytes = sampleWorkbook();
  const start = performance.now();
  await READERS[name](bytes, library);
  return performance.now() - start;
}
