import { expect, it } from "vitest";
import { fitText } from "./fit-text.ts";
import { verticalRuns } from "./vertical-runs.ts";

it.each([
  ["システム", 40, "システム"],
  ["システム台帳", 40, "システ…"],
  ["𠮷野家の一覧", 30, "𠮷野…"],
  ["システム", 10, ""],
  ["", 0, ""],
])("%s in %i pixels is %j", (text, width, drawn) => {
  expect(fitText(text, width, (one) => [...one].length * 10)).toBe(drawn);
});

it.each([
  ["MDS 4.1", [["MDS 4.1", false]]],
  ["SDS 59 ＋4", [["SDS 59 ", false], ["＋", true], ["4", false]]],
  ["12行", [["12", false], ["行", true]]],
  ["", []],
])("%j from top to bottom", (text, runs) => {
  expect(verticalRuns(text).map(({ text: run, isUpright }) => [run, isUpright])).toEqual(runs);
});
