import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { evaluateDisclosure, findCriteriaSet, type CriteriaSet } from "@kaiji/domain";
import { readWorkbook, type Check, type GivenDecision } from "@kaiji/formats";
import { readLibrary } from "@kaiji/library";
import { describe, expect, it } from "vitest";
import { takeDecisions } from "./take-decisions.ts";

const root = fileURLToPath(new URL("../../../../", import.meta.url));
const library = readLibrary(root);
const set = findCriteriaSet(library, "gl-7.0-appendix") as CriteriaSet;
// In this form mds-4.1 holds a list of methods instead of yes or no.
const open = checkOf("authentication-methods-listed.xlsx", "a/MDS.xlsx");
const twin = { ...open, file: "b/MDS.xlsx" };
const decision: GivenDecision = { criterion: "mds-4.1", status: "met", reason: "二要素で認証する" };

function checkOf(fixture: string, file: string): Check {
  const reading = readWorkbook(readFileSync(`${root}fixtures/excel/${fixture}`), library);
  const [disclosure] = reading.ok ? reading.value : [];
  if (disclosure === undefined) throw new Error(fixture);
  return { file, disclosure, evaluation: evaluateDisclosure(disclosure, set) };
}

function statuses(checks: readonly Check[]): (string | undefined)[] {
  return checks.map(({ evaluation }) => evaluation.rows.find((row) => row.criterion.id === "mds-4.1")?.status);
}

describe("decisions on rows that need judgement", () => {
  it("close the row with their reason, and go with the check", () => {
    expect(statuses([open])).toEqual(["needs-judgement"]);
    const { checks, unused } = takeDecisions([open], [decision], set);
    expect(statuses(checks)).toEqual(["met"]);
    expect(checks[0]?.decisions).toEqual([decision]);
    expect(checks[0]?.evaluation.rows.find((row) => row.criterion.id === "mds-4.1")?.because.reason).toBe("二要素で認証する");
    expect(unused).toEqual([]);
  });

  it("find their file by path, else by name", () => {
    expect(statuses(takeDecisions([open, twin], [{ ...decision, file: "b/MDS.xlsx" }], set).checks)).toEqual(["needs-judgement", "met"]);
    expect(statuses(takeDecisions([open], [{ ...decision, file: "MDS.xlsx" }], set).checks)).toEqual(["met"]);
  });

  it("on a file or product that was not handed in are given back", () => {
    const others = [{ ...decision, file: "c.xlsx" }, { ...decision, name: "ほかの製品" }];
    const { checks, unused } = takeDecisions([open], others, set);
    expect(unused).toEqual(others);
    expect(checks).toEqual([open]);
  });

  it.each([
    ["that does not exist", [open], [{ ...decision, criterion: "mds-999" }], "mds-999"],
    ["that the provider answered", [open], [{ ...decision, criterion: answeredRow() }], "要判断の行ではない"],
    ["of several disclosures at once", [open, twin], [decision], "a/MDS.xlsx, b/MDS.xlsx"],
    ["of two files of that name", [open, twin], [{ ...decision, file: "MDS.xlsx" }], "a/MDS.xlsx, b/MDS.xlsx"],
    ["that has one already", [open], [decision, { ...decision, status: "not-met" as const }], "二つあります"],
  ])("are refused on a row %s", (_, checks, decisions, words) => {
    expect(() => takeDecisions(checks, decisions, set)).toThrow(words);
  });
});

function answeredRow(): string {
  return open.evaluation.rows.find((row) => row.status === "not-met")?.criterion.id ?? "none";
}
