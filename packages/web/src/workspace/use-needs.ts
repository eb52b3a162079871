import { ledgerFacts, neededDisclosures, type DecisionChart, type LedgerSystem, type SystemNeeds } from "@kaiji/domain";
import { dayInJapan } from "@kaiji/formats/api";
import { useMemo, useState } from "react";
import { useLibrary } from "../settings/use-library.ts";

const NOTHING_YET: SystemNeeds = { isInScope: null, disclosures: [], route: null, missing: [], rules: [] };

/** A chart of the library; `null` while it is loading. */
export function useChart(id: string): DecisionChart | null {
  const { loading } = useLibrary();
  return loading.kind === "ready" ? (loading.library.charts.find((chart) => chart.id === id) ?? null) : null;
}

/** Which disclosures a line of the ledger needs, from whom and why; nothing while the chart is loading. */
export function useNeeds(): (system: LedgerSystem) => SystemNeeds {
  const chart = useChart("who-writes");
  const [now] = useState(() => Date.now());
  const today = dayInJapan(now);
  return useMemo(() => (system: LedgerSystem) => (chart === null ? NOTHING_YET : neededDisclosures(chart, ledgerFacts(system, today))), [chart, today]);
}
