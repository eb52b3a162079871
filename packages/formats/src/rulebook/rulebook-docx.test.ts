import { readFileSync } from "node:fs";
import type { ComplianceSet, RuleClause, RulebookOutline } from "@kaiji/domain";
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { readRulebook } from "./read-rulebook.ts";
import { renderRulebookDocx, type PrintedRulebook } from "./render-rulebook.ts";

const data = (path: string): unknown => JSON.parse(readFileSync(new URL(`../../../../${path}`, import.meta.url), "utf8"));
const compliance = data("catalogs/gl-7.0-compliance-items/items.json") as ComplianceSet;
const outline = data("rulebooks/gl-7.0-outsourced/outline.json") as RulebookOutline;
const clauses: RuleClause[] = outline.parts.flatMap((part) => [
  { id: part.id, number: part.number, title: part.title.ja, text: "", covers: [], isChapter: true },
  ...part.clauses.map(({ id, number, title, text, covers }) => ({ id, number, title: title.ja, text: text.ja, covers })),
]);
const revision = { number: 2, inForceOn: "2026-12-01", approvedBy: "院長 山田花子（架空）", note: "二要素認証の計画を加えた <&>", added: 1, changed: 2, removed: 0 };
const rulebook: PrintedRulebook = { institution: "さくら診療所（架空）", title: "運用管理規程", revision, revisions: [revision], clauses, compliance, statuses: new Map([["gl-7.0-1.1-1", "done"]]), printedOn: "2026-11-28" };

function read(bytes: Uint8Array) {
  const reading = readRulebook(bytes);
  if (!reading.ok) throw new Error(reading.refusal.code);
  return reading.value;
}

describe("the rulebook as a Word document", () => {
  const bytes = renderRulebookDocx(rulebook);
  it("read again has the same clauses, and everything else beside them", () => {
    const found = read(bytes);
    expect(found.clauses.slice(0, -1).map(({ number, title, text }) => ({ number, title, text }))).toEqual(clauses.map(({ number, title, text }) => ({ number, title, text })));
    expect(found.clauses.at(-1)).toMatchObject({ number: "別表" });
    expect(found.clauses.at(-1)?.text.split("\n")).toHaveLength(1 + 1 + 52);
    expect(found.clauses.flatMap(({ doubts }) => doubts)).toEqual([]);
    expect(found.leftover.map(({ text }) => text).join("\n")).toContain("さくら診療所（架空）");
  });

  it("is the same bytes each time, and every item of the annex has its clause", () => {
    expect(Buffer.from(renderRulebookDocx(rulebook)).equals(Buffer.from(bytes))).toBe(true);
    const xml = strFromU8(unzipSync(bytes)["word/document.xml"]!);
    expect(xml).not.toContain("（なし）");
    expect(xml).toContain("二要素認証の計画を加えた &lt;&amp;&gt;");
    expect(strFromU8(unzipSync(renderRulebookDocx({ ...rulebook, clauses: [], revision: null, revisions: [] }))["word/document.xml"]!).split("（なし）")).toHaveLength(53);
  });
});

const WORD = `xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"`;
const relation = (id: string, type: string, target: string) => `<Relationship Id="${id}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${type}" Target="${target}"/>`;

/** A small Word document around its body. */
function word(body: string, more: Readonly<Record<string, string>> = {}): Uint8Array {
  const parts: Record<string, string> = {
    "[Content_Types].xml": "<Types/>",
    "_rels/.rels": `<Relationships>${relation("r1", "officeDocument", "word/document.xml")}</Relationships>`,
    "word/_rels/document.xml.rels": `<Relationships>${relation("r1", "numbering", "numbering.xml")}${relation("r2", "styles", "styles.xml")}${relation("r3", "header", "header1.xml")}</Relationships>`,
    "word/document.xml": `<w:document ${WORD}><w:body>${body}</w:body></w:document>`,
    ...more,
  };
  return zipSync(Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, strToU8(text)])));
}
const p = (text: string, properties = "") => `<w:p><w:pPr>${properties}</w:pPr><w:r><w:t>${text}</w:t></w:r></w:p>`;
const numbered = (list: number, level: number) => `<w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="${list}"/></w:numPr>`;
const level = (at: number, format: string, text: string, style = "") => `<w:lvl w:ilvl="${at}"><w:start w:val="1"/><w:numFmt w:val="${format}"/>${style}<w:lvlText w:val="${text}"/></w:lvl>`;

describe("a Word document of somebody else", () => {
  it("shows the numbers that Word makes by itself, also those of a style", () => {
    const numbering = `<w:numbering ${WORD}><w:abstractNum w:abstractNumId="0">${level(0, "decimalFullWidth", "第%1条", `<w:pStyle w:val="Jo"/>`)}${level(1, "decimal", "(%2)")}</w:abstractNum><w:abstractNum w:abstractNumId="1">${level(0, "japaneseCounting", "第%1章")}${level(1, "bullet", "●")}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num></w:numbering>`;
    const styles = `<w:styles ${WORD}><w:style w:styleId="Jo"><w:name w:val="条"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style></w:styles>`;
    const body = [p("総則", numbered(2, 0)), p("（目的）安全を保つ。", `<w:pStyle w:val="Jo"/>`), p("切り離す", numbered(1, 1)), p("知らせる", numbered(1, 1)), p("飾り", numbered(2, 1)), p("（範囲）全部。", `<w:pStyle w:val="Jo"/>`), p("一つだけ", numbered(1, 1))].join("");
    expect(read(word(body, { "word/numbering.xml": numbering, "word/styles.xml": styles })).clauses.map(({ number, title, text }) => [number, title, text])).toEqual([
      ["第一章", "総則", ""],
      ["第１条", "目的", "安全を保つ。\n(1) 切り離す\n(2) 知らせる\n飾り"],
      ["第２条", "範囲", "全部。\n(1) 一つだけ"],
    ]);
  });

  it("loses nothing: tables, text boxes, headers, and what was struck out", () => {
    const table = `<w:tbl><w:tr><w:tc>${p("種類")}</w:tc><w:tc>${p("方法")}${p("担当")}</w:tc></w:tr></w:tbl>`;
    const box = `<w:p><w:r><mc:AlternateContent><mc:Choice><w:txbxContent>${p("欄外の注意")}</w:txbxContent></mc:Choice><mc:Fallback><w:txbxContent>${p("欄外の注意")}</w:txbxContent></mc:Fallback></mc:AlternateContent></w:r></w:p>`;
    const struck = `<w:p><w:r><w:t>残す</w:t></w:r><w:del><w:r><w:delText>消した</w:delText></w:r></w:del><w:ins><w:r><w:t>足した</w:t></w:r></w:ins></w:p>`;
    const ruby = `<w:p><w:r><w:ruby><w:rt><w:r><w:t>いんちょう</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>院長</w:t></w:r></w:rubyBase></w:ruby></w:r></w:p>`;
    const found = read(word(`${p("第1条（廃棄）")}${table}${box}${struck}${ruby}`, { "word/header1.xml": `<w:hdr ${WORD}>${p("社外秘")}</w:hdr>` }));
    expect(found.clauses[0]?.text).toBe("種類｜方法／担当\n残す足した\n院長");
    expect(found.leftover).toEqual([
      { text: "欄外の注意", because: "text-box" },
      { text: "消した", because: "deleted" },
      { text: "社外秘", because: "header" },
    ]);
  });

  it.each<[string, Uint8Array, string]>([
    ["empty", new Uint8Array(0), "empty-file"],
    ["an old .doc", Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0, 0]), "not-a-rulebook"],
    ["a protected .docx", Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, ...[..."EncryptedPackage"].flatMap((c) => [c.charCodeAt(0), 0])]), "document-password"],
    ["a PDF", strToU8("%PDF-1.7\n"), "not-a-rulebook"],
    ["a workbook", new Uint8Array(readFileSync(new URL("../../../../fixtures/sample/sample-mds.xlsx", import.meta.url))), "not-a-rulebook"],
    ["cut in half", renderRulebookDocx(rulebook).subarray(0, 5000), "damaged"],
    ["a document type that names entities", word("", { "word/document.xml": `<!DOCTYPE x [<!ENTITY a "b">]><w:document ${WORD}/>` }), "document-type-declared"],
    ["a bomb", zipSync({ "word/document.xml": new Uint8Array(40 * 1024 * 1024) }, { level: 9 }), "suspicious-compression"],
    ["tags that do not close", word("<w:p><w:r>"), "damaged"],
    ["more lines than a rulebook has", strToU8("第1条\n".repeat(20_001)), "rulebook-too-long"],
    ["more paragraphs than a rulebook has", word(p("x").repeat(20_002)), "rulebook-too-long"],
    ["bytes that are no text", Uint8Array.from({ length: 64 }, (_, i) => (i * 37) % 256), "not-a-rulebook"],
  ])("%s is refused", (_, bytes, code) => expect(readRulebook(bytes)).toMatchObject({ ok: false, refusal: { code } }));

  it("a self-based style and a very deep one end", () => {
    const styles = `<w:styles ${WORD}><w:style w:styleId="A"><w:basedOn w:val="B"/></w:style><w:style w:styleId="B"><w:basedOn w:val="A"/></w:style></w:styles>`;
    expect(read(word(p("第1条（目的）安全", `<w:pStyle w:val="A"/>`), { "word/styles.xml": styles })).clauses).toHaveLength(1);
    expect(readRulebook(word(`<w:p>${"<w:r>".repeat(20_000)}<w:t>第1条（深い）</w:t>${"</w:r>".repeat(20_000)}</w:p>`)).ok).toBe(true);
  });
});

describe("what was made to take long", () => {
  it.each<[string, Uint8Array]>([
    ["spaces in a line", strToU8(`第1条${" ".repeat(2_000_000)}x`)],
    ["spaces in many lines", strToU8(`第1条${" ".repeat(390)}x\n`.repeat(5000))],
    ["a heading of spaces", strToU8(`# ${" ".repeat(2_000_000)}\u2028x`)],
    ["branches of an article", strToU8(`第1条${"の1".repeat(500_000)}に`)],
    ["spaces in Word", word(p(`第1条${" ".repeat(900_000)}x`))],
    ["line breaks in Word", word(`<w:p><w:r><w:t>第1条</w:t>${"<w:br/>".repeat(140_000)}</w:r></w:p>`)],
  ])("%s is read or refused in five seconds", (_, bytes) => {
    const start = performance.now();
    readRulebook(bytes);
    expect(performance.now() - start).toBeLessThan(5000);
  });
});

describe("a text file", () => {
  it("is read in the encodings of Japan and as Markdown", () => {
    const shiftJis = Uint8Array.from([0x91, 0xe6, 0x31, 0x8f, 0xf0, 0x81, 0x69, 0x96, 0xda, 0x93, 0x49, 0x81, 0x6a, 0x0d, 0x0a, 0x88, 0xc0, 0x91, 0x53]);
    expect(read(shiftJis).clauses).toMatchObject([{ number: "第1条", title: "目的", text: "安全" }]);
    expect(read(strToU8("# 規程\n\n## 第1章 総則\n\n### **第1条** 目的\n\n- 安全\n")).clauses.map(({ number, title, text }) => [number, title, text])).toEqual([
      ["第1章", "総則", ""],
      ["第1条", "目的", "- 安全"],
    ]);
  });
});
