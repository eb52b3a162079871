import type { ItemNumber } from "../catalog/item-number.ts";
import type { Criterion } from "./criterion.ts";

export const STATUSES = ["met", "not-met", "not-applicable", "unanswered", "needs-judgement"] as const;
/** What a row of criteria comes out as. `unanswered` is the absence of an answer, never equal to `no` or `na`. */
export type Status = (typeof STATUSES)[number];

export type Verdict = "conforms" | "does-not-conform" | "incomplete";

/** Why a row has its status: a code and the items that led to it. The sentence is made at the edge. */
export interface Because {
  readonly code: BecauseCode;
  readonly items: readonly ItemNumber[];
  /** The reason a person gave, for `decided`. */
  readonly reason?: string;
}

export type BecauseCode =
  | "answered-as-required"
  | "answered-otherwise"
  | "answered-na"
  | "blank"
  | "not-in-file"
  | "not-understood"
  | "one-is-enough"
  | "all-as-required"
  | "all-na"
  | "none-as-required"
  | "one-is-otherwise"
  | "mixed"
  | "decided";

/** One row judged. `items` of `because` are the ones that decided it. */
export interface CriterionEvaluation {
  readonly criterion: Criterion;
  readonly status: Status;
  readonly because: Because;
}

export interface Evaluation {
  readonly verdict: Verdict;
  readonly counts: Counts;
  readonly rows: readonly CriterionEvaluation[];
}

export type Counts = Readonly<Record<Status, number>>;
