import { evaluateDisclosure, type CriteriaSet, type Decision, type Evaluation } from "@kaiji/domain";
import type { HeldDisclosure } from "./quick-check-state.ts";

const known = new WeakMap<HeldDisclosure, { readonly set: CriteriaSet; readonly evaluation: Evaluation }>();

/** The evaluation of a disclosure with its decisions; judged once per change. */
export function evaluationOf(held: HeldDisclosure, set: CriteriaSet): Evaluation {
  const before = known.get(held);
  if (before?.set === set) return before.evaluation;
  const evaluation = evaluateDisclosure(held.disclosure, set, { decisions: held.decisions });
  known.set(held, { set, evaluation });
  return evaluation;
}

/** The evaluation that other decisions would lead to. */
export function evaluationAfter(held: HeldDisclosure, set: CriteriaSet, decisions: readonly Decision[]): Evaluation {
  return evaluateDisclosure(held.disclosure, set, { decisions });
}
