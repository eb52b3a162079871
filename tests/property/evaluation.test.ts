import { evaluateDisclosure, type Disclosure, type Evaluation, type Status, type Verdict } from "@kaiji/domain";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { criteriaSet, disclosure } from "./arbitraries.ts";

const STATUS_RANK: Readonly<Record<Status, number>> = {
  "not-met": 0,
  unanswered: 1,
  "needs-judgement": 1,
  "not-applicable": 2,
  met: 2,
};
const VERDICT_RANK: Readonly<Record<Verdict, number>> = { "does-not-conform": 0, incomplete: 1, conforms: 2 };

describe("evaluation", () => {
  it("does not depend on the order of the answers", () => {
    fc.assert(
      fc.property(disclosure, criteriaSet, fc.func(fc.nat()), (filled, set, order) => {
        const shuffled = { ...filled, answers: filled.answers.toSorted((a, b) => order(a.number) - order(b.number)) };
        expect(evaluateDisclosure(shuffled, set)).toEqual(evaluateDisclosure(filled, set));
      }),
    );
  });

  it("does not depend on the order of the criteria", () => {
    fc.assert(
      fc.property(disclosure, criteriaSet, (filled, set) => {
        const backwards = evaluateDisclosure(filled, { ...set, criteria: set.criteria.toReversed() });
        const forwards = evaluateDisclosure(filled, set);
        expect(backwards.verdict).toBe(forwards.verdict);
        expect(backwards.rows.toReversed()).toEqual(forwards.rows);
      }),
    );
  });

  it("does not depend on the order of the files: each is judged on its own", () => {
    fc.assert(
      fc.property(fc.array(disclosure, { minLength: 2, maxLength: 5 }), criteriaSet, (files, set) => {
        const inOrder = files.map((file) => evaluateDisclosure(file, set));
        const backwards = files.toReversed().map((file) => evaluateDisclosure(file, set));
        expect(backwards.toReversed()).toEqual(inOrder);
      }),
    );
  });

  it("never improves when an answer turns to no", () => {
    fc.assert(
      fc.property(disclosure, criteriaSet, fc.nat(), (filled, set, pick) => {
        const { answers } = filled;
        const changed = answers[pick % Math.max(answers.length, 1)];
        // Words that nobody understood are no answer yet: replacing them closes a question that a person had to decide.
        fc.pre(changed !== undefined && changed.text === undefined);
        const before = evaluateDisclosure(filled, set);
        const after = evaluateDisclosure(withNo(filled, changed.number), set);
        expect(VERDICT_RANK[after.verdict]).toBeLessThanOrEqual(VERDICT_RANK[before.verdict]);
        after.rows.forEach((row, i) => {
          expect(STATUS_RANK[row.status]).toBeLessThanOrEqual(STATUS_RANK[before.rows[i]!.status]);
        });
      }),
      { numRuns: 500 },
    );
  });

  it("never finds a row met while one of its items is unanswered, unless any one is enough and another says yes", () => {
    fc.assert(
      fc.property(disclosure, criteriaSet, (filled, set) => {
        const answered = new Map(filled.answers.map((answer) => [answer.number, answer.answer]));
        for (const { criterion, status } of evaluateDisclosure(filled, set).rows) {
          if (status !== "met") continue;
          const isComplete = criterion.items.every((item) => (answered.get(item) ?? null) !== null);
          const oneIsEnough = criterion.combine === "any" && criterion.items.some((item) => answered.get(item) === "yes");
          expect(isComplete || oneIsEnough).toBe(true);
        }
      }),
      { numRuns: 500 },
    );
  });

  it("counts every row once and gives each a reason", () => {
    fc.assert(
      fc.property(disclosure, criteriaSet, (filled, set) => {
        const evaluation: Evaluation = evaluateDisclosure(filled, set);
        expect(Object.values(evaluation.counts).reduce((sum, count) => sum + count, 0)).toBe(set.criteria.length);
        expect(evaluation.rows.every((row) => row.because.items.length > 0)).toBe(true);
      }),
    );
  });
});

function withNo(filled: Disclosure, number: string): Disclosure {
  return {
    ...filled,
    answers: filled.answers.map((answer) => (answer.number === number ? { ...answer, answer: "no" as const } : answer)),
  };
}
