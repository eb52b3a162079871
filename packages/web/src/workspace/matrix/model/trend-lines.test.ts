import { expect, it } from "vitest";
import { openOf, trendLines } from "./trend-lines.ts";

const counts = (met: number, notMet: number) => ({ met, "not-met": notMet, "not-applicable": 0, unanswered: 1, "needs-judgement": 0 });
const KEPT = [
  { on: "2026-11-03", disclosures: 1, byForm: { mds: counts(10, 5) } },
  { on: "2026-11-28", disclosures: 2, byForm: { mds: counts(12, 3), sds: counts(40, 2) } },
  { on: "2027-02-01", disclosures: 2, byForm: { mds: counts(15, 0), sds: counts(42, 0) } },
];

it("days stand as they were kept, all forms added up", () => {
  expect(trendLines(KEPT, "days", "").map((line) => [line.on, line.counts.met, openOf(line)])).toEqual([["2026-11-03", 10, 6], ["2026-11-28", 52, 7], ["2027-02-01", 57, 2]]);
});

it("months end with their last kept day; those without a change are as the one before", () => {
  expect(trendLines(KEPT, "months", "mds").map((line) => [line.on, line.counts["not-met"]])).toEqual([["2026-11", 3], ["2026-12", 3], ["2027-01", 3], ["2027-02", 0]]);
});

it("nothing kept is nothing", () => {
  expect(trendLines([], "months", "")).toEqual([]);
});
