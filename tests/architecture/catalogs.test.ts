import { describe, expect, it } from "vitest";
import { compareItemNumbers, findBand, type Localized } from "@kaiji/domain";
import { checkLibrary, readLibrary } from "@kaiji/library";
import { root } from "./source-files.ts";

const library = readLibrary(root);
const appendix = library.criteriaSets.find((set) => set.id === "gl-7.0-appendix")!;
const ofForm = (form: string) => appendix.criteria.filter((criterion) => criterion.form === form);

/** Rows in the order of the appendix (guideline 7.0 保守委託機関編, 別紙), as `chapter: items`. */
const MDS_ROWS =
  "5:28 5:29 7:10 7:8 7:9 7:12.4.1 8:6 8:22 9:20 11:11 11:21+21.1+21.2 12:3 12:23 12:24 12:27 13:12.3.1.1 13:12.2 13:12.1 13:7 14:4.1 14:4.1.2 14:4.2 14:14 14:14.1 14:15 14:16 14:16.1 14:16.3 14:17 14:18 15:13.1 15:13.3 15:13.5 16:30 16:30.1+31.1 16:30.2 17:4.3 17:25 17:4.3.2 17:5 18:26";
const SDS_ROWS =
  "2:56 2:57.1 3:7 3:72 3:73 4:2 5:101 5:102 5:103 5:93 7:51.3+53.7 7:51.4+53.8 7:51.1 7:33 7:34 7:74.1+91 8:19 8:96 8:20+21 8:54 8:55 9:85 10:38 10:30 10:39 10:48 10:40 10:49 11:57 11:57.1+57.2 11:57.3 11:57.4 11:58.1+58.2 11:58.3 12:1.1+1.2 12:12+12.1 12:97 12:98 13:67 13:59+60+61+62+63 13:66 13:65 13:64 13:22 14:17 14:17.1 14:17.1.2 14:17.2 14:80+81+82 14:84 15:77.1 15:77.3+77.4 16:105 16:105.1 17:17.3+17.4 17:17.3.2 17:18 18:100";

describe("the appendix of guideline 7.0", () => {
  it.each([
    ["mds", MDS_ROWS, 41, 44],
    ["sds", SDS_ROWS, 58, 73],
  ] as const)("has the rows of %s in the source's order", (form, rows, count, numbers) => {
    expect(ofForm(form).map((c) => `${c.chapter}:${c.items.join("+")}`)).toEqual(rows.split(" "));
    expect(ofForm(form)).toHaveLength(count);
    expect(new Set(ofForm(form).flatMap((c) => c.items)).size).toBe(numbers);
  });

  it("combines by either/any only where a row says so itself", () => {
    const any = appendix.criteria.filter((c) => c.combine === "any").map((c) => c.id);
    expect(any.toSorted()).toEqual(["mds-21+21.1+21.2", "sds-20+21", "sds-59+60+61+62+63"]);
    expect(appendix.criteria.every((c) => c.requires === "yes")).toBe(true);
  });

  it("tells of the date on the two-factor rows, and of the row that reads the other way round", () => {
    const dated = appendix.criteria.filter((c) => c.dateRule !== undefined);
    expect(dated.map((c) => c.id)).toEqual(["mds-4.1", "sds-17.1"]);
    expect(dated.every((c) => c.dateRule!.referenceOn === "2027-04-01")).toBe(true);
    expect(appendix.criteria.find((c) => c.id === "mds-4.1.2")!.caution!.ja).toContain("逆");
  });

  it("says everything in both languages", () => {
    for (const c of appendix.criteria)
      for (const text of [c.label, c.explanation, c.ask, c.alternative]) {
        expect(text.ja.trim(), c.id).not.toBe("");
        expect(text.en.trim(), c.id).not.toBe("");
        expect(text.en, c.id).not.toMatch(/[ぁ-んァ-ン]/);
      }
  });

  it("explains each row in words of its own", () => {
    for (const part of ["explanation", "ask", "alternative"] as const) expectDifferent(appendix.criteria.map((c) => ({ id: c.id, text: c[part] })));
    for (const c of appendix.criteria) expect([...c.explanation.ja].length, c.id).toBeGreaterThanOrEqual(45);
  });
});

/** No two texts equal, and no two that begin alike for twenty characters. */
function expectDifferent(texts: readonly { id: string; text: Localized }[]): void {
  const seen = new Map<string, string>();
  for (const { id, text } of texts) {
    const opening = [...text.ja].slice(0, 20).join("");
    expect(seen.get(opening), `${id} begins like ${seen.get(opening)}: ${opening}`).toBeUndefined();
    seen.set(opening, id);
  }
}

describe("the catalogs", () => {
  it("are there in the editions that ship", () => {
    expect(library.catalogs.map((c) => c.id)).toEqual(expect.arrayContaining(["mds-4.1", "mds-5.0", "sds-4.1", "sds-5.0"]));
  });

  it.each([
    ["mds-5.0", 62, ["1-12", "13-29", "30-31"]],
    ["sds-5.0", 143, ["1-1", "2-77", "78-104", "105-106"]],
  ] as const)("%s has every number once, in order, in its band", (id, count, bands) => {
    const catalog = library.catalogs.find((c) => c.id === id)!;
    const numbers = catalog.items.map((item) => item.number);
    expect(numbers).toHaveLength(count);
    expect(numbers).toEqual(numbers.toSorted(compareItemNumbers));
    expect(catalog.bands.map((band) => `${band.from}-${band.to}`)).toEqual(bands);
    expect(numbers.filter((number) => findBand(catalog, number) === null)).toEqual([]);
  });

  it("have top-level numbers without a gap", () => {
    const tops = (id: string) => library.catalogs.find((c) => c.id === id)!.items.filter((item) => !item.number.includes(".")).map((item) => Number(item.number));
    expect(tops("mds-5.0")).toEqual(Array.from({ length: 31 }, (_, i) => i + 1));
    expect(tops("sds-5.0")).toEqual(Array.from({ length: 106 }, (_, i) => i + 1));
  });

  it("explain what is known and mark what is not", () => {
    for (const item of library.catalogs.flatMap((c) => c.items)) {
      expect([...item.label.ja].length, item.number).toBeLessThanOrEqual(30);
      expect(item.explanation === null, item.number).toBe(item.confidence === "unknown");
      expect(item.ask === null, item.number).toBe(item.confidence === "unknown");
      expect(item.provenance.length, item.number).toBeGreaterThan(0);
    }
  });
});

describe("the items of a catalog", () => {
  it.each(["mds-5.0", "sds-5.0"])("are each explained in words of their own: %s", (id) => {
    const known = library.catalogs.find((catalog) => catalog.id === id)!.items.filter((item) => item.explanation !== null);
    expect(known.length).toBeGreaterThan(40);
    for (const part of ["explanation", "ask"] as const) expectDifferent(known.map((item) => ({ id: item.number, text: item[part]! })));
    for (const item of known) {
      expect([...item.explanation!.ja].length, item.number).toBeGreaterThanOrEqual(45);
      expect(item.explanation!.en, item.number).not.toMatch(/[ぁ-んァ-ン]/);
    }
  });
});

describe("the check of the data", () => {
  it("finds what is wrong", () => {
    const catalog = library.catalogs.find((c) => c.id === "mds-5.0")!;
    const broken = {
      ...library,
      catalogs: [{ ...catalog, items: [{ ...catalog.items[0]!, parent: "77" }, catalog.items[0]!] }],
      criteriaSets: [{ ...appendix, criteria: [{ ...ofForm("mds")[0]!, items: ["999"] }] }],
    };
    const faults = checkLibrary(broken).join("\n");
    expect(faults).toContain("parent 77");
    expect(faults).toContain("stands twice");
    expect(faults).toContain("999");
  });
});
