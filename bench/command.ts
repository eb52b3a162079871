import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { reportAtExit } from "./own-peak.ts";
import { median } from "./median.ts";
import { ratioAtMost, type Result, type ResultTable } from "./result.ts";
import { sampleWorkbook } from "./sample-workbook.ts";

const RUNS = 15;
const FILES = [1, 10, 100, 1000] as const;
const REPORT_MEMORY = reportAtExit("console.error('peak',ownPeak())");

/** The whole command, from a cold start, beside a Node that does nothing; then the same with more and more files. */
export function benchCommand(root: string): ResultTable[] {
  const folder = mkdtempSync(join(tmpdir(), "kaiji-bench-"));
  try {
    const main = join(root, "dist/cli/main.js");
    const file = join(folder, "one.xlsx");
    writeFileSync(file, sampleWorkbook());
    const bare: number[] = [];
    const read: number[] = [];
    for (let run = 0; run < RUNS; run++) {
      bare.push(runNode(["-e", "0"]).ms);
      read.push(runNode([main, "read", file, "--json"]).ms);
    }
    const [a, b] = [median(read), median(bare)];
    const start: ResultTable = {
      heading: "The whole command",
      note: `\`kaiji read FILE --json\` from a cold start on an SDS of 132 rows, beside \`node -e 0\`. Medians of ${RUNS} runs that took turns.`,
      results: [
        { what: "node dist/cli/main.js read FILE --json", measured: `${a.toFixed(0)} ms`, aim: "" },
        { what: "node -e 0", measured: `${b.toFixed(0)} ms`, aim: "" },
        { what: "command / bare Node", ...ratioAtMost(a / b, 5) },
      ],
    };
    const growth: ResultTable = {
      heading: "Growth",
      note: "`kaiji read FOLDER --json` over copies of that workbook, each with a version of its own, in one process.",
      results: FILES.map((count) => growthOf(count, folder, main)),
    };
    return [start, growth];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function growthOf(count: number, folder: string, main: string): Result {
  const copies = join(folder, String(count));
  mkdirSync(copies);
  for (let i = 0; i < count; i++) writeFileSync(join(copies, `sds-${i}.xlsx`), sampleWorkbook(132, `1.${i}`));
  const runs = Array.from({ length: count >= 1000 ? 3 : 7 }, () => runNode(["--import", REPORT_MEMORY, main, "read", copies, "--json"]));
  const ms = median(runs.map((run) => run.ms));
  const peak = median(runs.map((run) => run.peakKilobytes));
  return {
    what: `${count.toLocaleString("en")} file${count === 1 ? "" : "s"}`,
    measured: `${ms.toFixed(0)} ms (${(ms / count).toFixed(1)} ms a file), peak ${(peak / 1024).toFixed(0)} MB`,
    aim: "",
  };
}

function runNode(args: readonly string[]): { ms: number; peakKilobytes: number } {
  const start = performance.now();
  const { status, stderr } = spawnSync(process.execPath, args, { encoding: "utf8", maxBuffer: 1 << 30 });
  const ms = performance.now() - start;
  if (status !== 0) throw new Error(`node ${args.join(" ")} ended with ${status}: ${stderr.slice(0, 500)}`);
  return { ms, peakKilobytes: Number(/peak (\d+)/.exec(stderr)?.[1] ?? Number.NaN) };
}
