import { ledgerFacts, neededDisclosures, whomToAsk, type LedgerSystem, type Library, type SystemNeeds } from "@kaiji/domain";

const CHART = "who-writes";

/** Which disclosures a system of the ledger needs, by the chart. @param today day in Japan */
export function needsOf(library: Library, system: LedgerSystem, today: string): SystemNeeds {
  const chart = library.charts.find(({ id }) => id === CHART);
  if (chart === undefined) throw new Error(`there is no chart ${CHART}`);
  return neededDisclosures(chart, ledgerFacts(system, today));
}

/** Forms that are certainly needed. What hangs on something that nobody has said yet is asked of one's own people first. */
export function certainForms({ disclosures }: SystemNeeds): string[] {
  return disclosures.filter(({ isCertain }) => isCertain).map(({ form }) => form);
}

/** Which provider of a system is asked about a form; `null` when the ledger names nobody who fits. */
export function providerFor(system: LedgerSystem, needs: SystemNeeds, form: string): string | null {
  const needed = needs.disclosures.find((one) => one.form === form) ?? { writers: form === "mds" ? (["manufacturer"] as const) : (["service-provider"] as const) };
  return whomToAsk(needed, needs.route, system.providers)?.providerId ?? null;
}
