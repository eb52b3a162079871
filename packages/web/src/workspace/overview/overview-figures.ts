import type { LedgerSystem, SystemNeeds } from "@kaiji/domain";
import type { DisclosureRecord, FindingRecord, SystemRecord } from "../api/answers.ts";

/** What the overview says in numbers. */
export interface OverviewFigures {
  readonly systems: number;
  /** Systems that have every disclosure that they need. */
  readonly complete: number;
  readonly missing: readonly SystemRecord[];
  readonly unmatched: number;
  /** Findings that are not closed. */
  readonly open: number;
  /** Of those, with a treatment that is decided or approved. */
  readonly decided: number;
  readonly toApprove: number;
  /** Treatments that are due within a week, or overdue. */
  readonly due: number;
  readonly isCovered: boolean;
  /** Criteria that most systems do not meet, the worst first. */
  readonly blocking: readonly { readonly criterion: string; readonly systems: number }[];
}

const WEEK_MS = 7 * 24 * 3_600_000;

/** Counts what stands where. @param now milliseconds */
export function overviewFigures(systems: readonly SystemRecord[], disclosures: readonly DisclosureRecord[], findings: readonly FindingRecord[], needsOf: (system: LedgerSystem) => SystemNeeds, now: number): OverviewFigures {
  const current = disclosures.filter(({ content }) => content.isCurrent);
  const inUse = systems.filter(({ content }) => content.status !== "retired");
  const missing = inUse.filter(({ id, content }) => needsOf(content).disclosures.some(({ form, isCertain }) => isCertain && !current.some((one) => one.content.systemId === id && one.content.form === form)));
  const open = findings.filter(({ content }) => content.state !== "closed");
  const isDecided = ({ content }: FindingRecord) => content.state === "treated" || content.state === "approved";
  const soon = new Date(now + WEEK_MS).toISOString().slice(0, 10);
  const counts = new Map<string, number>();
  for (const { content } of open) counts.set(content.criterionId, (counts.get(content.criterionId) ?? 0) + 1);
  return {
    systems: inUse.length,
    complete: inUse.length - missing.length,
    missing,
    unmatched: current.filter(({ content }) => content.systemId === null).length,
    open: open.length,
    decided: open.filter(isDecided).length,
    toApprove: open.filter(({ content }) => content.state === "treated").length,
    due: open.filter(({ content }) => (dueOf(content.treatment) ?? "9999") <= soon).length,
    isCovered: inUse.length > 0 && missing.length === 0 && open.length === 0,
    blocking: [...counts].map(([criterion, count]) => ({ criterion, systems: count })).toSorted((a, b) => b.systems - a.systems).slice(0, 5),
  };
}

/** The day on which a treatment is looked at again. */
export function dueOf(treatment: FindingRecord["content"]["treatment"]): string | null {
  const { dueOn, expiresOn } = (treatment ?? {}) as { dueOn?: string; expiresOn?: string };
  return [dueOn, expiresOn].filter((day) => day !== undefined).toSorted()[0] ?? null;
}
