import type { CriteriaSet, Criterion, Disclosure, ItemAnswer } from "@kaiji/domain";

const both = (text: string) => ({ ja: text, en: text });

function criterion(id: string, chapter: string, items: readonly string[]): Criterion {
  return {
    id,
    form: "mds",
    chapter,
    items,
    requires: "yes",
    combine: items.length > 1 ? "unstated" : "single",
    combineBecause: null,
    label: both(`label of ${id}`),
    explanation: both(`explanation of ${id}`),
    ask: both("ask"),
    alternative: both("alternative"),
    confidence: "high",
    provenance: [],
  };
}

/** Three invented rows in two chapters, for tests of this page's state. */
export const inventedCriteria: CriteriaSet = {
  id: "invented",
  title: both("Invented"),
  sources: {},
  chapters: [
    { id: "14", label: both("Fourteen") },
    { id: "5", label: both("Five") },
    { id: "9", label: both("Nine") },
  ],
  criteria: [criterion("mds-28", "5", ["28"]), criterion("mds-4.2", "14", ["4.2"]), criterion("mds-30+31", "14", ["30", "31"])],
};

/** An invented MDS with these answers: number to yes, no, na or null. */
export function inventedDisclosure(answers: Readonly<Record<string, ItemAnswer["answer"]>>): Disclosure {
  return {
    form: "mds",
    edition: "5.0",
    title: "Invented",
    basicInfo: { date: "2026-05-01", organization: "架空医療機器", name: "架空レコーダー", version: "2.0" },
    answers: Object.entries(answers).map(([number, answer], i) => ({
      number,
      answer,
      remarks: answer === "no" ? [`remark on ${number}`] : [],
      source: `MDS!E${i + 2}`,
    })),
    problems: [],
  };
}
