import { evaluateDisclosure, findCriteriaSet, type Disclosure, type Evaluation, type Library } from "@kaiji/domain";
import { becauseSentence } from "@kaiji/formats";

/** The criteria that disclosures are judged against. */
export const CRITERIA = "gl-7.0-appendix";

/** A judgement as it is kept: never changed, a new one is made instead. */
export interface KeptJudgement {
  readonly against: string;
  readonly verdict: string;
  readonly counts: Readonly<Record<string, number>>;
  readonly rows: readonly { readonly criterion: string; readonly status: Evaluation["rows"][number]["status"]; readonly because: string }[];
}

/**
 * Judges a disclosure against the guideline's appendix.
 * @param strictRows criteria whose items must all be answered as required
 */
export function judge(disclosure: Disclosure, library: Library, strictRows: readonly string[]): KeptJudgement {
  const set = findCriteriaSet(library, CRITERIA);
  if (set === null) throw new Error(`there are no criteria ${CRITERIA}`);
  const evaluation = evaluateDisclosure(disclosure, set, { combine: Object.fromEntries(strictRows.map((id) => [id, "all" as const])) });
  return {
    against: set.id,
    verdict: evaluation.verdict,
    counts: evaluation.counts,
    rows: evaluation.rows.map((row) => ({ criterion: row.criterion.id, status: row.status, because: becauseSentence(row, "ja") })),
  };
}
