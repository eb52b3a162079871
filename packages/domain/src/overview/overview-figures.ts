import { findingDue } from "../finding/finding-due.ts";
import { isDecided } from "../finding/finding-life.ts";
import type { FindingState } from "../finding/follow-findings.ts";
import type { SystemNeeds } from "../ledger/needed-disclosures.ts";
import type { HeldForm, SystemPart } from "../ledger/system-part.ts";
import type { TreatmentKind } from "../treatment/treatment.ts";
import type { Coverage } from "../coverage/judge-coverage.ts";
import { disclosureGaps } from "./disclosure-gaps.ts";

/** A line of the ledger, with what it needs. Days are `YYYY-MM-DD`. */
export interface OverviewSystem {
  readonly id: string;
  readonly name: string;
  readonly isRetired: boolean;
  readonly needs: SystemNeeds;
  readonly contractEndsOn: string | null;
  readonly renewalOn: string | null;
}

export interface OverviewDisclosure {
  readonly systemId: string | null;
  readonly form: string;
  readonly part: SystemPart;
  readonly isCurrent: boolean;
}

export interface OverviewFinding {
  readonly id: string;
  readonly systemId: string | null;
  readonly criterion: string;
  readonly state: FindingState;
  /** Closed because the treatment was carried out, though the row does not hold. */
  readonly isDone: boolean;
  readonly dueOn?: string | null | undefined;
  readonly treatment?: { readonly kind: TreatmentKind; readonly dueOn?: string | undefined; readonly expiresOn?: string | undefined; readonly reviewOn?: string | undefined } | null | undefined;
  readonly evidence?: readonly { readonly expiresOn?: string | undefined }[] | undefined;
}

export interface OverviewMatter {
  readonly systems: readonly OverviewSystem[];
  readonly disclosures: readonly OverviewDisclosure[];
  readonly findings: readonly OverviewFinding[];
  /** The last kept answer; `null` when it was never judged. */
  readonly coverage: { readonly answer: Coverage["answer"]; readonly isStale: boolean } | null;
  /** Treatments need a second person. */
  readonly needsApproval: boolean;
  readonly today: string;
  /** Seven days from today. */
  readonly weekEnd: string;
}

/** Why an institution cannot yet say that it keeps the volume for outsourced maintenance. */
export type NotYet =
  | { readonly code: "no-systems" | "not-judged" | "judgement-stale" | "all-volumes" | "undecided" }
  | { readonly code: "disclosures-missing" | "facts-missing" | "unmatched" | "rows-open" | "rows-to-approve"; readonly count: number };

/** Something with a day: a finding's, the end of a contract, a renewal. */
export interface DueThing {
  readonly on: string;
  readonly what: "finding" | "contract" | "renewal";
  readonly id: string;
  readonly isOverdue: boolean;
}

/** Where an institution stands, in figures. */
export interface OverviewFigures {
  /** Systems in scope, or not known to be out of it. */
  readonly systems: number;
  /** Of those, with every disclosure that they need, and nothing left to find out. */
  readonly complete: number;
  /** Systems that lack a disclosure, and which. */
  readonly missing: readonly { readonly systemId: string; readonly forms: readonly HeldForm[] }[];
  /** Systems of which it is not known which disclosures they need. */
  readonly unclear: readonly string[];
  readonly unmatched: number;
  /** Rows that do not hold and wait for a decision. */
  readonly undecided: number;
  /** Rows that do not hold and whose treatment waits for a second person. */
  readonly toApprove: number;
  /** Rows that do not hold and can be explained: the treatment stands. They do not conform. */
  readonly explainable: number;
  readonly due: readonly DueThing[];
  /** `conforming`: every row holds; `explainable`: those that do not are treated; `not-yet`: see `notYet`. */
  readonly standing: "conforming" | "explainable" | "not-yet";
  readonly notYet: readonly NotYet[];
  /** Rows that do not hold with most systems, the worst first. */
  readonly blocking: readonly { readonly criterion: string; readonly systems: number }[];
}

/**
 * Counts what stands where, and says what keeps the institution from relying on the volume for outsourced maintenance.
 * Source: guideline 7.0 保守委託機関編, section 1 and 遵守項目 10.⑨: every row 「はい」 or 「対象外」; what is not is explained, never called conforming.
 */
export function overviewFigures({ systems: ledger, disclosures, findings, coverage, needsApproval, today, weekEnd }: OverviewMatter): OverviewFigures {
  const current = disclosures.filter(({ isCurrent }) => isCurrent);
  const inUse = ledger.filter(({ isRetired }) => !isRetired);
  const { systems, missing, unclear, complete } = disclosureGaps(ledger, current);
  const retired = new Set(ledger.filter(({ isRetired }) => isRetired).map(({ id }) => id));
  const counted = findings.filter(({ systemId }) => systemId === null || !retired.has(systemId));
  const open = counted.filter(({ state }) => state !== "closed");
  const stands = ({ state, isDone }: OverviewFinding) => (state === "closed" ? isDone : isDecided(state, needsApproval));
  const toApprove = needsApproval ? open.filter(({ state }) => state === "treated").length : 0;
  const undecided = open.filter(({ state }) => state !== "treated" && state !== "approved").length;
  const explainable = counted.filter(stands).length;
  const unmatched = current.filter(({ systemId }) => systemId === null).length;
  const notYet: NotYet[] = [
    ...(systems.length === 0 ? [{ code: "no-systems" } as const] : coverageGap(coverage)),
    ...counts("disclosures-missing", missing.length),
    ...counts("facts-missing", unclear.length),
    ...counts("unmatched", unmatched),
    ...counts("rows-open", undecided),
    ...counts("rows-to-approve", toApprove),
  ];
  return {
    systems: systems.length,
    complete,
    missing,
    unclear,
    unmatched,
    undecided,
    toApprove,
    explainable,
    due: dueThings(inUse, open, today, weekEnd),
    standing: notYet.length > 0 ? "not-yet" : explainable > 0 ? "explainable" : "conforming",
    notYet,
    blocking: blockingOf(open),
  };
}

function coverageGap(coverage: OverviewMatter["coverage"]): NotYet[] {
  if (coverage === null) return [{ code: "not-judged" }];
  const stale: NotYet[] = coverage.isStale ? [{ code: "judgement-stale" }] : [];
  return coverage.answer === "outsourced-maintenance" ? stale : [...stale, { code: coverage.answer }];
}

function counts(code: Extract<NotYet, { count: number }>["code"], count: number): NotYet[] {
  return count > 0 ? [{ code, count }] : [];
}

function dueThings(systems: readonly OverviewSystem[], findings: readonly OverviewFinding[], today: string, weekEnd: string): DueThing[] {
  const dated = (on: string | null, what: DueThing["what"], id: string): DueThing[] => (on !== null && on <= weekEnd ? [{ on, what, id, isOverdue: on < today }] : []);
  return [
    ...findings.flatMap((finding) => dated(findingDue(finding), "finding", finding.id)),
    ...systems.flatMap(({ id, contractEndsOn, renewalOn }) => [...dated(contractEndsOn, "contract", id), ...dated(renewalOn, "renewal", id)]),
  ].toSorted((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
}

function blockingOf(open: readonly OverviewFinding[]): OverviewFigures["blocking"] {
  const systems = new Map<string, Set<string>>();
  for (const { criterion, systemId } of open) systems.set(criterion, (systems.get(criterion) ?? new Set()).add(systemId ?? ""));
  return [...systems].map(([criterion, of]) => ({ criterion, systems: of.size })).toSorted((a, b) => b.systems - a.systems).slice(0, 5);
}
