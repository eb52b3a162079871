import type { ChartRule, DecisionChart } from "@kaiji/domain";

/** The documents and places that a rule rests on, in one line. */
export function sourceLine(rule: ChartRule, chart: DecisionChart, word: string): string {
  return `${word}${rule.provenance.map(({ document, place }) => `${chart.sources[document]?.title ?? document} ${place}`).join(" / ")}`;
}
