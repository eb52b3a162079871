import { expect, it } from "vitest";
import { groupProblems, type ProblemLine } from "./group-problems.ts";

const line = (code: string, item?: string): ProblemLine => ({ code, item, sentence: code });

it("what is said of many items alike is one line with all their numbers; nothing is left out", () => {
  const groups = groupProblems([line("unknown-edition"), line("missing-item", "26"), line("unknown-answer", "3"), line("missing-item", "4.10"), line("unknown-answer", "4"), line("missing-item", "27")]);
  expect(groups.map(({ first, items }) => [first.code, items])).toEqual([
    ["unknown-edition", []],
    ["missing-item", ["26", "4.10", "27"]],
    ["unknown-answer", ["3"]],
    ["unknown-answer", ["4"]],
  ]);
});

it("a line of no item stays by itself", () => {
  expect(groupProblems([line("missing-item"), line("missing-item"), line("missing-item", "1")])).toHaveLength(3);
});
