import { describe, expect, it } from "vitest";
import type { Answer, ItemAnswer } from "../response/disclosure.ts";
import type { Combination, Criterion } from "./criterion.ts";
import { evaluateCriterion } from "./evaluate-criterion.ts";

const words = { ja: "", en: "" };

function criterion(items: readonly string[], combine: Combination): Criterion {
  return {
    id: `mds-${items.join("+")}`, form: "mds", chapter: "1", items, requires: "yes", combine,
    combineBecause: null, label: words, explanation: words, ask: words, alternative: words, confidence: "high", provenance: [],
  };
}

/** `null` blank, `"?…"` not understood, `undefined` not in the file. */
function answers(values: Record<string, Answer | null | `?${string}` | undefined>): Map<string, ItemAnswer> {
  const map = new Map<string, ItemAnswer>();
  for (const [number, value] of Object.entries(values)) {
    if (value === undefined) continue;
    const row = { number, remarks: [], source: `MDS!A${map.size + 1}` };
    if (value?.startsWith("?")) map.set(number, { ...row, answer: null, text: value.slice(1) });
    else map.set(number, { ...row, answer: value as Answer | null });
  }
  return map;
}

describe("a row of one item", () => {
  it.each([
    ["yes", "met", "answered-as-required"],
    ["no", "not-met", "answered-otherwise"],
    ["na", "not-applicable", "answered-na"],
    [null, "unanswered", "blank"],
    [undefined, "unanswered", "not-in-file"],
    ["?記憶・生体", "needs-judgement", "not-understood"],
  ] as const)("%s → %s", (value, status, code) => {
    const row = evaluateCriterion(criterion(["a"], "single"), answers({ a: value }));
    expect(row).toMatchObject({ status, because: { code, items: ["a"] } });
  });

  it("that requires no is met by no", () => {
    const inverted = { ...criterion(["a"], "single"), requires: "no" } as const;
    expect(evaluateCriterion(inverted, answers({ a: "no" })).status).toBe("met");
    expect(evaluateCriterion(inverted, answers({ a: "yes" })).status).toBe("not-met");
  });
});

describe("a row of several items", () => {
  it.each([
    // a, b, any, unstated, all
    ["yes", "yes", "met", "met", "met"],
    ["yes", "no", "met", "needs-judgement", "not-met"],
    ["yes", "na", "met", "met", "met"],
    ["yes", null, "met", "unanswered", "unanswered"],
    ["yes", undefined, "met", "unanswered", "unanswered"],
    ["no", "no", "not-met", "not-met", "not-met"],
    ["no", "na", "not-met", "not-met", "not-met"],
    ["no", null, "unanswered", "unanswered", "unanswered"],
    ["na", "na", "not-applicable", "not-applicable", "not-applicable"],
    ["na", null, "unanswered", "unanswered", "unanswered"],
    [null, null, "unanswered", "unanswered", "unanswered"],
    ["yes", "?x", "needs-judgement", "needs-judgement", "needs-judgement"],
    ["no", "?x", "needs-judgement", "needs-judgement", "needs-judgement"],
    [null, "?x", "needs-judgement", "needs-judgement", "needs-judgement"],
  ] as const)("%s and %s → any: %s, unstated: %s, all: %s", (a, b, any, unstated, all) => {
    for (const [combine, status] of [["any", any], ["unstated", unstated], ["all", all]] as const) {
      expect(evaluateCriterion(criterion(["a", "b"], combine), answers({ a, b })).status, combine).toBe(status);
      expect(evaluateCriterion(criterion(["b", "a"], combine), answers({ a, b })).status, combine).toBe(status);
    }
  });

  it("names the items that decided it", () => {
    const mixed = evaluateCriterion(criterion(["a", "b", "c"], "unstated"), answers({ a: "yes", b: "no", c: "na" }));
    expect(mixed.because).toEqual({ code: "mixed", items: ["a", "b", "c"] });
    const blank = evaluateCriterion(criterion(["a", "b"], "unstated"), answers({ a: "yes", b: null }));
    expect(blank.because).toEqual({ code: "blank", items: ["b"] });
    const enough = evaluateCriterion(criterion(["a", "b"], "any"), answers({ a: "no", b: "yes" }));
    expect(enough.because).toEqual({ code: "one-is-enough", items: ["b"] });
  });

  it("can be read more strictly than its set says", () => {
    const row = evaluateCriterion(criterion(["a", "b"], "any"), answers({ a: "yes", b: "no" }), "all");
    expect(row).toMatchObject({ status: "not-met", because: { code: "one-is-otherwise", items: ["b"] } });
  });
});
