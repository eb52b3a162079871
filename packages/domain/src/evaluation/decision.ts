import type { Status } from "./evaluation.ts";
import { areSameAnswers, areSameRemarks, type RowAnswer } from "./row-answers.ts";

/** A person's decision on a row that the rules leave open. The reason is required and kept. */
export interface Decision {
  readonly criterion: string;
  readonly status: Extract<Status, "met" | "not-met" | "not-applicable">;
  readonly reason: string;
}

/** A decision and the answers that it was made on. */
export interface GroundedDecision extends Decision {
  readonly answers: readonly RowAnswer[];
}

/**
 * The decisions that still hold: those whose row is answered, and remarked upon, as it was when a person decided.
 * @param answersOf the answers of a row now; `null` when the form has no such row any more
 */
export function decisionsThatHold<D extends GroundedDecision>(decisions: readonly D[], answersOf: (criterion: string) => readonly RowAnswer[] | null): D[] {
  return decisions.filter((decision) => {
    const now = answersOf(decision.criterion);
    return now !== null && areSameAnswers(decision.answers, now) && areSameRemarks(decision.answers, now);
  });
}
