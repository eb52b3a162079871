import { expect, it } from "vitest";
import { decisionsThatHold } from "./decision.ts";
import type { RowAnswer } from "./row-answers.ts";

const answers: RowAnswer[] = [
  { item: "30.1", answer: "yes", remarks: [], source: "MDS!E1" },
  { item: "31.1", answer: "no", remarks: ["写真だけ"], source: "MDS!E2" },
];
const decision = { criterion: "mds-30.1+31.1", status: "met", reason: "写真は使わない", answers } as const;

it.each<[string, RowAnswer[] | null, number]>([
  ["as they were", answers, 1],
  ["in another place of the file", answers.map((answer) => ({ ...answer, source: "B!2" })), 1],
  ["one answered otherwise", [answers[0]!, { ...answers[1]!, answer: "na" }], 0],
  ["one with another remark", [answers[0]!, { ...answers[1]!, remarks: ["書類も"] }], 0],
  ["one not understood", [answers[0]!, { ...answers[1]!, answer: null, text: "△" }], 0],
  ["without such a row", null, 0],
])("a decision on answers that are now %s", (_, now, holding) => {
  expect(decisionsThatHold([decision], () => now).length).toBe(holding);
});
