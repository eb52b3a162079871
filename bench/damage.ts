import { spawn } from "node:child_process";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Library } from "@kaiji/domain";
import { readWorkbook } from "@kaiji/formats";
import { damageWorkbook } from "./damage-workbook.ts";

const LIMIT_MS = 2000;
const LIMIT_MEGABYTES = 300;

/** What became of one damaged workbook, as the reading process reports it: one line of JSON each. */
type Report =
  | { readonly seed: number; readonly file: string }
  | { readonly outcome: string; readonly ms: number; readonly megabytes: number };

/**
 * Reads this many randomly damaged workbooks in a process that is watched. Each must end in a result or a refusal, in
 * time and within memory; one that hangs is killed and named, and the rest go on.
 * Prints a summary and every failure with its seed; returns whether all held.
 */
export async function benchDamage(start: string, count: number): Promise<boolean> {
  const outcomes = new Map<string, number>();
  const failures: string[] = [];
  let slowest = 0;
  let peak = 0;
  for (let next = 0; next < count; ) {
    const at = await watchRun(start, next, count, (report) => {
      outcomes.set(report.outcome, (outcomes.get(report.outcome) ?? 0) + 1);
      slowest = Math.max(slowest, report.ms);
      peak = Math.max(peak, report.megabytes);
    });
    if (at === null) break;
    failures.push(`seed ${at.seed} (${at.file}): ${at.why}`);
    next = at.seed + 1;
  }
  if (peak > LIMIT_MEGABYTES) failures.push(`peak memory ${peak.toFixed(0)} MB is over ${LIMIT_MEGABYTES} MB`);
  console.log(`${count} damaged workbooks: slowest ${slowest.toFixed(0)} ms, peak ${peak.toFixed(0)} MB, ${failures.length} failures`);
  for (const [outcome, times] of [...outcomes].toSorted((a, b) => b[1] - a[1])) console.log(`  ${outcome}: ${times}`);
  for (const failure of failures.slice(0, 20)) console.log(failure);
  return failures.length === 0;
}

/** Runs the seeds in a process of their own; the seed that broke it, or `null` when all were read. */
function watchRun(
  start: string,
  from: number,
  to: number,
  onOutcome: (report: Extract<Report, { outcome: string }>) => void,
): Promise<{ seed: number; file: string; why: string } | null> {
  const child = spawn(process.execPath, [fileURLToPath(start), "--damage-run", `${from}-${to}`], { stdio: ["ignore", "pipe", "pipe"] });
  let at = { seed: from, file: "" };
  let since = performance.now();
  let rest = "";
  let errors = "";
  let hung = false;
  child.stdout.setEncoding("utf8").on("data", (chunk: string) => {
    since = performance.now();
    const lines = (rest + chunk).split("\n");
    rest = lines.pop()!;
    for (const line of lines) {
      const report = JSON.parse(line) as Report;
      if ("seed" in report) at = report;
      else onOutcome(report);
    }
  });
  child.stderr.setEncoding("utf8").on("data", (chunk: string) => (errors += chunk));
  // Starting the process counts too, hence the slack; what a single read took is reported by the process itself.
  const watch = setInterval(() => {
    if (performance.now() - since < LIMIT_MS * 3) return;
    hung = true;
    child.kill("SIGKILL");
  }, 250);
  return new Promise((resolve) => {
    child.on("close", (code) => {
      clearInterval(watch);
      resolve(code === 0 ? null : { ...at, why: hung ? `still reading after ${LIMIT_MS} ms` : errors.trim().slice(0, 400) });
    });
  });
}

/** The process that is watched: reads the seeds of a range such as "0-10000" and reports each. */
export function runDamage(root: string, library: Library, range: string): void {
  const folder = join(root, "fixtures/excel");
  const workbooks = readdirSync(folder)
    .filter((file) => /\.xls[xm]$/.test(file))
    .map((file) => ({ file, bytes: new Uint8Array(readFileSync(join(folder, file))) }));
  const [from, to] = range.split("-").map(Number) as [number, number];
  for (let seed = from; seed < to; seed++) {
    const { file, bytes } = workbooks[seed % workbooks.length]!;
    const damaged = damageWorkbook(bytes, seed);
    printReport({ seed, file });
    const start = performance.now();
    const reading = readWorkbook(damaged, library);
    const ms = performance.now() - start;
    if (ms > LIMIT_MS) throw new Error(`took ${ms.toFixed(0)} ms`);
    printReport({ outcome: reading.ok ? "read" : reading.refusal.code, ms, megabytes: process.resourceUsage().maxRSS / 1024 });
  }
}

function printReport(line: Report): void {
  process.stdout.write(`${JSON.stringify(line)}\n`);
}
