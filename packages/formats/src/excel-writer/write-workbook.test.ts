import { strFromU8, unzipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { SheetBuilder } from "./sheet.ts";
import { writeWorkbook, type WorkbookOptions } from "./write-workbook.ts";

function partsOf(sheet: SheetBuilder, options: WorkbookOptions = {}): Record<string, string> {
  const entries = Object.entries(unzipSync(writeWorkbook([sheet], options)));
  return Object.fromEntries(entries.map(([path, bytes]) => [path, strFromU8(bytes)]));
}

function sheetPart(fill: (sheet: SheetBuilder) => void): string {
  const sheet = new SheetBuilder("S");
  fill(sheet);
  return partsOf(sheet)["xl/worksheets/sheet1.xml"]!;
}

describe("writing a workbook", () => {
  it("gives the same bytes for the same sheets", () => {
    const [one, other] = [1, 2].map(() => writeWorkbook([new SheetBuilder("S").put("A1", "見本", { bold: true })]));
    expect(one).toEqual(other);
  });

  it("writes cells in the order of the sheet, whatever the order they were put in", () => {
    const xml = sheetPart((sheet) => sheet.put("B2", 4).put("A2", 3).put("AA1", 2).put("B1", 1));
    expect([...xml.matchAll(/<c r="(\w+)"/g)].map((match) => match[1])).toEqual(["B1", "AA1", "A2", "B2"]);
  });

  it.each([
    ["a number as it shall stand", { rawNumber: "4.0999999999999996" }, `<c r="A1"><v>4.0999999999999996</v></c>`],
    ["a truth value", true, `<c r="A1" t="b"><v>1</v></c>`],
    ["an error", { error: "#N/A" }, `<c r="A1" t="e"><v>#N/A</v></c>`],
    ["a formula with its result", { formula: `B1&"<"`, value: "x" }, `<c r="A1" t="str"><f>B1&amp;&quot;&lt;&quot;</f><v>x</v></c>`],
    ["a formula without a result", { formula: "B1" }, `<c r="A1"><f>B1</f></c>`],
    ["a text kept in the cell", { value: "見本", inline: true }, `<c r="A1" t="inlineStr"><is><t xml:space="preserve">見本</t></is></c>`],
    ["an empty cell with a style", { style: { border: true } }, `<c r="A1" s="1"/>`],
  ])("writes %s", (_, value, xml) => {
    expect(sheetPart((sheet) => sheet.put("A1", value))).toContain(xml);
  });

  it("keeps each text once in the shared table, with its runs and phonetic guides", () => {
    const sheet = new SheetBuilder("S");
    sheet.row("A1", ["見本", "見本", { runs: [{ text: "見", bold: true }, { text: "本" }] }, { value: "番号", phonetic: [{ text: "バンゴウ", from: 0, to: 2 }] }]);
    const xml = partsOf(sheet)["xl/sharedStrings.xml"]!;
    expect(xml).toContain(`count="4" uniqueCount="3"`);
    expect(xml).toContain(`<r><rPr><b/></rPr><t xml:space="preserve">見</t></r><r><t xml:space="preserve">本</t></r>`);
    expect(xml).toContain(`<rPh sb="0" eb="2"><t xml:space="preserve">バンゴウ</t></rPh>`);
  });

  it("makes texts safe that XML cannot hold", () => {
    const sheet = new SheetBuilder("S").put("A1", `<a&"b">\u0007_x0041_`);
    expect(partsOf(sheet)["xl/sharedStrings.xml"]).toContain(`&lt;a&amp;&quot;b&quot;&gt;_x0007__x005F_x0041_`);
  });

  it("hides rows, columns and sheets, merges cells and lists choices", () => {
    const sheet = new SheetBuilder("S").put("A1", "x").merge("A1:B2");
    sheet.hiddenRows.push(3);
    sheet.hiddenColumns.push("C");
    sheet.validations.push({ range: "A1:A9", choices: ["はい", "いいえ"] });
    sheet.visibility = "veryHidden";
    const parts = partsOf(sheet);
    const xml = parts["xl/worksheets/sheet1.xml"]!;
    expect(xml).toContain(`<row r="3" hidden="1">`);
    expect(xml).toContain(`<col min="3" max="3" width="9" hidden="1" customWidth="1"/>`);
    expect(xml).toContain(`<mergeCell ref="A1:B2"/>`);
    expect(xml).toContain(`<formula1>&quot;はい,いいえ&quot;</formula1>`);
    expect(parts["xl/workbook.xml"]).toContain(`state="veryHidden"`);
  });

  it("says when days count from 1904, and declares a macro project", () => {
    const parts = partsOf(new SheetBuilder("S"), { date1904: true, macro: new Uint8Array([1]) });
    expect(parts["xl/workbook.xml"]).toContain(`date1904="1"`);
    expect(parts["[Content_Types].xml"]).toContain("macroEnabled");
    expect(parts["xl/vbaProject.bin"]).toBeDefined();
  });

  it("ties a comment to its sheet and its drawing", () => {
    const sheet = new SheetBuilder("S").put("A1", "x");
    sheet.comments.push({ cell: "A1", author: "見本", text: "要確認" });
    const parts = partsOf(sheet);
    expect(parts["xl/comments1.xml"]).toContain(`<comment ref="A1" authorId="0">`);
    expect(parts["xl/worksheets/_rels/sheet1.xml.rels"]).toContain("../comments1.xml");
    expect(parts["xl/worksheets/sheet1.xml"]).toContain(`<legacyDrawing r:id="rId2"/>`);
  });

  it("freezes the rows above the first one that scrolls", () => {
    const xml = sheetPart((sheet) => (sheet.put("A1", "x").frozenRows = 7));
    expect(xml).toContain(`<pane ySplit="7" topLeftCell="A8" activePane="bottomLeft" state="frozen"/>`);
  });

  it("sets a page so that all columns fit, and repeats the header on each", () => {
    const sheet = new SheetBuilder("院長's").put("A1", "x");
    sheet.page = { landscape: true, titleRows: [7, 7] };
    const parts = partsOf(sheet);
    const xml = parts["xl/worksheets/sheet1.xml"]!;
    expect(xml).toMatch(/<sheetPr><pageSetUpPr fitToPage="1"\/><\/sheetPr>.*<pageSetup paperSize="9" orientation="landscape" fitToWidth="1" fitToHeight="0"\/>/);
    expect(parts["xl/workbook.xml"]).toContain(
      `<definedName name="_xlnm.Print_Titles" localSheetId="0">'院長''s'!$7:$7</definedName>`,
    );
  });

  it("marks text that looks like a formula as text, and numbers that are meant as text", () => {
    const sheet = new SheetBuilder("S").put("A1", "=1+1", { isText: true });
    sheet.numbersAsText = "A1:A9";
    const parts = partsOf(sheet);
    expect(parts["xl/styles.xml"]).toContain(`quotePrefix="1"`);
    expect(parts["xl/worksheets/sheet1.xml"]).toContain(`<ignoredError sqref="A1:A9" numberStoredAsText="1"/>`);
  });

  it("refuses other values only where the list is strict", () => {
    const xml = sheetPart((sheet) => sheet.validations.push({ range: "C8", choices: ["はい"], isStrict: true }, { range: "C9", choices: ["はい"] }));
    expect(xml).toContain(`showErrorMessage="1" sqref="C8"`);
    expect(xml).toContain(`allowBlank="1" sqref="C9"`);
  });

  it("refuses an address that is none", () => {
    expect(() => new SheetBuilder("S").put("1A", "x")).toThrow("Not a cell address");
  });
});
