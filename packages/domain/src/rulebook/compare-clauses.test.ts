import { describe, expect, it } from "vitest";
import { fillPlaces, orderBetween, orderClauses, type RuleClause } from "./clause.ts";
import { clausesByCover, findingsOfClause, unfoundedTreatments } from "./clause-coverage.ts";
import { compareClauses, compareTexts } from "./compare-clauses.ts";

const clause = (id: string, number: string, more: Partial<RuleClause> = {}): RuleClause => ({ id, number, title: `見出し${id}`, text: "本文。", covers: [], ...more });

describe("two states of a rulebook", () => {
  it("differ by what was added, changed and removed", () => {
    const before = [clause("a", "第1条"), clause("b", "第2条"), clause("c", "第3条", { covers: ["x", "y"] })];
    const after = [clause("b", "第1条", { text: "新しい本文。" }), clause("c", "第3条", { covers: ["y", "x"] }), clause("d", "第4条")];
    expect(compareClauses(before, after).map(({ kind, before: old, after: now, fields }) => [kind, old?.id ?? now?.id, fields])).toEqual([
      ["changed", "b", ["number", "text"]],
      ["added", "d", []],
      ["removed", "a", []],
    ]);
    expect(compareClauses(before, before)).toEqual([]);
  });

  it.each([
    ["同じ。文。", "同じ。文。"],
    ["一。二。三。", "一。新。三。四。"],
    ["", "一。"],
    ["一。\n二", ""],
  ])("a text compared with its new form can be put together again: %j, %j", (before, after) => {
    const found = compareTexts(before, after);
    const join = (without: string) => found.filter(({ kind }) => kind !== without).map(({ text }) => text).join("");
    expect([join("added"), join("removed")]).toEqual([before, after]);
    if (before === after) expect(found).toEqual([{ kind: "same", text: before }]);
  });

  it("only the sentence that changed is marked", () => {
    expect(compareTexts("一。二。三。", "一。新。三。")).toEqual([
      { kind: "same", text: "一。" },
      { kind: "removed", text: "二。" },
      { kind: "added", text: "新。" },
      { kind: "same", text: "三。" },
    ]);
  });
});

describe("the order of clauses", () => {
  it("is their own; without one, by number", () => {
    const clauses = [clause("c", "第１０条"), clause("b", "第９条"), clause("a", "第２条", { order: 2000 }), clause("z", "第１章", { order: 1000 })];
    expect(orderClauses(clauses).map(({ id }) => id)).toEqual(["z", "a", "b", "c"]);
  });

  it.each([
    [undefined, undefined, 1000],
    [undefined, 1000, 500],
    [1000, 2000, 1500],
    [1500.5, undefined, 2500],
  ])("between %s and %s there is room at %s", (before, after, expected) => expect(orderBetween(before, after)).toBe(expected));
});

describe("what is still to be filled in", () => {
  it.each([
    ["【院長】は【月】に【院長】へ", ["院長", "月"]],
    ["【】と【閉じない", []],
    ["何もない", []],
  ])("%s", (text, places) => expect(fillPlaces(text)).toEqual(places));
});

describe("what clauses cover", () => {
  const clauses = [clause("a", "1", { covers: ["gl-7.0-1.1-1", "mds-3"] }), clause("b", "2", { covers: ["mds-3"] }), clause("empty", "3", { text: " ", covers: ["mds-7"] })];
  it("a clause without text covers nothing", () => {
    const found = clausesByCover(clauses);
    expect([...found].map(([id, list]) => [id, list.map((each) => each.id)])).toEqual([
      ["gl-7.0-1.1-1", ["a"]],
      ["mds-3", ["a", "b"]],
    ]);
  });

  it("a treatment by a clause that is gone or empty is unfounded", () => {
    const treated = (id: string, clauseId: string, state = "treated", kind = "rulebook-clause") => ({ id, state, treatment: { kind, clauseId } });
    const findings = [treated("1", "a"), treated("2", "gone"), treated("3", "empty"), treated("4", "gone", "closed"), treated("5", "gone", "treated", "replacement"), { id: "6", state: "open", treatment: null }];
    expect(unfoundedTreatments(findings, clauses).map(({ findingId, because }) => [findingId, because])).toEqual([
      ["2", "clause-gone"],
      ["3", "clause-empty"],
    ]);
    expect(findingsOfClause(findings, "gone").map(({ id }) => id)).toEqual(["2", "5"]);
  });
});
