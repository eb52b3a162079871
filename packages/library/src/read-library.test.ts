import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { readLibrary } from "./read-library.ts";

const checkout = fileURLToPath(new URL("../../../", import.meta.url));

let room: string;
beforeEach(() => {
  room = mkdtempSync(join(tmpdir(), "kaiji-library-"));
  for (const folder of ["catalogs", "criteria", "charts", "rulebooks"]) cpSync(join(checkout, folder), join(room, folder), { recursive: true });
});
afterEach(() => rmSync(room, { recursive: true, force: true }));

const MDS = "catalogs/mds/5.0/catalog.json";
const CHART = "charts/outsourced-maintenance/chart.json";
const ROWS = "criteria/gl-7.0-appendix/mds.json";

/** Sets one value in a data file; `place` leads to it as `items.0.label.ja`. */
function change(path: string, place: string, value: unknown): void {
  const file = join(room, path);
  const json: unknown = JSON.parse(readFileSync(file, "utf8"));
  const keys = place.split(".");
  const last = keys.pop() ?? "";
  const holder = keys.reduce((inner, key) => (inner as Record<string, unknown>)[key], json);
  (holder as Record<string, unknown>)[last] = value;
  writeFileSync(file, JSON.stringify(json));
}

describe("the library of a checkout", () => {
  it("holds forms, catalogs and criteria without the schema links of the files", () => {
    const library = readLibrary(room);
    expect(library.forms.map((form) => form.form)).toEqual(["mds", "mds2", "sds"]);
    expect(library.catalogs.map((catalog) => catalog.id)).toEqual(["mds-4.1", "mds-5.0", "mds2-2019", "sds-4.1", "sds-5.0"]);
    expect(library.criteriaSets.map((set) => set.id)).toContain("gl-7.0-appendix");
    expect(JSON.stringify(library)).not.toContain("$schema");
  });

  it("gives a catalog that is based on another that one's items, bands and sources", () => {
    const { catalogs } = readLibrary(room);
    const base = catalogs.find((catalog) => catalog.id === "mds-5.0")!;
    const based = catalogs.find((catalog) => catalog.id === "mds-4.1")!;
    expect(based.items).toEqual(base.items);
    expect(based.bands).toEqual(base.bands);
    expect(based.sources).toMatchObject(base.sources);
    expect(based.edition).toBe("4.1");
  });
});

describe("a fault in the data is named with its file and place", () => {
  it.each<readonly [string, string, string, unknown, RegExp]>([
    ["a key that nobody knows", MDS, "items.0.colour", "red", /^catalogs\/mds\/5\.0\/catalog\.json: items\.0: .*colour/],
    ["a label that is too long", MDS, "items.2.label.ja", "長".repeat(31), /items\.2\.label\.ja/],
    ["an English text that is empty", ROWS, "criteria.0.explanation.en", "", /^criteria\/.*criteria\.0\.explanation\.en/],
    ["a number that is a number", MDS, "items.1.number", 4.1, /items\.1\.number/],
    ["a fact without provenance", MDS, "items.1.provenance", [], /items\.1\.provenance/],
    ["a number that stands twice", MDS, "items.1.number", "1", /mds-5\.0: item 1 stands twice/],
    ["a parent that is not there", MDS, "items.3.parent", "99", /parent 99 of/],
    ["a number outside every band", MDS, "bands.2.to", "30", /item 31 is in no band/],
    ["a source that is not listed", MDS, "items.0.provenance.0.document", "hearsay", /source hearsay of item 1/],
    ["a base that is not there", "catalogs/mds/4.1/catalog.json", "basedOn", "mds-9.9", /based on mds-9\.9/],
    ["a catalog of an edition that is not there", "catalogs/mds/form.json", "editions.0.catalog", "mds-4.0", /catalog mds-4\.0 of edition/],
    ["a row of an item that no catalog has", ROWS, "criteria.0.items", ["77"], /names item 77/],
    ["a row whose id names other items", ROWS, "criteria.0.id", "mds-2", /mds-2 does not name its items/],
    ["a row of another form", ROWS, "criteria.0.form", "sds", /mds\.json: .* is not of form mds/],
    ["a chapter that is not listed", ROWS, "criteria.0.chapter", "99", /chapter 99 of/],
    ["a composite row that does not say why", ROWS, "criteria.10.combineBecause", null, /mds-21\+21\.1\+21\.2 must say why/],
    ["a chart with a value that is not there", CHART, "rules.0.when.information", ["perhaps"], /chart outsourced-maintenance: rule no-medical-information names information = perhaps/],
    ["a chart whose ways do not all end", CHART, "rules.9.when.updates", ["provider"], /no rule fits .*"updates":"unclear"/],
    ["a chart with an outcome that is not there", CHART, "rules.0.outcome", "nowhere", /outcome nowhere of rule no-medical-information/],
    ["a source of a row that is not listed", ROWS, "criteria.0.provenance.0.document", "hearsay", /source hearsay of mds-/],
  ])("%s", (_, path, place, value, message) => {
    change(path, place, value);
    expect(() => readLibrary(room)).toThrow(message);
  });

  it("a file that is no JSON", () => {
    writeFileSync(join(room, ROWS), "{");
    expect(() => readLibrary(room)).toThrow(/^criteria\/gl-7\.0-appendix\/mds\.json: /);
  });
});
