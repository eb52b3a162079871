import { ledgerFacts, neededDisclosures, whomToAsk, type LedgerSystem, type Library, type SystemNeeds, type SystemPart } from "@kaiji/domain";

const CHART = "who-writes";

/** Which disclosures a system of the ledger needs, by the chart. @param today day in Japan */
export function needsOf(library: Library, system: LedgerSystem, today: string): SystemNeeds {
  const chart = library.charts.find(({ id }) => id === CHART);
  if (chart === undefined) throw new Error(`there is no chart ${CHART}`);
  return neededDisclosures(chart, ledgerFacts(system, today));
}

/** Which provider of a system is asked about a form of one of its parts; `null` when the ledger names nobody who fits. */
export function providerFor(system: LedgerSystem, needs: SystemNeeds, form: string, part: SystemPart): string | null {
  const alike = needs.disclosures.filter((one) => one.form === form);
  const needed = alike.find((one) => one.part === part) ?? alike[0] ?? { writers: form === "mds" ? (["manufacturer"] as const) : (["service-provider"] as const) };
  return whomToAsk(needed, needs.route, system.providers)?.providerId ?? null;
}
