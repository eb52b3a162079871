import type { Answer, Combination, CriteriaSet, Criterion, Disclosure, ItemAnswer } from "@kaiji/domain";
import * as fc from "fast-check";

const WORDS = { ja: "見本", en: "sample" };
const NUMBERS = ["1", "1.1", "2", "3", "4", "4.1", "4.1.2", "4.10", "5", "12.3.1.1", "30.1", "31.1"];
const ANSWERS: readonly Answer[] = ["yes", "no", "na"];

/** An answer cell: yes, no, na, blank, or words that nobody understood. */
export const cell = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...ANSWERS).map((answer) => ({ answer })) },
  { weight: 2, arbitrary: fc.constant({ answer: null }) },
  { weight: 1, arbitrary: fc.constant({ answer: null, text: "記憶と物理媒体" }) },
);

/** A disclosure with some of the numbers, each once, in any order. */
export const disclosure: fc.Arbitrary<Disclosure> = fc
  .shuffledSubarray(NUMBERS)
  .chain((numbers) => fc.tuple(...numbers.map((number) => cell.map((read): ItemAnswer => ({ number, ...read, remarks: [], source: `S!${number}` })))))
  .map((answers) => ({
    form: "mds",
    edition: "5.0",
    title: "見本",
    basicInfo: { date: null, organization: null, name: null, version: null },
    answers,
    problems: [],
  }));

const criterion: fc.Arbitrary<Criterion> = fc
  .tuple(fc.shuffledSubarray(NUMBERS, { minLength: 1, maxLength: 5 }), fc.constantFrom<Combination>("any", "unstated", "all"))
  .map(([items, combine]) => ({
    id: `mds-${items.join("+")}`,
    form: "mds",
    chapter: "1",
    items,
    requires: "yes",
    combine: items.length === 1 ? "single" : combine,
    combineBecause: items.length === 1 ? null : WORDS,
    label: WORDS,
    explanation: WORDS,
    ask: WORDS,
    alternative: WORDS,
    confidence: "low",
    provenance: [],
  }));

/** A set of made-up criteria over the same numbers. */
export const criteriaSet: fc.Arbitrary<CriteriaSet> = fc
  .uniqueArray(criterion, { selector: (row) => row.id, minLength: 1, maxLength: 12 })
  .map((criteria) => ({ id: "sample", title: WORDS, sources: {}, chapters: [{ id: "1", label: WORDS }], criteria }));
