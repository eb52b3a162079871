import type { CriterionEvaluation, Evaluation, Status } from "../evaluation/evaluation.ts";

export const TREATMENT_KINDS = [
  "provider-answer",
  "provider-alternative",
  "combined-product",
  "rulebook-clause",
  "accepted-risk",
  "replacement",
  "not-relevant",
] as const;

/**
 * How a finding is dealt with: what the provider has confirmed in writing since, its alternative measure, another
 * product beside it, a clause of the institution's rulebook, a risk that someone accepts, a replacement, or the finding
 * does not concern the institution. What a provider confirms in writing does not change the disclosure: it is asked
 * about again when a newer one still says otherwise.
 */
export type TreatmentKind = (typeof TREATMENT_KINDS)[number];

/** What closes a finding, by whom, until when. Days are `YYYY-MM-DD`. */
export interface Treatment {
  /** Id of the criterion whose row is the finding. */
  readonly criterion: string;
  readonly kind: TreatmentKind;
  readonly note: string;
  /** Who carries it out; `null` while nobody does. */
  readonly owner: string | null;
  /** `null`: no day is set. */
  readonly dueOn: string | null;
  /** Who decided; `null` while it is only planned. */
  readonly decidedBy: string | null;
  readonly decidedOn: string | null;
}

/** Statuses that leave something to do. */
export type OpenStatus = Extract<Status, "not-met" | "unanswered" | "needs-judgement">;

/** A row of an evaluation that is open. */
export interface Finding extends CriterionEvaluation {
  readonly status: OpenStatus;
}

/** The open rows of an evaluation, in its order: not met, unanswered, or waiting for a person's judgement. */
export function findingsOf(evaluation: Evaluation): readonly Finding[] {
  return evaluation.rows.filter(isFinding);
}

function isFinding(row: CriterionEvaluation): row is Finding {
  return row.status !== "met" && row.status !== "not-applicable";
}
