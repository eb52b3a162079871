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

/** How a day stands towards today. `week`: not after `weekEnd`, seven days from today. */
export function dueStanding(dueOn: string | null, today: string, weekEnd: string): "none" | "overdue" | "week" | "later" {
  if (dueOn === null) return "none";
  if (dueOn < today) return "overdue";
  return dueOn <= weekEnd ? "week" : "later";
}

/** Whether the time for which a risk was accepted is over: the last day is still inside. */
export function isAcceptanceOver({ state, treatment }: DatedFinding, today: string): boolean {
  const isOn = state === "treated" || state === "approved" || state === "closed";
  return isOn && treatment?.kind === "accepted-risk" && treatment.expiresOn !== undefined && treatment.expiresOn < today;
}
