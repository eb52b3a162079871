import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { hostileDisclosure } from "../../../../../fixtures/exchange/hostile.ts";
import { CATALOG, countingStamp, CRITERIA, DISCLOSURE } from "../../../../../fixtures/exchange/invented.ts";
import { leafStrings } from "../../../../../fixtures/exchange/leaf-strings.ts";
import { cycloneDxErrors } from "../../../../../fixtures/schemas/validate-cyclonedx.ts";
import { writeAttestation } from "./write-attestation.ts";

interface Entry {
  readonly requirement: string;
  readonly claims?: readonly string[];
  readonly counterClaims?: readonly string[];
  readonly conformance: { readonly score?: number };
}

interface Document {
  readonly declarations: {
    readonly attestations: readonly [{ readonly map: readonly Entry[] }];
    readonly claims: readonly { readonly "bom-ref": string; readonly evidence: readonly string[] }[];
    readonly evidence: readonly { readonly "bom-ref": string }[];
  };
  readonly definitions: { readonly standards: readonly [{ readonly requirements: readonly { readonly "bom-ref": string; readonly parent?: string; readonly text?: string }[] }] };
}

const json = writeAttestation(DISCLOSURE, { catalog: CATALOG, criteria: CRITERIA }, countingStamp());
const document = JSON.parse(json) as Document;
const { attestations, claims, evidence } = document.declarations;
const [{ map }] = attestations;
const [{ requirements }] = document.definitions.standards;

describe("a disclosure as a CycloneDX attestation", () => {
  it("is valid by the schema", () => {
    expect(cycloneDxErrors(json)).toEqual([]);
    expect(cycloneDxErrors(json.replace('"score": 1', '"score": 2'))).not.toEqual([]);
  });

  it("scores what was answered, as the criteria require it, and nothing else", () => {
    expect(map.map(({ requirement, conformance, claims: c = [], counterClaims: cc = [] }) => [requirement, conformance.score, c.length, cc.length])).toEqual([
      ["mds-4", 1, 1, 0],
      ["mds-4.1", undefined, 1, 0],
      ["mds-4.10", 0, 0, 1],
      ["mds-4.1.1", 0, 0, 1],
      ["mds-10", undefined, 0, 0],
      ["mds-21", undefined, 1, 0],
      ["mds-21.1", undefined, 1, 0],
      ["mds-99", 1, 1, 0],
    ]);
  });

  it("refers only to what it defines", () => {
    const known = new Set(requirements.map((r) => r["bom-ref"]));
    expect(map.filter(({ requirement }) => !known.has(requirement))).toEqual([]);
    expect(requirements.filter(({ parent }) => parent !== undefined && !known.has(parent))).toEqual([]);
    const claimed = map.flatMap(({ claims: c = [], counterClaims: cc = [] }) => [...c, ...cc]);
    expect(claimed).toEqual(claims.map((claim) => claim["bom-ref"]));
    const proofs = new Set(evidence.map((e) => e["bom-ref"]));
    expect(claims.flatMap((claim) => claim.evidence).filter((ref) => !proofs.has(ref))).toEqual([]);
    expect(proofs.size).toBe(DISCLOSURE.answers.length);
  });

  it("leaves the place of official sentences empty", () => {
    expect(requirements.filter((requirement) => requirement.text !== undefined)).toEqual([]);
  });

  it("is valid and carries everything, whatever the disclosure holds", () => {
    fc.assert(
      fc.property(hostileDisclosure, (disclosure) => {
        const written = writeAttestation(disclosure, { catalog: CATALOG }, countingStamp());
        expect(cycloneDxErrors(written)).toEqual([]);
        const carried = new Set(leafStrings(JSON.parse(written)));
        expect(leafStrings(disclosure).filter((text) => !carried.has(text))).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });
});
