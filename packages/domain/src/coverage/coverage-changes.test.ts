import { describe, expect, it } from "vitest";
import type { DecisionChart } from "../chart/chart.ts";
import { coverageChanges } from "./coverage-changes.ts";
import { judgeCoverage, type LedgerLine } from "./judge-coverage.ts";

const text = (ja: string) => ({ ja, en: ja });
const options = (...values: readonly string[]) => values.map((value) => ({ value, label: text(value) }));
/** A small chart of our own: updates by the provider and written, or not. */
const CHART: DecisionChart = {
  id: "test",
  title: text("t"),
  lead: text("l"),
  takes: "first",
  sources: {},
  facts: [
    { id: "updates", ask: text("u"), options: options("provider", "institution", "unclear") },
    { id: "writing", ask: text("w"), when: { updates: ["provider"] }, options: options("contract", "terms", "ended", "nowhere", "unclear") },
  ],
  outcomes: {},
  rules: [
    { id: "written", when: { writing: ["contract", "terms"] }, outcome: "outsourced", because: text("b"), provenance: [] },
    { id: "else", when: {}, outcome: "responsible", because: text("c"), ask: text("a"), provenance: [] },
  ],
};

const UPDATES = { server: "contract", pc: "self", network: "self" } as const;
const line = (id: string, more: Partial<LedgerLine> = {}): LedgerLine => ({ id, name: `名前${id}`, kind: "claims", delivery: "cloud", hasRemoteMaintenance: false, providers: [], updates: UPDATES, ...more });
const judge = (lines: readonly LedgerLine[], today = "2026-11-28", chart = CHART) => judgeCoverage(chart, lines, today);

describe("the answer for an institution", () => {
  it("keeps for each system the rule, the reason, what was known and what to ask", () => {
    const { answer, systems } = judge([line("1"), line("2", { updates: { ...UPDATES, server: "self" }, contract: { name: "保守契約", endsOn: "2027-03-31" } })]);
    expect(answer).toBe("all-volumes");
    expect(systems[0]).toMatchObject({ systemId: "1", rule: "written", outcome: "outsourced", ask: null, facts: { updates: "provider", writing: "contract" }, missing: [] });
    expect(systems[1]).toMatchObject({ rule: "else", ask: text("a"), facts: { updates: "institution" }, contract: { name: "保守契約", endsOn: "2027-03-31", coversUpdates: null } });
  });

  it("names what is not known", () => {
    const { answer, systems } = judge([line("1", { updates: undefined })]);
    expect([answer, systems[0]?.rule, systems[0]?.missing]).toEqual(["undecided", null, ["updates"]]);
  });
});

describe("a kept answer", () => {
  const kept = [line("1", { contract: { name: "契約", endsOn: "2027-03-31" } }), line("2")];
  it.each<readonly [string, readonly LedgerLine[], string, readonly string[]]>([
    ["stands while nothing changes", kept, "2026-12-31", []],
    ["stands when only a name, a place or an owner changes", [{ ...kept[0]!, name: "別名" }, kept[1]!], "2026-12-31", []],
    ["is asked again when a system comes", [...kept, line("3")], "2026-12-31", ["3 added"]],
    ["is asked again when a system goes", [kept[0]!], "2026-12-31", ["2 gone"]],
    ["is asked again when an answer changes", [kept[0]!, line("2", { updates: { ...UPDATES, server: "unwritten" } })], "2026-12-31", ["2 answers writing"]],
    ["is asked again when a contract changes", [line("1", { contract: { name: "新しい契約", endsOn: "2028-03-31" } }), kept[1]!], "2026-12-31", ["1 contract"]],
    ["is asked again when a contract has ended", kept, "2027-04-01", ["1 contract-ended"]],
    ["is asked again when the provider changes", [kept[0]!, line("2", { providers: [{ providerId: "p", role: "manufacturer" }] })], "2026-12-31", ["2 providers"]],
    ["does not care for PCs", [kept[0]!, line("2", { updates: { ...UPDATES, pc: "nobody" } })], "2026-12-31", []],
  ])("%s", (_, now, today, expected) => {
    expect(coverageChanges(judge(kept), judge(now, today)).map(({ systemId, what, facts }) => [systemId, what, ...facts].join(" "))).toEqual(expected);
  });

  it("is asked again when the chart judges otherwise", () => {
    const stricter: DecisionChart = { ...CHART, rules: CHART.rules.slice(1) };
    expect(coverageChanges(judge(kept), judge(kept, "2026-11-28", stricter)).map(({ what }) => what)).toEqual(["chart", "chart"]);
  });

  it("reads the same after it was stored, whatever the order of its keys", () => {
    const stored = JSON.parse(JSON.stringify(judge(kept)), (_, value: unknown) => (value !== null && typeof value === "object" && !Array.isArray(value) ? Object.fromEntries(Object.entries(value).toReversed()) : value)) as ReturnType<typeof judge>;
    expect(coverageChanges(stored, judge(kept))).toEqual([]);
  });
});
