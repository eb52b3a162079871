import { conditionsOf, decide, factsToAsk, type Condition, type DecisionChart, type Facts } from "@kaiji/domain";

/** More ways through a chart than this are not walked: a chart of that size is a fault in itself. */
const MOST_WAYS = 5000;

/** What is wrong with a chart: names that lead nowhere, and ways through it that end without an outcome. */
export function chartFaults(chart: DecisionChart): string[] {
  const faults: string[] = [];
  const values = new Map(chart.facts.map((fact) => [fact.id, new Set(fact.options.map((option) => option.value))]));
  const conditions: readonly (readonly [string, Condition])[] = [
    ...chart.facts.flatMap((fact) => (fact.when === undefined ? [] : conditionsOf(fact.when).map((condition) => [`fact ${fact.id}`, condition] as const))),
    ...chart.rules.map((rule) => [`rule ${rule.id}`, rule.when] as const),
  ];
  for (const [whose, condition] of conditions)
    for (const [fact, wanted] of Object.entries(condition))
      for (const value of wanted) if (values.get(fact)?.has(value) !== true) faults.push(`${whose} names ${fact} = ${value}, which is not there`);
  for (const rule of chart.rules) {
    if (chart.outcomes[rule.outcome] === undefined) faults.push(`outcome ${rule.outcome} of rule ${rule.id} is not there`);
    for (const { document } of rule.provenance) if (chart.sources[document] === undefined) faults.push(`source ${document} of rule ${rule.id} is not listed`);
  }
  if (faults.length === 0) faults.push(...deadEnds(chart));
  return faults.map((fault) => `chart ${chart.id}: ${fault}`);
}

/** Walks every way through the chart: each must end with an outcome. */
function deadEnds(chart: DecisionChart): string[] {
  const ends: string[] = [];
  let ways = 0;
  const walk = (known: Facts): void => {
    if (ends.length > 0 || ways > MOST_WAYS) return;
    const decided = decide(chart, known);
    if (decided.kind === "decided") {
      ways++;
      if (decided.rules.length === 0) ends.push(`no rule fits ${JSON.stringify(known)}`);
      return;
    }
    const next = factsToAsk(chart, known).find((fact) => known[fact.id] === undefined);
    for (const option of next?.options ?? []) walk({ ...known, [next?.id ?? ""]: option.value });
  };
  walk({});
  if (ways > MOST_WAYS) ends.push(`it has more than ${MOST_WAYS} ways through`);
  return ends;
}
