import { evaluateDisclosure, findCriteriaSet, type Disclosure, type Library } from "@kaiji/domain";
import { readWorkbook } from "@kaiji/formats";
import { median } from "./median.ts";
import { atLeast, type ResultTable } from "./result.ts";
import { sampleWorkbook } from "./sample-workbook.ts";

const ROUNDS = 15;
const ROUND_MS = 200;

/** Judging one SDS on all its rows, over and over, on one core. */
export function benchEvaluating(library: Library): ResultTable {
  const reading = readWorkbook(sampleWorkbook(143), library);
  const set = findCriteriaSet(library, "gl-7.0-appendix");
  if (!reading.ok || set === null) throw new Error("The sample or the criteria cannot be read: nothing to measure");
  const filled: Disclosure = reading.value[0]!;
  const { rows } = evaluateDisclosure(filled, set);
  const perSecond: number[] = [];
  for (let round = 0; round < ROUNDS + 3; round++) {
    let done = 0;
    const start = performance.now();
    while (performance.now() - start < ROUND_MS) {
      for (let i = 0; i < 100; i++) evaluateDisclosure(filled, set);
      done += 100;
    }
    if (round >= 3) perSecond.push((done * 1000) / (performance.now() - start));
  }
  const whole = median(perSecond);
  return {
    heading: "Judging",
    note: `The ${rows.length} SDS rows of gl-7.0-appendix over one disclosure of ${filled.answers.length} answers, on one core. Medians of ${ROUNDS} rounds of ${ROUND_MS} ms.`,
    results: [
      { what: `whole disclosures (${rows.length} rows each) a second`, measured: Math.round(whole).toLocaleString("en"), aim: "" },
      { what: "evaluations of one row a second", ...atLeast(whole * rows.length, 200_000, "/s") },
    ],
  };
}
