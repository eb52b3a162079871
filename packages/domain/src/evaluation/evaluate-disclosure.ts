import type { ItemNumber } from "../catalog/item-number.ts";
import { answersByNumber, type Disclosure, type ItemAnswer } from "../response/disclosure.ts";
import type { Combination, CriteriaSet, LearnedEdition } from "./criterion.ts";
import type { Decision } from "./decision.ts";
import { evaluateCriterion } from "./evaluate-criterion.ts";
import type { CriterionEvaluation, Evaluation, OfficialSentence } from "./evaluation.ts";
import { countStatuses, verdictOf } from "./verdict.ts";

export interface EvaluationOptions {
  /** Decisions of a person on rows that the rules leave open. One for any other row is ignored. */
  readonly decisions?: readonly Decision[];
  /** A stricter reading per criterion id. Rows of one item have nothing to combine and ignore it. */
  readonly combine?: Readonly<Record<string, Combination>>;
}

/**
 * Judges a disclosure on every row of the set that concerns its form.
 * Verdict: guideline 7.0 保守委託機関編, section 3-10⑨: every row はい or 対象外.
 */
export function evaluateDisclosure(
  disclosure: Disclosure,
  set: CriteriaSet,
  options: EvaluationOptions = {},
): Evaluation {
  const answers = answersBySet(disclosure, set);
  const rows: CriterionEvaluation[] = [];
  for (const criterion of set.criteria) {
    if (criterion.form !== disclosure.form) continue;
    const row = ofKnownEdition(evaluateCriterion(criterion, answers, options.combine?.[criterion.id]), disclosure);
    rows.push(options.decisions === undefined ? row : applyDecision(row, options.decisions));
  }
  const counts = countStatuses(rows);
  return { verdict: verdictOf(counts), counts, rows, answers, official: officialSentences(disclosure, set) };
}

/** In an edition that nobody here knows a number may mean something else: its answers settle no row until a person has looked. */
function ofKnownEdition(row: CriterionEvaluation, { unknownEdition }: Disclosure): CriterionEvaluation {
  if (unknownEdition === undefined || row.status === "unanswered" || row.status === "needs-judgement") return row;
  return { criterion: row.criterion, status: "needs-judgement", because: { code: "unknown-edition", items: row.criterion.items } };
}

/** An item that nobody has matched to one of the criteria's items answers none of them, whatever its number. */
function answersBySet(disclosure: Disclosure, { learnedEditions }: CriteriaSet): ReadonlyMap<ItemNumber, ItemAnswer> {
  const answers = answersByNumber(disclosure);
  const numbers = learnedEditions?.findLast((known) => isEditionOf(known, disclosure))?.numbers;
  if (numbers === undefined) return answers;
  const matched = new Map<ItemNumber, ItemAnswer>();
  for (const [number, answer] of answers) {
    const known = numbers[number] ?? null;
    if (known !== null) matched.set(known, answer);
  }
  return matched;
}

const NONE: ReadonlyMap<ItemNumber, OfficialSentence> = new Map();

function officialSentences(disclosure: Disclosure, { learnedEditions }: CriteriaSet): ReadonlyMap<ItemNumber, OfficialSentence> {
  const learned = learnedEditions?.findLast((known) => isEditionOf(known, disclosure));
  if (learned === undefined) return NONE;
  return new Map(Object.entries(learned.wordings).map(([number, wording]) => [number, { wording, title: learned.title }]));
}

function isEditionOf({ form, edition }: LearnedEdition, disclosure: Disclosure): boolean {
  return form === disclosure.form && edition === disclosure.edition;
}

/** A decision closes only a row that needs judgement: it never overrules what a provider answered. */
function applyDecision(row: CriterionEvaluation, decisions: readonly Decision[]): CriterionEvaluation {
  if (row.status !== "needs-judgement") return row;
  const decision = decisions.find((candidate) => candidate.criterion === row.criterion.id);
  if (decision === undefined || decision.reason.trim() === "") return row;
  return {
    criterion: row.criterion,
    status: decision.status,
    because: { code: "decided", items: row.criterion.items, reason: decision.reason },
  };
}
