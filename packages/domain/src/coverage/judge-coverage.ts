import { findApplicability } from "../chart/applicability.ts";
import type { DecisionChart } from "../chart/chart.ts";
import { decide, factsToAsk, type Facts } from "../chart/decide.ts";
import { ledgerFacts, type LedgerSystem } from "../ledger/ledger-facts.ts";
import type { Localized } from "../localized.ts";

/** A line of the ledger that is in use. */
export interface LedgerLine extends LedgerSystem {
  readonly id: string;
  readonly name: string;
}

/** What the answer rests on, for one system. */
export interface CoveredSystem {
  readonly systemId: string;
  readonly name: string;
  /** The rule that fits; `null` while something is not known. */
  readonly rule: string | null;
  /** `outsourced`, `responsible`, `not-counted`; `null` while something is not known. */
  readonly outcome: string | null;
  readonly because: Localized | null;
  /** What to ask its provider. */
  readonly ask: Localized | null;
  /** What was known, by the chart's facts. */
  readonly facts: Facts;
  /** Facts that are not known. */
  readonly missing: readonly string[];
  readonly contract: { readonly name: string | null; readonly endsOn: string | null; readonly coversUpdates: boolean | null };
  readonly providers: readonly string[];
}

/** Whether an institution may rely on the volume for outsourced maintenance, with everything that the answer rests on. */
export interface Coverage {
  readonly chart: string;
  readonly answer: "outsourced-maintenance" | "all-volumes" | "undecided";
  readonly systems: readonly CoveredSystem[];
}

/**
 * Judges an institution's ledger by the chart. What nobody has said stays open and never counts as a yes.
 * @param today `YYYY-MM-DD`: a contract whose end has passed says nothing any more
 * Source: guideline 7.0 保守委託機関編, section 1, figure 1 with notes 1 and 2.
 */
export function judgeCoverage(chart: DecisionChart, ledger: readonly LedgerLine[], today: string): Coverage {
  const ids = new Set(chart.facts.map(({ id }) => id));
  const charted = ledger.map((line) => ({ id: line.id, name: line.name, facts: Object.fromEntries(Object.entries(ledgerFacts(line, today)).filter(([id]) => ids.has(id))) }));
  const { answer, systems } = findApplicability(chart, charted);
  return {
    chart: chart.id,
    answer,
    systems: systems.map(({ system, rule }, at): CoveredSystem => {
      const decided = decide(chart, system.facts);
      const asked = new Set(factsToAsk(chart, system.facts).map(({ id }) => id));
      const { contract, providers } = ledger[at]!;
      return {
        systemId: system.id,
        name: system.name,
        rule: rule?.id ?? null,
        outcome: rule?.outcome ?? null,
        because: rule?.because ?? null,
        ask: rule?.ask ?? null,
        // What is not asked any more has no part in the answer.
        facts: Object.fromEntries(Object.entries(system.facts).filter(([id]) => asked.has(id))),
        missing: decided.kind === "open" ? decided.missing.map(({ id }) => id) : [],
        contract: { name: contract?.name ?? null, endsOn: contract?.endsOn ?? null, coversUpdates: contract?.coversUpdates ?? null },
        providers: [...new Set(providers.map(({ providerId }) => providerId))].toSorted(),
      };
    }),
  };
}
