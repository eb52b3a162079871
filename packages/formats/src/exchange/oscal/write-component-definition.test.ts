import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { hostileDisclosure } from "../../../../../fixtures/exchange/hostile.ts";
import { CATALOG, countingStamp, DISCLOSURE } from "../../../../../fixtures/exchange/invented.ts";
import { leafStrings } from "../../../../../fixtures/exchange/leaf-strings.ts";
import { plainText } from "../../../../../fixtures/exchange/plain-text.ts";
import { oscalErrors } from "../../../../../fixtures/schemas/validate-oscal.ts";
import { writeComponentDefinition } from "./write-component-definition.ts";

interface Requirement {
  readonly "control-id": string;
  readonly props: readonly { readonly name: string; readonly value: string; readonly remarks?: string }[];
}

function requirementsOf(json: string): readonly Requirement[] {
  const document = JSON.parse(json) as {
    "component-definition": { components: [{ "control-implementations"?: [{ "implemented-requirements": Requirement[] }] }] };
  };
  return document["component-definition"].components[0]["control-implementations"]?.[0]["implemented-requirements"] ?? [];
}

const json = writeComponentDefinition(DISCLOSURE, CATALOG, countingStamp());

describe("a disclosure as an OSCAL component definition", () => {
  it("is valid by NIST's schema", () => {
    expect(oscalErrors("component-definition", json)).toEqual([]);
  });

  it("has a requirement for every row in the form's order, answered or not", () => {
    expect(requirementsOf(json).map((r) => [r["control-id"], r.props.find((p) => p.name === "answer")?.value])).toEqual([
      ["mds-4", "yes"],
      ["mds-4.1", "not-understood"],
      ["mds-4.10", "yes"],
      ["mds-4.1.1", "no"],
      ["mds-10", "unanswered"],
      ["mds-21", "na"],
      ["mds-21.1", "na"],
      ["mds-99", "yes"],
    ]);
  });

  it("keeps every remark whole and apart", () => {
    const remarks = requirementsOf(json)[1]!.props.filter((p) => p.name === "remark");
    expect(remarks.map((p) => plainText(p.remarks ?? p.value))).toEqual(DISCLOSURE.answers[1]!.remarks);
  });

  it("is a service for the form of service providers, and works without a catalog, a name, an answer", () => {
    const basicInfo = { date: null, organization: null, name: null, version: null };
    const empty = writeComponentDefinition({ ...DISCLOSURE, form: "sds", edition: null, title: "", basicInfo, answers: [] }, null, countingStamp());
    expect(oscalErrors("component-definition", empty)).toEqual([]);
    expect(empty).toContain('"type": "service"');
  });

  it("is valid and carries everything, whatever the disclosure holds", () => {
    fc.assert(
      fc.property(hostileDisclosure, (disclosure) => {
        const written = writeComponentDefinition(disclosure, CATALOG, countingStamp());
        expect(oscalErrors("component-definition", written)).toEqual([]);
        const carried = new Set(leafStrings(JSON.parse(written)).flatMap((text) => [text, plainText(text)]));
        expect(leafStrings(disclosure).filter((text) => !carried.has(text))).toEqual([]);
      }),
      { numRuns: 100 },
    );
  });
});
