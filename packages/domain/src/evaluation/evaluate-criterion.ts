import type { ItemNumber } from "../catalog/item-number.ts";
import type { ItemAnswer } from "../response/disclosure.ts";
import type { Combination, Criterion } from "./criterion.ts";
import type { Because, BecauseCode, CriterionEvaluation, Status } from "./evaluation.ts";

/** How one item stands towards what its row requires. */
type Standing = "as-required" | "otherwise" | "na" | "blank" | "missing" | "not-understood";

/**
 * Judges one row of criteria over a disclosure's answers.
 * Rules: guideline 7.0 保守委託機関編, section 3-10⑨ and appendix; composite rows as each row's `combine` says.
 * An answer that is neither yes, no nor na makes its row `needs-judgement`, whatever the others say.
 *
 * @param combine overrides the row's own combination, for an institution that reads it more strictly
 */
export function evaluateCriterion(
  criterion: Criterion,
  answers: ReadonlyMap<ItemNumber, ItemAnswer>,
  combine: Combination = criterion.combine,
): CriterionEvaluation {
  if (criterion.items.length === 1) {
    const [status, code] = SINGLE[standingOf(criterion, answers.get(criterion.items[0]!))];
    return { criterion, status, because: { code, items: criterion.items } };
  }
  const standings = criterion.items.map((number) => standingOf(criterion, answers.get(number)));
  return { criterion, ...judgeTogether(criterion.items, standings, combine) };
}

const SINGLE: Readonly<Record<Standing, readonly [Status, BecauseCode]>> = {
  "as-required": ["met", "answered-as-required"],
  otherwise: ["not-met", "answered-otherwise"],
  na: ["not-applicable", "answered-na"],
  blank: ["unanswered", "blank"],
  missing: ["unanswered", "not-in-file"],
  "not-understood": ["needs-judgement", "not-understood"],
};

function standingOf(criterion: Criterion, answer: ItemAnswer | undefined): Standing {
  if (answer === undefined) return "missing";
  if (answer.answer === null) return answer.text === undefined ? "blank" : "not-understood";
  if (answer.answer === "na") return "na";
  return answer.answer === criterion.requires ? "as-required" : "otherwise";
}

function judgeTogether(
  items: readonly ItemNumber[],
  standings: readonly Standing[],
  combine: Combination,
): { status: Status; because: Because } {
  const which = (...wanted: Standing[]) => items.filter((_, i) => wanted.includes(standings[i]!));
  const result = (status: Status, code: BecauseCode, deciding: readonly ItemNumber[]) => ({
    status,
    because: { code, items: deciding },
  });

  const open = which("not-understood");
  if (open.length > 0) return result("needs-judgement", "not-understood", open);
  const held = which("as-required");
  if (combine === "any" && held.length > 0) return result("met", "one-is-enough", held);
  if (which("na").length === items.length) return result("not-applicable", "all-na", items);
  const absent = which("missing");
  const blank = which("blank", "missing");
  if (blank.length > 0) return result("unanswered", absent.length === blank.length ? "not-in-file" : "blank", blank);
  const otherwise = which("otherwise");
  if (combine === "any") return result("not-met", "none-as-required", otherwise);
  if (otherwise.length === 0) return result("met", "all-as-required", held);
  if (held.length === 0) return result("not-met", "none-as-required", otherwise);
  if (combine === "all") return result("not-met", "one-is-otherwise", otherwise);
  return result("needs-judgement", "mixed", items);
}
