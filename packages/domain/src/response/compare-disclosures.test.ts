import { describe, expect, it } from "vitest";
import { compareDisclosures } from "./compare-disclosures.ts";
import type { Disclosure, ItemAnswer } from "./disclosure.ts";

const disclosure = (answers: readonly (Partial<ItemAnswer> & { number: string })[], version: string): Disclosure => ({
  form: "mds",
  edition: "5.0",
  title: "",
  basicInfo: { date: null, organization: "架空", name: "x", version },
  answers: answers.map((answer) => ({ answer: null, remarks: [], source: "", ...answer })),
  problems: [],
});

describe("two revisions of a disclosure", () => {
  it("differ in answers, remarks and fields; a row in one only is said", () => {
    const before = disclosure([{ number: "1", answer: "yes" }, { number: "2", answer: "no" }, { number: "3", answer: "na", remarks: ["a"] }, { number: "9", answer: "yes" }], "1");
    const after = disclosure([{ number: "1", answer: "yes" }, { number: "2", answer: "yes" }, { number: "3", answer: "na", remarks: ["b"] }, { number: "4.10", text: "?" }], "2");
    const found = compareDisclosures(before, after);
    expect(found.changes.map(({ item, before: was, after: is, isAnswer }) => [item, was?.answer, is?.answer, isAnswer])).toEqual([
      ["2", "no", "yes", true],
      ["3", "na", "na", false],
      ["4.10", undefined, null, true],
      ["9", "yes", undefined, true],
    ]);
    expect([found.unchanged, found.basicInfo]).toEqual([1, [{ field: "version", before: "1", after: "2" }]]);
    expect(compareDisclosures(before, before)).toEqual({ basicInfo: [], changes: [], unchanged: 4 });
  });
});
