import { describe, expect, it } from "vitest";
import { CATALOG, countingStamp } from "../../../../../fixtures/exchange/invented.ts";
import { leafStrings } from "../../../../../fixtures/exchange/leaf-strings.ts";
import { oscalErrors } from "../../../../../fixtures/schemas/validate-oscal.ts";
import { plainText } from "../../../../../fixtures/exchange/plain-text.ts";
import { writeOscalCatalog } from "./write-oscal-catalog.ts";

interface Control {
  readonly id: string;
  readonly controls?: readonly Control[];
  readonly parts?: readonly { readonly name: string }[];
}

const json = writeOscalCatalog(CATALOG, countingStamp());
const { catalog } = JSON.parse(json) as { catalog: { groups: { id: string; controls: Control[] }[]; controls: Control[] } };
const ids = (controls: readonly Control[]): string[] => controls.flatMap(({ id, controls: below }) => [id, ...ids(below ?? [])]);

describe("a catalog as OSCAL", () => {
  it("is valid by NIST's schema", () => {
    expect(oscalErrors("catalog", json)).toEqual([]);
    expect(oscalErrors("catalog", json.replace('"id": "mds-4.1"', '"id": "4.1"'))).not.toEqual([]);
  });

  it("groups items by band and keeps parts inside their item, each number once", () => {
    expect(catalog.groups.map((group) => group.id)).toEqual(["band-access"]);
    expect(ids(catalog.groups[0]!.controls)).toEqual(["mds-4", "mds-4.1", "mds-4.1.1", "mds-4.10"]);
    expect(ids(catalog.controls)).toEqual(["mds-10", "mds-21", "mds-21.1"]);
  });

  it("has no statement: official sentences are not ours to give", () => {
    const all = (controls: readonly Control[]): string[] => controls.flatMap((c) => [...(c.parts ?? []).map((p) => p.name), ...all(c.controls ?? [])]);
    expect([...new Set(all([...catalog.groups[0]!.controls, ...catalog.controls]))].toSorted()).toEqual(["ask", "condition", "guidance"]);
  });

  it("carries everything that the catalog holds", () => {
    const carried = new Set(leafStrings(catalog).flatMap((text) => [text, plainText(text)]));
    // A parent is carried by the nesting, provenance by links, both tested above and below.
    const { sources, ...rest } = CATALOG;
    const facts = [...leafStrings(rest), ...leafStrings(sources)].filter((text) => !["sample", "elsewhere", "頁3"].includes(text));
    expect(facts.filter((text) => !carried.has(text))).toEqual([]);
    expect(carried.has("elsewhere: 頁3")).toBe(true);
  });

  it("gives the same text for the same ids and moment", () => {
    expect(writeOscalCatalog(CATALOG, countingStamp())).toBe(json);
  });
});
