import { describe, expect, it } from "vitest";
import { checkLibrary, readLibrary } from "@kaiji/library";
import { root } from "./source-files.ts";

const library = readLibrary(root);
const set = library.complianceSets.find(({ id }) => id === "gl-7.0-compliance-items")!;
const outline = library.outlines.find(({ id }) => id === "gl-7.0-outsourced")!;
const clauses = outline.parts.flatMap((part) => part.clauses);

/** How many items each section has, in the order of guideline 7.0 保守委託機関編, section 2. */
const COUNTS = "1.1:1 1.2:2 1.3:1 1.4:2 2:3 3:2 4.1:2 4.2:4 4.3:1 5:5 6:3 7:6 8:3 9:5 10:10 11:2".split(" ").map((pair) => pair.split(":"));
const CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩";

describe("the compliance items of guideline 7.0", () => {
  it("are the 52 of the source, in its order and with its numbers", () => {
    const numbers = COUNTS.flatMap(([section, count]) => [...CIRCLED].slice(0, Number(count)).map((circle) => `${section}-${circle}`));
    expect(numbers).toHaveLength(52);
    expect(set.items.map(({ number }) => number)).toEqual(numbers);
    expect(set.items.map(({ id, section }) => [id, section])).toEqual(numbers.map((number) => {
      const [section = "", circle = ""] = number.split("-");
      return [`gl-7.0-${section}-${CIRCLED.indexOf(circle) + 1}`, section];
    }));
  });

  it("are told in both languages, each in words of its own, with labels of at most 30 characters", () => {
    for (const part of ["label", "explanation", "action", "ask"] as const) {
      const openings = new Map<string, string>();
      for (const item of set.items) {
        const text = item[part];
        if (text === null) continue;
        const opening = [...text.ja].slice(0, 20).join("");
        expect(openings.get(opening), `${part} of ${item.number} begins as that of ${openings.get(opening)}`).toBeUndefined();
        openings.set(opening, item.number);
        expect(text.en, item.number).not.toMatch(/[ぁ-んァ-ン一-龠]/);
      }
    }
    for (const item of set.items) {
      expect([...item.label.ja].length, item.number).toBeLessThanOrEqual(30);
      expect([...item.explanation.ja].length, item.number).toBeGreaterThanOrEqual(45);
    }
  });

  it("may be not applicable only where the guideline names a case", () => {
    expect(set.items.filter((item) => item.allowsNotApplicable).map(({ number }) => number).join(" ")).toBe("1.3-① 1.4-① 1.4-② 2-③ 4.2-③ 4.2-④ 5-③ 5-④ 5-⑤ 7-⑤ 7-⑥ 9-⑤ 10-⑥ 10-⑩ 11-① 11-②");
  });

  it.each([
    ["3-②", "disclosures"],
    ["7-②", "ledger"],
    ["7-⑤", "byod-list"],
    ["7-⑥", "lent-device-list"],
    ["8-②", "contact-list"],
    ["10-④", "network-diagram"],
    ["10-⑦", "id-list"],
    ["10-⑨", "disclosures"],
  ])("%s is shown by %s", (number, kind) => {
    expect(set.items.find((item) => item.number === number)?.evidence).toContain(kind);
  });

  it("every kind of evidence is used, and only the two rows on two factors have a date", () => {
    const used = new Set(set.items.flatMap(({ evidence }) => evidence));
    expect(set.evidenceKinds.map(({ id }) => id).filter((id) => !used.has(id))).toEqual([]);
    expect(set.items.filter((item) => item.dateRule !== undefined).map(({ number }) => number)).toEqual(["9-④", "9-⑤"]);
  });
});

describe("the outline of a rulebook", () => {
  it("has a clause for every compliance item, and a place to fill in where the institution must say something", () => {
    expect(new Set(clauses.flatMap(({ covers }) => covers))).toEqual(new Set(set.items.map(({ id }) => id)));
    expect(clauses.filter(({ text }) => text.ja.includes(outline.fillMarks.open)).length).toBeGreaterThan(20);
    for (const { number, text } of clauses) expect(text.ja.split("【").length, number).toBe(text.ja.split("】").length);
  });

  it("is numbered without a gap, and its clauses name only clauses that are there", () => {
    const wide = (number: number) => String(number).replaceAll(/\d/g, (digit) => "０１２３４５６７８９"[Number(digit)]!);
    expect(clauses.map(({ number }) => number)).toEqual(clauses.map((_, i) => `第${wide(i + 1)}条`));
    expect(outline.parts.map(({ number }) => number)).toEqual(outline.parts.map((_, i) => `第${wide(i + 1)}章`));
    const named = clauses.flatMap(({ text }) => text.ja.match(/第[０-９\d]+条/g) ?? []);
    expect(named.length).toBeGreaterThan(5);
    expect(named.filter((number) => !clauses.some((clause) => clause.number === number))).toEqual([]);
  });

  it.each([
    ["台帳", "第３６条"],
    ["医療情報システム安全管理責任者", "第８条"],
    ["教育と訓練", "第２８条"],
    ["廃棄", "第３３条"],
    ["リスクの評価と対応", "第１４条"],
    ["脆弱性への対応", "第４９条"],
    ["関係機関への連絡", "第５３条"],
    ["事業継続計画", "第５４条"],
  ])("%s is still %s, as other clauses say", (title, number) => {
    expect(clauses.find((clause) => clause.title.ja === title)?.number).toBe(number);
  });
});

describe("the check of this data", () => {
  it("finds what is wrong", () => {
    const broken = {
      ...library,
      complianceSets: [{ ...set, items: [...set.items.slice(1), { ...set.items[1]!, section: "99", evidence: ["nothing"], allowsNotApplicable: true }] }],
    };
    const faults = checkLibrary(broken).join("\n");
    for (const fault of ["gl-7.0-1.2-1 stands twice", "section 99", "evidence nothing", "must say when it applies", "covers gl-7.0-1.1-1, which is not there"]) expect(faults).toContain(fault);
    expect(checkLibrary({ ...library, outlines: [{ ...outline, parts: outline.parts.filter(({ title }) => title.ja !== "非常時の対応") }] }).join("\n")).toContain("has no clause for gl-7.0-8-2");
  });
});
