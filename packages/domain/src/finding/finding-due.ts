import type { TreatmentKind } from "../treatment/treatment.ts";
import type { FindingState } from "./follow-findings.ts";

/** What decides when a finding is looked at again. Days are `YYYY-MM-DD`. */
export interface DatedFinding {
  readonly state: FindingState;
  /** Until when somebody must have dealt with it. */
  readonly dueOn?: string | null | undefined;
  readonly treatment?: { readonly kind: TreatmentKind; readonly dueOn?: string | undefined; readonly expiresOn?: string | undefined; readonly reviewOn?: string | undefined } | null | undefined;
  readonly evidence?: readonly { readonly expiresOn?: string | undefined }[] | undefined;
}

/** The next day on which a finding wants attention; `null` when there is none. */
export function findingDue({ state, dueOn, treatment, evidence = [] }: DatedFinding): string | null {
  if (state === "closed") return null;
  const days = state === "treated" || state === "approved" ? [treatment?.dueOn, treatment?.expiresOn, treatment?.reviewOn, ...evidence.map((one) => one.expiresOn)] : [dueOn];
  return days.filter((day) => typeof day === "string" && day !== "").toSorted()[0] ?? null;
}

/** How a day stands towards today. `week`: today or within the next seven days. */
export function dueStanding(dueOn: string | null, today: string): "none" | "overdue" | "week" | "later" {
  if (dueOn === null) return "none";
  if (dueOn < today) return "overdue";
  return dueOn <= addDays(today, 7) ? "week" : "later";
}

/** Whether the time for which a risk was accepted is over: the last day is still inside. */
export function isAcceptanceOver({ state, treatment }: DatedFinding, today: string): boolean {
  const isOn = state === "treated" || state === "approved" || state === "closed";
  return isOn && treatment?.kind === "accepted-risk" && treatment.expiresOn !== undefined && treatment.expiresOn < today;
}

const DAY_MS = 24 * 3_600_000;
const JAPAN_MS = 9 * 3_600_000;

/** A day so many days later. */
export function addDays(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);
}

/** The calendar day in Japan at an instant. @param at milliseconds since 1970 */
export function dayInJapan(at: number): string {
  return new Date(at + JAPAN_MS).toISOString().slice(0, 10);
}
