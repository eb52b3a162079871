import { evaluateDisclosure } from "@kaiji/domain";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { hostileDisclosure } from "../../../../../fixtures/exchange/hostile.ts";
import { countingStamp, CRITERIA, DISCLOSURE, EVALUATION } from "../../../../../fixtures/exchange/invented.ts";
import { leafStrings } from "../../../../../fixtures/exchange/leaf-strings.ts";
import { plainText } from "../../../../../fixtures/exchange/plain-text.ts";
import { oscalErrors } from "../../../../../fixtures/schemas/validate-oscal.ts";
import { writeAssessmentResults } from "./write-assessment-results.ts";

interface Finding {
  readonly target: { readonly "target-id": string; readonly status: { readonly state: string; readonly reason: string } };
  readonly props: readonly { readonly name: string; readonly value: string }[];
  readonly "related-observations": readonly { readonly "observation-uuid": string }[];
}

interface Document {
  readonly "assessment-results": {
    readonly "local-definitions": { readonly "objectives-and-methods": readonly { readonly parts: readonly { readonly id: string }[] }[] };
    readonly results: readonly [{ readonly observations: readonly { readonly uuid: string }[]; readonly findings: readonly Finding[] }];
  };
}

const json = writeAssessmentResults(DISCLOSURE, EVALUATION, CRITERIA, countingStamp());
const document = (JSON.parse(json) as Document)["assessment-results"];
const [{ findings, observations }] = document.results;

describe("an evaluation as OSCAL assessment results", () => {
  it("is valid by NIST's schema", () => {
    expect(oscalErrors("assessment-results", json)).toEqual([]);
  });

  it("keeps the five statuses apart, though OSCAL knows two", () => {
    expect(
      findings.map(({ target, props }) => [target["target-id"], target.status.state, target.status.reason, props.find((p) => p.name === "status")?.value]),
    ).toEqual([
      ["mds-4.1", "not-satisfied", "other", "needs-judgement"],
      ["mds-4.10", "not-satisfied", "fail", "not-met"],
      ["mds-10", "not-satisfied", "other", "unanswered"],
      ["mds-4_4.1.1", "not-satisfied", "other", "needs-judgement"],
      ["mds-21_21.1", "satisfied", "other", "not-applicable"],
      ["mds-77", "not-satisfied", "other", "unanswered"],
    ]);
  });

  it("gives every finding its observation, and its target an objective", () => {
    expect(findings.map((finding) => finding["related-observations"][0]!["observation-uuid"])).toEqual(observations.map(({ uuid }) => uuid));
    const objectives = document["local-definitions"]["objectives-and-methods"].flatMap(({ parts }) => parts.map(({ id }) => id));
    expect(findings.map(({ target }) => target["target-id"])).toEqual(objectives);
  });

  it("carries the evaluation and its criteria whole", () => {
    const carried = new Set(leafStrings(document).flatMap((text) => [text, plainText(text)]));
    const facts = leafStrings([EVALUATION, CRITERIA]).filter((text) => text !== "sample");
    expect(facts.filter((text) => !carried.has(text))).toEqual([]);
  });

  it("keeps the reason of a person's decision", () => {
    const decided = evaluateDisclosure(DISCLOSURE, CRITERIA, { decisions: [{ criterion: "mds-4.1", status: "met", reason: "二要素と\n確認した" }] });
    const written = writeAssessmentResults(DISCLOSURE, decided, CRITERIA, countingStamp());
    expect(oscalErrors("assessment-results", written)).toEqual([]);
    expect(leafStrings(JSON.parse(written))).toContain("二要素と\n確認した");
  });

  it("is valid whatever the disclosure holds, and for criteria without a row of its form", () => {
    fc.assert(
      fc.property(hostileDisclosure, (disclosure) => {
        const written = writeAssessmentResults(disclosure, evaluateDisclosure(disclosure, CRITERIA), CRITERIA, countingStamp());
        expect(oscalErrors("assessment-results", written)).toEqual([]);
      }),
      { numRuns: 50 },
    );
  });
});
