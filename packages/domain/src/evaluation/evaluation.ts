import type { ItemNumber } from "../catalog/item-number.ts";
import type { ItemAnswer } from "../response/disclosure.ts";
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
  /** The form names an edition that is not known here. */
  | "unknown-edition"
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
  /** The answers by the numbers that the criteria use; an answer keeps the number of its own form. */
  readonly answers: ReadonlyMap<ItemNumber, ItemAnswer>;
  /** The official sentence of an item, by the number that the criteria use, where the form was learned. */
  readonly official: ReadonlyMap<ItemNumber, OfficialSentence>;
}

export interface OfficialSentence {
  readonly wording: string;
  /** Title of the form that it stands in. */
  readonly title: string;
}

export type Counts = Readonly<Record<Status, number>>;
