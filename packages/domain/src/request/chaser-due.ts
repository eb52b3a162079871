import { daysBetween } from "../reminder/days-between.ts";
import type { RequestState } from "./request-standing.ts";

/** When reminders go to providers. */
export interface ChaserRule {
  readonly isOn: boolean;
  /** One reminder this many days before the due date; 0 sends none. */
  readonly daysBefore: number;
  /** After the due date, one every so many days. */
  readonly everyDays: number;
  /** At most so many after the due date. */
  readonly most: number;
}

/** What chasing a request depends on. Days are `YYYY-MM-DD`. */
export interface Chased {
  readonly state: RequestState;
  readonly sentOn: string | null;
  readonly dueOn: string;
  /** The day until which the provider has asked to wait, when it is later than the due date. */
  readonly waitUntil: string | null;
  readonly chasers: readonly { readonly on: string; readonly kind: "before" | "after" }[];
}

/** Which reminder is to go out today: one before the due date, one after it, or none. */
export function chaserDue(request: Chased, rule: ChaserRule, today: string): "before" | "after" | null {
  if (!rule.isOn || request.state !== "sent" || request.sentOn === null || request.sentOn >= today) return null;
  if (request.chasers.some(({ on }) => on >= today)) return null;
  const dueOn = request.waitUntil !== null && request.waitUntil > request.dueOn ? request.waitUntil : request.dueOn;
  const left = daysBetween(today, dueOn);
  if (left >= 0) return rule.daysBefore > 0 && left <= rule.daysBefore && request.chasers.length === 0 ? "before" : null;
  const after = request.chasers.filter(({ kind }) => kind === "after");
  const last = after.map(({ on }) => on).toSorted().at(-1);
  if (after.length >= rule.most) return null;
  return last === undefined || daysBetween(last, today) >= rule.everyDays ? "after" : null;
}
