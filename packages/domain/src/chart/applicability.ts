import type { ChartRule, DecisionChart } from "./chart.ts";
import { decide, type Facts } from "./decide.ts";

/** A system with what is known about it. */
export interface ChartedSystem {
  readonly id: string;
  readonly name: string;
  readonly facts: Facts;
}

/** Whether an institution may rely on the volume for outsourced maintenance, and the systems that decide it. */
export interface Applicability {
  /** `undecided`: no system is listed, or facts are missing and nothing speaks against it yet. */
  readonly answer: "outsourced-maintenance" | "all-volumes" | "undecided";
  readonly systems: readonly {
    readonly system: ChartedSystem;
    /** `null` while facts are missing. */
    readonly rule: ChartRule | null;
  }[];
}

/**
 * Judges all systems of an institution together: one server whose update responsibility is not the provider's, in
 * writing, is enough for all volumes to apply.
 * Source: guideline 7.0 保守委託機関編, section 1, figure 1 with notes 1 and 2.
 */
export function findApplicability(chart: DecisionChart, listed: readonly ChartedSystem[]): Applicability {
  const systems = listed.map((system) => {
    const decided = decide(chart, system.facts);
    return { system, rule: decided.kind === "open" ? null : (decided.rules[0] ?? null) };
  });
  const counted = systems.filter(({ rule }) => rule?.outcome !== "not-counted");
  if (counted.some(({ rule }) => rule?.outcome === "responsible")) return { answer: "all-volumes", systems };
  if (counted.length === 0 || counted.some(({ rule }) => rule === null)) return { answer: "undecided", systems };
  return { answer: "outsourced-maintenance", systems };
}
