import { describe, expect, it } from "vitest";
import type { RowAnswer } from "../evaluation/row-answers.ts";
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
    expect(followFindings(one(state), row("unanswered"))).toEqual([{ step: "reopen", criterion: "mds-4.1", status: "unanswered", because: state === "closed" ? "no-longer-met" : "status-changed" }]);
  });

  it("reopens what was closed when the row does not hold again", () => {
    expect(followFindings(one("closed"), row("not-met"))).toEqual([{ step: "reopen", criterion: "mds-4.1", status: "not-met", because: "no-longer-met" }]);
  });

  it("leaves what a person closed as done, while nothing has changed", () => {
    const done = [{ ...one("closed")[0], isDone: true }];
    expect(followFindings(done, row("not-met"))).toEqual([{ step: "keep", criterion: "mds-4.1", status: "not-met" }]);
    expect(followFindings(done, row("unanswered"))).toEqual([expect.objectContaining({ step: "reopen", because: "status-changed" })]);
    expect(followFindings(done, row("met"))).toEqual([{ step: "close", criterion: "mds-4.1" }]);
  });

  const said = (changes: Partial<RowAnswer> = {}): RowAnswer[] => [{ item: "4.1", answer: "no", remarks: ["ICカードで代替"], source: "MDS!E12", ...changes }];
  it.each([
    ["nothing", said(), "accepted-risk", null],
    ["only the place", said({ source: "MDS!F9" }), "provider-alternative", null],
    ["another text in the cell", said({ answer: null, text: "顔認証" }), "accepted-risk", "answer-changed"],
    ["a remark, that the treatment rests on", said({ remarks: ["代替なし"] }), "provider-alternative", "remark-changed"],
    ["a remark, that the treatment does not rest on", said({ remarks: ["代替なし"] }), "accepted-risk", null],
    ["spaces in a remark", said({ remarks: ["IC カードで　代替"] }), "provider-alternative", null],
    ["another item under the row", said({ item: "4.2" }), "accepted-risk", "answer-changed"],
  ] as const)("where %s changed under the same status", (_, answers, treatmentKind, because) => {
    const approved = [{ ...one("approved")[0], answers: said(), treatmentKind }];
    expect(followFindings(approved, [{ criterion: "mds-4.1", status: "not-met", answers }])).toEqual([because === null ? { step: "keep", criterion: "mds-4.1", status: "not-met" } : { step: "reopen", criterion: "mds-4.1", status: "not-met", because }]);
  });

  it.each([
    [true, "provider-answer", "answer-not-confirmed"],
    [false, "provider-answer", null],
    [true, "accepted-risk", null],
  ] as const)("what the provider confirmed is asked about again when a newer disclosure still says otherwise (another: %s, %s)", (isOtherDisclosure, treatmentKind, because) => {
    const approved = [{ ...one("approved")[0], answers: said(), treatmentKind, isOtherDisclosure }];
    expect(followFindings(approved, [{ criterion: "mds-4.1", status: "not-met", answers: said() }])).toEqual([expect.objectContaining(because === null ? { step: "keep" } : { step: "reopen", because })]);
  });

  it("an open one has nothing to lose: it stays open on other answers", () => {
    expect(followFindings([{ ...one("open")[0], answers: said() }], [{ criterion: "mds-4.1", status: "not-met", answers: said({ text: "x" }) }])).toEqual([{ step: "keep", criterion: "mds-4.1", status: "not-met" }]);
  });
});
