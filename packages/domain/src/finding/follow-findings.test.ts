import { describe, expect, it } from "vitest";
import { FINDING_STATES, followFindings, type FindingState } from "./follow-findings.ts";

describe("a newer disclosure of the same system", () => {
  const one = (state: FindingState) => [{ criterion: "mds-4.1", status: "not-met", state }] as const;
  const row = (status: "met" | "not-met" | "not-applicable" | "unanswered") => [{ criterion: "mds-4.1", status }];

  it("adds a finding for a row that does not hold and had none", () => {
    expect(followFindings([], row("unanswered"))).toEqual([{ step: "add", criterion: "mds-4.1", status: "unanswered" }]);
    expect(followFindings([], row("met"))).toEqual([]);
  });

  it.each(FINDING_STATES.filter((state) => state !== "closed"))("closes the finding of a row that holds now, when it was %s", (state) => {
    for (const status of ["met", "not-applicable"] as const) expect(followFindings(one(state), row(status))).toEqual([{ step: "close", criterion: "mds-4.1" }]);
  });

  it("leaves a closed one closed while the row holds", () => {
    expect(followFindings(one("closed"), row("met"))).toEqual([]);
  });

  it.each(FINDING_STATES.filter((state) => state !== "closed"))("keeps the work on an unchanged answer (%s)", (state) => {
    expect(followFindings(one(state), row("not-met"))).toEqual([{ step: "keep", criterion: "mds-4.1", status: "not-met" }]);
  });

  it.each(FINDING_STATES)("reopens when the answer has changed (%s)", (state) => {
    expect(followFindings(one(state), row("unanswered"))).toEqual([{ step: "reopen", criterion: "mds-4.1", status: "unanswered" }]);
  });

  it("reopens what was closed when the row does not hold again", () => {
    expect(followFindings(one("closed"), row("not-met"))).toEqual([{ step: "reopen", criterion: "mds-4.1", status: "not-met" }]);
  });
});
