import { describe, expect, it } from "vitest";
import type { Criterion } from "../evaluation/criterion.ts";
import { STATUSES, type CriterionEvaluation, type Status } from "../evaluation/evaluation.ts";
import { countStatuses, verdictOf } from "../evaluation/verdict.ts";
import { findingsOf } from "./treatment.ts";

const WORDS = { ja: "見本", en: "sample" };

function row(status: Status, i: number): CriterionEvaluation {
  const criterion: Criterion = {
    id: `mds-${i}`,
    form: "mds",
    chapter: "1",
    items: [String(i)],
    requires: "yes",
    combine: "single",
    combineBecause: null,
    label: WORDS,
    explanation: WORDS,
    ask: WORDS,
    alternative: WORDS,
    confidence: "low",
    provenance: [],
  };
  return { criterion, status, because: { code: "blank", items: criterion.items } };
}

function findingIds(statuses: readonly Status[]): string[] {
  const rows = statuses.map((status, i) => row(status, i + 1));
  const counts = countStatuses(rows);
  return findingsOf({ verdict: verdictOf(counts), counts, rows, answers: new Map(), official: new Map() }).map((finding) => finding.criterion.id);
}

describe("the findings of an evaluation", () => {
  it.each(STATUSES.map((status) => [status, status === "not-met" || status === "unanswered" || status === "needs-judgement"] as const))(
    "a row that is %s: %s",
    (status, isOpen) => {
      expect(findingIds([status])).toEqual(isOpen ? ["mds-1"] : []);
    },
  );

  it("stand in the evaluation's order", () => {
    expect(findingIds(["needs-judgement", "met", "not-met", "not-applicable", "unanswered"])).toEqual(["mds-1", "mds-3", "mds-5"]);
  });

  it("are none exactly when the evaluation conforms", () => {
    expect(findingIds(["met", "not-applicable"])).toEqual([]);
    expect(findingIds(["met", "unanswered"])).toEqual(["mds-2"]);
  });
});
