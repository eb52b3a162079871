import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import type { Library } from "@kaiji/domain";
import { readWorkbook } from "@kaiji/formats";
import { damageWorkbook } from "./damage-workbook.ts";

const LIMIT_MS = 2000;
const LIMIT_MEGABYTES = 300;

/**
 * Reads this many randomly damaged workbooks. Each must end in a result or a refusal, in time and within memory.
 * Prints a summary and every failure with its seed; returns whether all held.
 */
export function benchDamage(root: string, library: Library, count: number): boolean {
  const folder = join(root, "fixtures/excel");
  const workbooks = readdirSync(folder)
    .filter((file) => /\.xls[xm]$/.test(file))
    .map((file) => ({ file, bytes: new Uint8Array(readFileSync(join(folder, file))) }));
  const outcomes = new Map<string, number>();
  const failures: string[] = [];
  let slowest = 0;
  for (let seed = 0; seed < count; seed++) {
    const { file, bytes } = workbooks[seed % workbooks.length]!;
    const damaged = damageWorkbook(bytes, seed);
    const start = performance.now();
    try {
      const reading = readWorkbook(damaged, library);
      const outcome = reading.ok ? "read" : reading.refusal.code;
      outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
    } catch (error) {
      failures.push(`seed ${seed} (${file}): threw ${error instanceof Error ? error.stack : String(error)}`);
    }
    const ms = performance.now() - start;
    slowest = Math.max(slowest, ms);
    if (ms > LIMIT_MS) failures.push(`seed ${seed} (${file}): took ${ms.toFixed(0)} ms`);
  }
  const peak = process.resourceUsage().maxRSS / 1024;
  if (peak > LIMIT_MEGABYTES) failures.push(`peak memory ${peak.toFixed(0)} MB is over ${LIMIT_MEGABYTES} MB`);
  console.log(`${count} damaged workbooks: slowest ${slowest.toFixed(0)} ms, peak ${peak.toFixed(0)} MB, ${failures.length} failures`);
  for (const [outcome, times] of [...outcomes].toSorted((a, b) => b[1] - a[1])) console.log(`  ${outcome}: ${times}`);
  for (const failure of failures.slice(0, 20)) console.log(failure);
  return failures.length === 0;
}
