import { describe, expect, it } from "vitest";
import type { Answer, Disclosure } from "../response/disclosure.ts";
import type { CriteriaSet, Criterion } from "./criterion.ts";
import { evaluateDisclosure } from "./evaluate-disclosure.ts";
import { addCounts, verdictOf } from "./verdict.ts";

const words = { ja: "", en: "" };
const row = (form: string, items: readonly string[]): Criterion => ({
  id: `${form}-${items.join("+")}`, form, chapter: "1", items, requires: "yes", combine: items.length === 1 ? "single" : "unstated",
  combineBecause: null, label: words, explanation: words, ask: words, alternative: words, confidence: "high", provenance: [],
});
const set: CriteriaSet = {
  id: "set", title: words, sources: {}, chapters: [], criteria: [row("mds", ["1"]), row("mds", ["2", "3"]), row("sds", ["1"])],
};

function disclosure(answers: Record<string, Answer | null>): Disclosure {
  return {
    form: "mds", edition: "5.0", title: "", problems: [],
    basicInfo: { date: null, organization: null, name: null, version: null },
    answers: Object.entries(answers).map(([number, answer]) => ({ number, answer, remarks: [], source: "MDS!A1" })),
  };
}

describe("judging a disclosure", () => {
  it("looks at the rows of its own form only", () => {
    const { rows } = evaluateDisclosure(disclosure({}), set);
    expect(rows.map((r) => r.criterion.id)).toEqual(["mds-1", "mds-2+3"]);
  });

  it.each([
    [{ 1: "yes", 2: "yes", 3: "na" }, "conforms"],
    [{ 1: "na", 2: "na", 3: "na" }, "conforms"],
    [{ 1: "yes", 2: "yes", 3: null }, "incomplete"],
    [{ 1: "yes", 2: "yes", 3: "no" }, "incomplete"],
    [{ 1: "no", 2: "yes", 3: null }, "does-not-conform"],
    [{}, "incomplete"],
  ] as const)("%j → %s", (answers, verdict) => expect(evaluateDisclosure(disclosure(answers), set).verdict).toBe(verdict));

  it("closes an open row by a person's decision with a reason", () => {
    const mixed = disclosure({ 1: "yes", 2: "yes", 3: "no" });
    const decided = evaluateDisclosure(mixed, set, { decisions: [{ criterion: "mds-2+3", status: "met", reason: "契約で補う" }] });
    expect(decided.verdict).toBe("conforms");
    expect(decided.rows[1]!.because).toEqual({ code: "decided", items: ["2", "3"], reason: "契約で補う" });
    const silent = evaluateDisclosure(mixed, set, { decisions: [{ criterion: "mds-2+3", status: "met", reason: " " }] });
    expect(silent.verdict).toBe("incomplete");
  });

  it("never lets a decision overrule what a provider answered", () => {
    const decisions = [{ criterion: "mds-1", status: "met", reason: "したい" }] as const;
    expect(evaluateDisclosure(disclosure({ 1: "no", 2: "yes", 3: "yes" }), set, { decisions }).verdict).toBe("does-not-conform");
    expect(evaluateDisclosure(disclosure({ 2: "yes", 3: "yes" }), set, { decisions }).verdict).toBe("incomplete");
  });

  it("takes an institution's stricter reading of a row", () => {
    const mixed = disclosure({ 1: "yes", 2: "yes", 3: "no" });
    expect(evaluateDisclosure(mixed, set, { combine: { "mds-2+3": "all" } }).verdict).toBe("does-not-conform");
  });

  it("shows nothing by nothing: no rows are no conformity", () => {
    expect(verdictOf(addCounts([]))).toBe("incomplete");
  });
});
