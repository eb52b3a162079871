import { describe, expect, it } from "vitest";
import { rankBlocking } from "./rank-blocking.ts";
import { standingVerdict, type Standing, type StandingProduct } from "./standing.ts";

const product = (name: string, changes: Partial<StandingProduct> = {}): StandingProduct => ({ name, provider: null, version: null, form: "mds", edition: "5.0", date: null, verdict: "conforms", notMet: [], unanswered: [], needsJudgement: [], ...changes });
const standing = (changes: Partial<Standing> = {}): Standing => ({ asOf: "2026-12-01T00:00:00Z", systems: { inUse: 1, complete: 1 }, findings: { open: 0, decided: 0, overdue: 0 }, rows: { met: 41, notMet: 0, notApplicable: 0, unanswered: 0, needsJudgement: 0 }, products: [], ...changes });
const rows = (changes: Partial<Standing["rows"]>) => ({ ...standing().rows, ...changes });

describe("where an institution stands", () => {
  it.each<[string, Partial<Standing>, string]>([
    ["all held and met", {}, "conforms"],
    ["no system is not conforming", { systems: { inUse: 0, complete: 0 } }, "incomplete"],
    ["a disclosure is missing", { systems: { inUse: 2, complete: 1 } }, "incomplete"],
    ["a row is unanswered", { rows: rows({ unanswered: 1 }) }, "incomplete"],
    ["a row is to be judged", { rows: rows({ needsJudgement: 1 }) }, "incomplete"],
    ["a row is not met", { rows: rows({ notMet: 1 }), systems: { inUse: 2, complete: 1 } }, "does-not-conform"],
  ])("%s", (_, changes, verdict) => {
    expect(standingVerdict(standing(changes))).toBe(verdict);
  });
});

describe("what blocks most", () => {
  it("counts institutions, not systems; a no before an unknown; names however they are spaced", () => {
    const ranked = rankBlocking([
      standing({ products: [product("カルテ A", { notMet: ["mds-4.1"] }), product("カルテＡ", { notMet: ["mds-4.1"], unanswered: ["mds-5"] })] }),
      standing({ products: [product("カルテA", { notMet: ["mds-4.1"] })] }),
      standing({ products: [product("カルテA", { unanswered: ["mds-4.1"] }), product("レセコンB", { needsJudgement: ["mds-21"] })] }),
    ]);
    expect(ranked.map(({ product: name, criterion, notMet, open }) => [name, criterion, notMet, open])).toEqual([
      ["カルテ A", "mds-4.1", 2, 1],
      ["カルテ A", "mds-5", 0, 1],
      ["レセコンB", "mds-21", 0, 1],
    ]);
  });
});
