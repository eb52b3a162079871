import { describe, expect, it } from "vitest";
import { answersByNumber, evaluateDisclosure } from "@kaiji/domain";
import { inventedCriteria, inventedDisclosure } from "./invented-disclosure.ts";
import { firstFilter, groupByChapter, matchesQuery, passesFilter } from "./listed-rows.ts";

const disclosure = inventedDisclosure({ "28": "yes", "4.2": "no", "30": "yes", "31": "no" });
const { rows } = evaluateDisclosure(disclosure, inventedCriteria);
const answers = answersByNumber(disclosure);
const found = (query: string) => rows.filter((row) => matchesQuery(row, answers, query, "ja")).map((row) => row.criterion.id);

describe("which rows are listed", () => {
  it("begins with what needs action, and with everything when nothing does", () => {
    expect(firstFilter(rows)).toBe("needs-action");
    expect(firstFilter(rows.filter((row) => row.status === "met"))).toBe("all");
  });

  it("lets through the rows of one status only", () => {
    expect(rows.filter((row) => passesFilter(row, "not-met")).map((row) => row.criterion.id)).toEqual(["mds-4.2"]);
  });

  it("keeps a decided row among those that need action, so that it can be undone", () => {
    const decisions = [{ criterion: "mds-30+31", status: "met", reason: "reason" } as const];
    const decided = evaluateDisclosure(disclosure, inventedCriteria, { decisions }).rows[2]!;
    expect(decided.status).toBe("met");
    expect(passesFilter(decided, "needs-action")).toBe(true);
  });

  it("groups by chapter in the guideline's order and leaves empty chapters out", () => {
    expect(groupByChapter(rows, inventedCriteria.chapters).map((group) => [group.chapter.id, group.rows.length])).toEqual([
      ["14", 2],
      ["5", 1],
    ]);
  });
});

describe("searching rows", () => {
  it("finds numbers written in full width", () => expect(found("４．２")).toEqual(["mds-4.2"]));
  it("finds words in remarks", () => expect(found("REMARK on 31")).toEqual(["mds-30+31"]));
  it("finds the cell an answer came from", () => expect(found("mds!e2")).toEqual(["mds-28"]));
  it("wants every word", () => expect(found("label 28")).toEqual(["mds-28"]));
  it("finds everything for an empty query", () => expect(found("  ")).toHaveLength(3));
});
