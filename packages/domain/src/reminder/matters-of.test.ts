import { describe, expect, it } from "vitest";
import { mattersOfFinding, mattersOfItem, mattersOfSystem, type RemindedFinding } from "./matters-of.ts";

const days = (matters: readonly { kind: string; on: string; owner: string | null }[]) => matters.map(({ kind, on, owner }) => `${kind} ${on} ${owner ?? "-"}`);
const treatment = { kind: "accepted-risk", owner: "佐藤", dueOn: "2026-12-01", expiresOn: "2027-03-31", reviewOn: "2027-01-15" } as const;

describe("what one is reminded of", () => {
  it.each<[string, RemindedFinding, string[]]>([
    ["a finding that nobody has dealt with: its own day", { state: "open", dueOn: "2026-11-30", owner: "山田", treatment }, ["finding-due 2026-11-30 佐藤"]],
    ["one without a day: nothing", { state: "asked", owner: "山田" }, []],
    ["a treated one: every day of its treatment and evidence", { state: "treated", dueOn: "2026-11-30", treatment, evidence: [{ expiresOn: "2027-02-01" }, {}] }, ["treatment-due 2026-12-01 佐藤", "risk-ends 2027-03-31 佐藤", "review 2027-01-15 佐藤", "evidence-ends 2027-02-01 佐藤"]],
    ["an approved one as well", { state: "approved", treatment: { kind: "replacement", dueOn: "2027-04-01" }, owner: "山田" }, ["treatment-due 2027-04-01 山田"]],
    ["a closed one: nothing", { state: "closed", dueOn: "2026-11-30", treatment }, []],
  ])("%s", (_, finding, expected) => {
    expect(days(mattersOfFinding(finding, "x"))).toEqual(expected);
  });

  it("a system in use: its replacement and the end of its contract", () => {
    const system = { name: "予約", owner: "山田", renewalOn: "2027-03-01", contract: { endsOn: "2026-12-31" } };
    expect(days(mattersOfSystem(system))).toEqual(["renewal 2027-03-01 山田", "contract-ends 2026-12-31 山田"]);
    expect(mattersOfSystem({ ...system, status: "retired" })).toEqual([]);
  });

  it.each([
    ["not-started", ["item-due 2026-12-10 -", "evidence-ends 2027-01-01 -"]],
    ["partial", ["item-due 2026-12-10 -", "evidence-ends 2027-01-01 -"]],
    ["done", ["evidence-ends 2027-01-01 -"]],
    ["not-applicable", ["evidence-ends 2027-01-01 -"]],
  ])("a compliance item that is %s: %j", (status, expected) => {
    expect(days(mattersOfItem({ status, targetOn: "2026-12-10", evidence: [{ title: "認証の写し", expiresOn: "2027-01-01" }, { title: "規程" }] }, "x"))).toEqual(expected);
  });
});
