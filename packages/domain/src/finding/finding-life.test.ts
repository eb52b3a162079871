import { describe, expect, it } from "vitest";
import { FINDING_MOVES, isDecided, nextState, type FindingMove } from "./finding-life.ts";
import { FINDING_STATES, type FindingState } from "./follow-findings.ts";

/** Where each move leads from open, asked, answered, treated, approved, closed; `-` when it is refused. */
const TABLE: Readonly<Record<FindingMove, string>> = {
  ask: "asked asked asked - - -",
  answer: "answered answered answered - - -",
  treat: "treated treated treated treated treated -",
  approve: "- - - approved - -",
  close: "- - - - closed -",
  reopen: "- open open open open open",
};

describe("the life of a finding", () => {
  it.each(FINDING_MOVES)("%s", (move) => {
    const to = FINDING_STATES.map((state) => nextState(state, move, { needsApproval: true, rowHolds: false }) ?? "-");
    expect(to.join(" ")).toBe(TABLE[move]);
  });

  it("closes on a decision alone where no second person is asked for", () => {
    expect(nextState("treated", "close", { needsApproval: false, rowHolds: false })).toBe("closed");
    expect(nextState("open", "close", { needsApproval: false, rowHolds: false })).toBeNull();
  });

  it("is not reopened by a person while the row holds", () => {
    expect(nextState("closed", "reopen", { needsApproval: false, rowHolds: true })).toBeNull();
  });

  it.each([
    ["open", false, false],
    ["answered", false, false],
    ["treated", false, true],
    ["treated", true, false],
    ["approved", true, true],
    ["closed", true, true],
  ] as const)("%s, approval asked for: %s — decided: %s", (state: FindingState, needsApproval, expected) => {
    expect(isDecided(state, needsApproval)).toBe(expected);
  });
});
