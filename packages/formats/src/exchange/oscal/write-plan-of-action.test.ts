import { evaluateDisclosure, TREATMENT_KINDS, type Treatment } from "@kaiji/domain";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { hostileDisclosure, hostileText } from "../../../../../fixtures/exchange/hostile.ts";
import { countingStamp, CRITERIA, DISCLOSURE, EVALUATION, TREATMENTS } from "../../../../../fixtures/exchange/invented.ts";
import { leafStrings } from "../../../../../fixtures/exchange/leaf-strings.ts";
import { plainText } from "../../../../../fixtures/exchange/plain-text.ts";
import { oscalErrors } from "../../../../../fixtures/schemas/validate-oscal.ts";
import { writePlanOfAction } from "./write-plan-of-action.ts";

const MODEL = "plan-of-action-and-milestones";

interface Risk {
  readonly uuid: string;
  readonly status: string;
  readonly deadline?: string;
  readonly props: readonly { readonly name: string; readonly value: string }[];
  readonly remediations?: readonly { readonly lifecycle: string }[];
}

function planOf(treatments: readonly Treatment[]): { json: string; risks: readonly Risk[]; items: readonly { "related-risks": { "risk-uuid": string }[] }[] } {
  const json = writePlanOfAction(DISCLOSURE, EVALUATION, treatments, CRITERIA, countingStamp())!;
  const plan = (JSON.parse(json) as Record<string, { risks: Risk[]; "poam-items": { "related-risks": { "risk-uuid": string }[] }[] }>)[MODEL]!;
  return { json, risks: plan.risks, items: plan["poam-items"] };
}

const { json, risks, items } = planOf(TREATMENTS);

describe("findings and treatments as an OSCAL plan of action", () => {
  it("is valid by NIST's schema", () => {
    expect(oscalErrors(MODEL, json)).toEqual([]);
  });

  it("has an item and a risk for each finding, treated or not, and for treatments whose row is closed or gone", () => {
    expect(items.map((item) => item["related-risks"][0]!["risk-uuid"])).toEqual(risks.map((risk) => risk.uuid));
    expect(risks.map((risk) => [risk.props.find((p) => p.name === "criterion")?.value, risk.status, risk.deadline ?? null])).toEqual([
      ["mds-4.1", "open", null],
      ["mds-4.10", "remediating", "2026-12-31T23:59:59+09:00"],
      ["mds-10", "open", null],
      ["mds-4+4.1.1", "open", null],
      ["mds-21+21.1", "closed", null],
      ["mds-77", "deviation-requested", null],
      ["mds-500", "closed", null],
    ]);
  });

  it("sets a risk aside only once a person decided", () => {
    const aside: Treatment = { criterion: "mds-10", kind: "accepted-risk", note: "受け入れる", owner: null, dueOn: null, decidedBy: null, decidedOn: null };
    const statusOf = (treatments: readonly Treatment[]) => planOf(treatments).risks.find((r) => r.props.some((p) => p.value === "mds-10"))?.status;
    expect(statusOf([aside])).toBe("deviation-requested");
    expect(statusOf([{ ...aside, decidedBy: "院長（架空）" }])).toBe("deviation-approved");
    expect(statusOf([{ ...aside, decidedBy: "院長（架空）" }, { ...aside, kind: "replacement" }])).toBe("remediating");
  });

  it("carries every treatment whole", () => {
    const carried = new Set(leafStrings(JSON.parse(json)).flatMap((text) => [text, plainText(text)]));
    expect(leafStrings(TREATMENTS).filter((text) => !carried.has(text))).toEqual([]);
  });

  it("is nothing where nothing is open and nothing was treated", () => {
    const closed = evaluateDisclosure({ ...DISCLOSURE, answers: [] }, { ...CRITERIA, criteria: [] });
    expect(writePlanOfAction(DISCLOSURE, closed, [], CRITERIA, countingStamp())).toBeNull();
  });

  it("is valid and carries every treatment, whatever is written in it", () => {
    const orNull = fc.option(hostileText, { nil: null });
    const treatment: fc.Arbitrary<Treatment> = fc.record({
      criterion: fc.constantFrom(...CRITERIA.criteria.map((row) => row.id), "mds-500"),
      kind: fc.constantFrom(...TREATMENT_KINDS),
      note: hostileText,
      owner: orNull,
      dueOn: fc.oneof(orNull, fc.constantFrom("2026-02-28", "2026-02-30", "1850-01-01", "2026-13-01")),
      decidedBy: orNull,
      decidedOn: orNull,
    });
    fc.assert(
      fc.property(hostileDisclosure, fc.array(treatment, { maxLength: 4 }), (disclosure, treatments) => {
        const written = writePlanOfAction(disclosure, evaluateDisclosure(disclosure, CRITERIA), treatments, CRITERIA, countingStamp());
        expect(written === null ? treatments : oscalErrors(MODEL, written)).toEqual([]);
        if (written === null) return;
        const carried = new Set(leafStrings(JSON.parse(written)).flatMap((text) => [text, plainText(text)]));
        expect(leafStrings(treatments).filter((text) => !carried.has(text))).toEqual([]);
      }),
      { numRuns: 50 },
    );
  });
});
