import type { ChartRule, Condition, DecisionChart, Fact } from "./chart.ts";

/** What is known about a system, by the id of the fact. */
export type Facts = Readonly<Record<string, string>>;

/** What a chart says: the facts still to be asked, in order, or the rules that decide. */
export type Decided =
  | { readonly kind: "open"; readonly missing: readonly Fact[] }
  | { readonly kind: "decided"; readonly rules: readonly ChartRule[] };

/** The facts that a chart asks for, given what is known: those whose own condition holds. */
export function factsToAsk(chart: DecisionChart, known: Facts): Fact[] {
  return chart.facts.filter((fact) => fact.when === undefined || conditionsOf(fact.when).some((condition) => fits(condition, known)));
}

/**
 * Goes through a chart. Nothing is decided while a fact that the chart asks for is not known: an unasked fact never
 * counts as a yes.
 */
export function decide(chart: DecisionChart, known: Facts): Decided {
  const missing = factsToAsk(chart, known).filter((fact) => !fact.options.some((option) => option.value === known[fact.id]));
  if (missing.length > 0) return { kind: "open", missing };
  const rules = chart.rules.filter((rule) => fits(rule.when, known));
  return { kind: "decided", rules: chart.takes === "first" ? rules.slice(0, 1) : rules };
}

/** A condition, or several of which one is enough, as a list. */
export function conditionsOf(when: Condition | readonly Condition[]): readonly Condition[] {
  return Array.isArray(when) ? (when as readonly Condition[]) : [when as Condition];
}

function fits(condition: Condition, known: Facts): boolean {
  return Object.entries(condition).every(([id, values]) => values.includes(known[id] ?? ""));
}
