import { judgeCoverage, type Coverage, type DecisionChart, type LedgerLine, type Library } from "@kaiji/domain";
import { dayInJapan } from "@kaiji/formats/api";
import { listRecords } from "@kaiji/storage";

const CHART = "outsourced-maintenance";
const MOST = 100_000;

/** Judges what stands in the ledger at this moment: the systems in use. @param at milliseconds */
export async function judgeLedger(db: Parameters<typeof listRecords>[0], organizationId: string, library: Library, at: number): Promise<Coverage> {
  const records = await listRecords(db, "system", organizationId, { limit: MOST });
  const inUse = records.filter(({ content }) => content["status"] === "in-use").map(({ id, content }) => ({ ...content, id }) as unknown as LedgerLine);
  return judgeCoverage(chartOf(library), inUse, dayInJapan(at));
}

function chartOf({ charts }: Library): DecisionChart {
  const chart = charts.find(({ id }) => id === CHART);
  if (chart === undefined) throw new Error(`there is no chart ${CHART}`);
  return chart;
}
