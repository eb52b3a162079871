import { spawnSync } from "node:child_process";
import { copyFileSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { availableParallelism, tmpdir } from "node:os";
import { join } from "node:path";
import { reportAtExit } from "./own-peak.ts";
import { median } from "./median.ts";
import type { ResultTable } from "./result.ts";

const FILES = 1000;
const RUNS = 3;
const MOST_MEGABYTES = 500;
const SOURCES = ["excel", "excel/bad", "pdf", "delimited", "other"];
const READABLE = /\.(xlsx|xlsm|xls|xlsb|ods|csv|tsv|pdf)$/;
const REPORT_USE = reportAtExit("const u=process.resourceUsage();console.error('used',ownPeak(),u.userCPUTime+u.systemCPUTime)");
const ONE_CORE = script("import os from 'node:os';import{syncBuiltinESMExports as s}from'node:module';os.availableParallelism=()=>1;s()");

interface Run {
  readonly seconds: number;
  readonly megabytes: number;
  readonly coresBusy: number;
}

/** A thousand mixed files, broken ones among them, in one call of the built command; then the same on one core. */
export function benchMany(root: string): ResultTable {
  const folder = mkdtempSync(join(tmpdir(), "kaiji-many-"));
  try {
    copyMixed(root, folder);
    const main = join(root, "dist/cli/main.js");
    const rows = [
      { what: `read --json, ${availableParallelism()} cores`, run: typicalRun(["--import", REPORT_USE, main, "read", folder, "--json"]) },
      { what: `check --json, ${availableParallelism()} cores`, run: typicalRun(["--import", REPORT_USE, main, "check", folder, "--json"]) },
      { what: "read --json, one core", run: typicalRun(["--import", REPORT_USE, "--import", ONE_CORE, main, "read", folder, "--json"]) },
    ];
    return {
      heading: "Many files in one call",
      note: `${FILES.toLocaleString("en")} files: copies of all the invented workbooks, tables and PDFs of \`fixtures/\`, the broken ones too. Medians of ${RUNS} runs; memory is the most of them.`,
      results: rows.map(({ what, run: { seconds, megabytes, coresBusy } }) => ({
        what,
        measured: `${seconds.toFixed(1)} s, ${coresBusy.toFixed(1)} cores busy, peak ${megabytes.toFixed(0)} MB`,
        aim: `under ${MOST_MEGABYTES} MB: ${megabytes < MOST_MEGABYTES ? "held" : "missed"}`,
      })),
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function copyMixed(root: string, folder: string): void {
  const files = SOURCES.flatMap((source) => {
    const at = join(root, "fixtures", source);
    return readdirSync(at).filter((name) => READABLE.test(name)).map((name) => ({ name, at: join(at, name) }));
  });
  for (let i = 0; i < FILES; i++) {
    const { name, at } = files[i % files.length]!;
    copyFileSync(at, join(folder, `${String(i).padStart(4, "0")}-${name}`));
  }
}

function typicalRun(args: readonly string[]): Run {
  const runs = Array.from({ length: RUNS }, () => runNode(args));
  return {
    seconds: median(runs.map((run) => run.seconds)),
    coresBusy: median(runs.map((run) => run.coresBusy)),
    megabytes: Math.max(...runs.map((run) => run.megabytes)),
  };
}

function runNode(args: readonly string[]): Run {
  const start = performance.now();
  const { status, stderr } = spawnSync(process.execPath, args, { encoding: "utf8", maxBuffer: 1 << 30 });
  const seconds = (performance.now() - start) / 1000;
  const used = /^used (\d+) (\d+)$/m.exec(stderr);
  // Broken files are among them: exit 2 is what is due.
  if (status !== 2 || used === null) throw new Error(`node ${args.join(" ")} ended with ${status}: ${stderr.slice(0, 500)}`);
  return { seconds, megabytes: Number(used[1]) / 1024, coresBusy: Number(used[2]) / 1e6 / seconds };
}

function script(text: string): string {
  return `data:text/javascript,${encodeURIComponent(text)}`;
}
