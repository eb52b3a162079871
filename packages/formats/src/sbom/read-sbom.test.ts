import { describe, expect, it } from "vitest";
import { readSbom } from "./read-sbom.ts";

/** Invented bills (架空). */
const CYCLONEDX = (edition: string) => ({
  bomFormat: "CycloneDX",
  specVersion: edition,
  metadata: { component: { name: "サンプルカルテ", version: "5.1" } },
  components: [
    { type: "library", group: "@sample", name: "viewer", version: "1.2.0", purl: "pkg:npm/%40sample/viewer@1.2.0", licenses: [{ license: { id: "MIT" } }], components: [{ type: "library", name: "inner", version: "0.1", licenses: [{ expression: "Apache-2.0 OR MIT" }] }] },
    { type: "library", name: "old-db", ["supplier"]: { name: "架空DB" } },
    { type: "library", name: "inner", version: "0.1" },
  ],
});
const XML = `<?xml version="1.0"?><bom xmlns="http://cyclonedx.org/schema/bom/1.5"><metadata><component type="application"><name>サンプルカルテ</name><version>5.1</version></component></metadata>
<components><component type="library"><group>@sample</group><name>viewer</name><version>1.2.0</version><licenses><license><id>MIT</id></license></licenses><purl>pkg:npm/%40sample/viewer@1.2.0</purl><components><component type="library"><name>inner</name><version>0.1</version></component></components></component></components></bom>`;
const SPDX = {
  spdxVersion: "SPDX-2.3",
  name: "sample-bom",
  relationships: [{ spdxElementId: "SPDXRef-DOCUMENT", relationshipType: "DESCRIBES", relatedSpdxElement: "SPDXRef-1" }],
  packages: [
    { SPDXID: "SPDXRef-1", name: "サンプルカルテ", versionInfo: "5.1" },
    { SPDXID: "SPDXRef-2", name: "viewer", versionInfo: "1.2.0", licenseConcluded: "NOASSERTION", licenseDeclared: "MIT", ["supplier"]: "Organization: 架空社", externalRefs: [{ referenceCategory: "PACKAGE-MANAGER", referenceType: "purl", referenceLocator: "pkg:npm/viewer@1.2.0" }] },
  ],
};
const TAGS = `SPDXVersion: SPDX-2.2
DocumentName: sample-bom
Relationship: SPDXRef-DOCUMENT DESCRIBES SPDXRef-1
PackageName: サンプルカルテ
SPDXID: SPDXRef-1
PackageVersion: 5.1
PackageComment: <text>PackageName: not one
over lines</text>
PackageName: viewer
SPDXID: SPDXRef-2
PackageVersion: 1.2.0
PackageLicenseConcluded: MIT
ExternalRef: PACKAGE-MANAGER purl pkg:npm/viewer@1.2.0
FileName: ./a.js
LicenseConcluded: GPL-2.0-only
`;

function read(document: unknown) {
  const reading = readSbom(new TextEncoder().encode(typeof document === "string" ? document : JSON.stringify(document)));
  if (!reading.ok) throw new Error(reading.code);
  return reading.value;
}

describe("a bill of materials", () => {
  it.each(["1.4", "1.5", "1.6", "1.7"])("in CycloneDX %s lists components inside of components, and says what is missing", (edition) => {
    const bom = read(CYCLONEDX(edition));
    expect([bom.format, bom.edition, bom.name, bom.version]).toEqual(["cyclonedx", edition, "サンプルカルテ", "5.1"]);
    expect(bom.components.map(({ name, version, licence }) => [name, version, licence])).toEqual([["@sample/viewer", "1.2.0", "MIT"], ["inner", "0.1", "Apache-2.0 OR MIT"], ["old-db", null, null], ["inner", "0.1", null]]);
    expect(bom.problems.map(({ code, place }) => [code, place])).toEqual([["no-version", "components.1"], ["twice", "components.2"]]);
  });

  it("of an edition that is not known is read, and that is said", () => {
    expect(read(CYCLONEDX("9.9")).problems[0]).toEqual({ code: "unknown-edition", place: "", text: "9.9" });
  });

  it("in CycloneDX XML is the same", () => {
    const bom = read(XML);
    expect([bom.edition, bom.name, bom.components.map(({ name, purl, licence }) => [name, purl, licence])]).toEqual(["1.5", "サンプルカルテ", [["@sample/viewer", "pkg:npm/%40sample/viewer@1.2.0", "MIT"], ["inner", null, null]]]);
  });

  it.each([["JSON", SPDX, "2.3"], ["tags", TAGS, "2.2"]])("in SPDX %s leaves out what it describes itself", (_, document, edition) => {
    const bom = read(document);
    expect([bom.format, bom.edition, bom.name, bom.version]).toEqual(["spdx", edition, "サンプルカルテ", "5.1"]);
    expect(bom.components).toEqual([expect.objectContaining({ name: "viewer", version: "1.2.0", purl: "pkg:npm/viewer@1.2.0", licence: "MIT", provider: edition === "2.3" ? "架空社" : null })]);
  });

  it.each([
    ["{", "damaged"],
    ['{"a":1}', "not-an-sbom"],
    ['{"@context":"https://spdx.org/rdf/3.0.1/spdx-context.jsonld"}', "spdx-3"],
    ["<html></html>", "not-an-sbom"],
    ['<bom xmlns="http://cyclonedx.org/schema/bom/1.5"><components></bom>', "damaged"],
    ["a,b", "not-an-sbom"],
  ])("%s is refused as %s", (text, code) => {
    expect(readSbom(new TextEncoder().encode(text))).toEqual({ ok: false, code });
  });
});
