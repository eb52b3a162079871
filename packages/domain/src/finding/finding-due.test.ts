import { describe, expect, it } from "vitest";
import { dueStanding, findingDue, isAcceptanceOver, type DatedFinding } from "./finding-due.ts";

const accepted = { kind: "accepted-risk", expiresOn: "2027-03-31", reviewOn: "2027-01-10" } as const;

describe("when a finding wants attention", () => {
  it.each<[string, DatedFinding, string | null]>([
    ["before it is dealt with: its own day", { state: "asked", dueOn: "2026-12-05", treatment: accepted }, "2026-12-05"],
    ["no day is set", { state: "open" }, null],
    ["afterwards: the first day of the treatment", { state: "approved", dueOn: "2026-12-05", treatment: accepted }, "2027-01-10"],
    ["evidence that ends earlier", { state: "treated", treatment: accepted, evidence: [{ expiresOn: "2026-12-31" }, {}] }, "2026-12-31"],
    ["a replacement", { state: "treated", treatment: { kind: "replacement", dueOn: "2028-03-31" } }, "2028-03-31"],
    ["closed", { state: "closed", dueOn: "2026-12-05", treatment: accepted }, null],
  ])("%s", (_, finding, day) => {
    expect(findingDue(finding)).toBe(day);
  });

  it.each([
    [null, "none"],
    ["2026-11-27", "overdue"],
    ["2026-11-28", "week"],
    ["2026-12-05", "week"],
    ["2026-12-06", "later"],
  ] as const)("%s on 28 November: %s", (day, standing) => {
    expect(dueStanding(day, "2026-11-28", "2026-12-05")).toBe(standing);
  });

  it.each([
    ["2027-03-31", "approved", false],
    ["2027-04-01", "approved", true],
    ["2027-04-01", "treated", true],
    ["2027-04-01", "closed", true],
    ["2027-04-01", "open", false],
  ] as const)("an acceptance until 31 March, on %s, %s: over is %s", (today, state, isOver) => {
    expect(isAcceptanceOver({ state, treatment: accepted }, today)).toBe(isOver);
  });

  it("only an accepted risk ends by itself", () => {
    expect(isAcceptanceOver({ state: "approved", treatment: { kind: "replacement", dueOn: "2020-01-01", expiresOn: "2020-01-01" } }, "2027-01-01")).toBe(false);
  });
});
