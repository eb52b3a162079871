import { decisionsThatHold, evaluateDisclosure, findCriteriaSet, rowAnswers, type BecauseCode, type Disclosure, type Evaluation, type GroundedDecision, type Library, type RowAnswer, type Status } from "@kaiji/domain";
import { becauseSentence, readingsSentence } from "@kaiji/formats";

/** The criteria that disclosures are judged against. */
export const CRITERIA = "gl-7.0-appendix";

/** One row of a kept judgement. */
export interface KeptRow {
  readonly criterion: string;
  readonly status: Status;
  readonly because: string;
  readonly code: BecauseCode;
  /** The institution asks that every item of the row holds. */
  readonly isStrict?: true;
}

/** A judgement as it is kept: never changed, a new one is made instead. */
export interface KeptJudgement {
  readonly against: string;
  readonly verdict: string;
  readonly counts: Readonly<Record<string, number>>;
  readonly rows: readonly KeptRow[];
}

/** A judgement and the answers that each row rests on, by criterion. */
export interface Judged {
  readonly kept: KeptJudgement;
  readonly answers: ReadonlyMap<string, readonly RowAnswer[]>;
  /** The whole of it, for papers and exports. */
  readonly evaluation: Evaluation;
}

/** How an institution reads, and what it has decided. */
export interface Reading {
  readonly library: Library;
  /** Criteria whose items must all be answered as required. */
  readonly strictRows: readonly string[];
  /** Decisions on rows that the rules leave open; those made on other answers are left out. */
  readonly decisions?: readonly GroundedDecision[];
}

/** Judges a disclosure against the guideline's appendix. */
export function judge(disclosure: Disclosure, { library, strictRows, decisions = [] }: Reading): Judged {
  const set = findCriteriaSet(library, CRITERIA);
  if (set === null) throw new Error(`there are no criteria ${CRITERIA}`);
  const combine = Object.fromEntries(strictRows.map((id) => [id, "all" as const]));
  const first = evaluateDisclosure(disclosure, set, { combine });
  const answers = new Map(first.rows.map(({ criterion }) => [criterion.id, rowAnswers(criterion, first.answers)]));
  const holding = decisionsThatHold(decisions, (criterion) => answers.get(criterion) ?? null);
  const evaluation = holding.length === 0 ? first : evaluateDisclosure(disclosure, set, { combine, decisions: holding });
  const kept: KeptJudgement = {
    against: set.id,
    verdict: evaluation.verdict,
    counts: evaluation.counts,
    rows: evaluation.rows.map((row) => ({
      criterion: row.criterion.id,
      status: row.status,
      because: `${becauseSentence(row, "ja")}${readingsSentence(row, evaluation.answers, "ja")}`,
      code: row.because.code,
      ...(row.criterion.items.length > 1 && combine[row.criterion.id] !== undefined ? { isStrict: true as const } : {}),
    })),
  };
  return { kept, answers, evaluation };
}
