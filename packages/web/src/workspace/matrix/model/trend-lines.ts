import { STATUSES, type Status } from "@kaiji/domain";
import type { StandingLine } from "../../api/answers.ts";

/** Where things stood at the end of a day or month. */
export interface TrendLine {
  /** `2026-11-28` or `2026-11`. */
  readonly on: string;
  readonly disclosures: number;
  readonly counts: Readonly<Record<Status, number>>;
}

/** The kept days as they are drawn. By month, the last kept day of each stands for it; months without a change repeat the one before. */
export function trendLines(kept: readonly StandingLine[], by: "days" | "months", form: string): TrendLine[] {
  const lines = kept.map(({ on, disclosures, byForm }): TrendLine => ({ on, disclosures, counts: countsOf(byForm, form) }));
  if (by === "days") return lines;
  const months = new Map(lines.map((line) => [line.on.slice(0, 7), line]));
  const [first, last] = [lines[0]?.on.slice(0, 7), lines.at(-1)?.on.slice(0, 7)];
  const result: TrendLine[] = [];
  let before = lines[0];
  for (let month = first; month !== undefined && last !== undefined && month <= last; month = nextMonth(month)) {
    before = months.get(month) ?? before;
    if (before !== undefined) result.push({ ...before, on: month });
  }
  return result;
}

function countsOf(byForm: StandingLine["byForm"], form: string): Record<Status, number> {
  const forms = form === "" ? Object.values(byForm) : [byForm[form]];
  return Object.fromEntries(STATUSES.map((status) => [status, forms.reduce((sum, counts) => sum + (counts?.[status] ?? 0), 0)])) as Record<Status, number>;
}

function nextMonth(month: string): string {
  const [year, number] = month.split("-").map(Number) as [number, number];
  return number === 12 ? `${year + 1}-01` : `${year}-${String(number + 1).padStart(2, "0")}`;
}

/** What is left to do of the counts. */
export function openOf({ counts }: TrendLine): number {
  return counts["not-met"] + counts.unanswered + counts["needs-judgement"];
}
