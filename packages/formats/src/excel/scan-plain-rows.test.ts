import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { seededRandom } from "../../../../bench/random.ts";
import { wordTemplate } from "../../../../fixtures/templates/rich-template.ts";
import { sdsQuestions, sdsTitle } from "../../../../fixtures/excel/make/invented.ts";
import { ReadFailure } from "../read-failure.ts";
import { openWorkbook, readSheetContext, readText } from "./open-workbook.ts";
import type { SheetContext } from "./collect-cells.ts";
import { readSheet } from "./read-sheet.ts";
import { NO_STYLES } from "./styles.ts";

const folder = new URL("../../../../fixtures/excel/", import.meta.url);
const files = readdirSync(folder).filter((file) => /\.xls[xm]$/.test(file));
const CONTEXT: SheetContext = { strings: { texts: ["はい", "いいえ", "<&>"], unstruck: new Map([[1, "い"]]), ownUnstruck: new Map() }, styles: NO_STYLES, uses1904: false };

/** What comes out, or why nothing does. */
function outcome(xml: string, context: SheetContext): unknown {
  try {
    const { cells, merges } = readSheet(xml, "sheet", "S", false, context, { controls: [], notes: [] });
    return { cells, merges };
  } catch (error) {
    if (error instanceof ReadFailure) return error.refusal;
    throw error;
  }
}

/** With a line's end before it, no row is read in the plain way. */
const otherWay = (xml: string) => xml.replaceAll(/<row(?=[\s/>])/g, "\n$&");

function expectSame(xml: string, context = CONTEXT): void {
  expect(otherWay(xml)).not.toBe(xml);
  expect(outcome(xml, context)).toEqual(outcome(otherWay(xml), context));
}

const sheet = (rows: string) => `<worksheet><sheetData>${rows}</sheetData><mergeCells><mergeCell ref="A1:B2"/></mergeCells></worksheet>`;

describe("rows that are written plainly", () => {
  it.each(files)("are read as they are in the other way: %s", (file) => {
    const parts = openWorkbook(readFileSync(new URL(file, folder)));
    const context = readSheetContext(parts);
    for (const { path } of parts.sheets) {
      const xml = readText(parts.archive, path);
      if (xml.includes("<sheetData>")) expectSame(xml, context);
    }
  });

  it.each([
    ["all kinds of values", '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1"><v>4.1</v></c><c r="C1" t="b"><v>1</v></c><c r="D1" t="e"><v>#N/A</v></c><c r="E1" t="d"><v>2026-05-01T00:00:00</v></c><c r="F1" t="str"><f>A1</f><v>a_x000D_b</v></c></row>'],
    ["texts of their own", '<row r="1"><c r="A1" t="inlineStr"><is><t>a &lt; b</t></is></c><c r="B1" t="inlineStr"><is><t xml:space="preserve"> c </t></is></c><c r="C1" t="inlineStr"><is><r><t>d</t></r></is></c><c r="D1" t="inlineStr"><is><t></t></is></c></row>'],
    ["formulas", '<row r="1"><c r="A1"><f>B1&amp;""</f><v>1</v></c><c r="B1"><f t="shared" ref="B1:B9" si="0">A1&gt;2</f></c><c r="C1"><f t="shared" si="0"/><v>3</v></c><c r="D1" t="str"><f>A1</f><v></v></c></row>'],
    ["places left out", '<row><c><v>1</v></c><c/><c><v>2</v></c></row><row r="7"><c r="C7"><v>3</v></c><c><v>4</v></c></row><row/><row spans="1:2"><c s="4"/><c r="B12"><v>5</v></c></row>'],
    ["struck texts and other attributes", '<row r="1" spans="1:9" ht="12" customHeight="1"><c r="A1" s="2" t="s" ph="1"><v>1</v></c><c r="B1" cm="1" s="0"><v>2</v></c></row>'],
    ["a row that is not plain among plain ones", '<row r="1"><c r="A1"><v>1</v></c></row><row r="2"><c r="A2"><v>2</v></c><c r="B2"> <v>3</v></c></row><row r="3"><c r="A3"><v>4</v></c></row>'],
    ["plain ones behind some that are not", '<row r="1"> <c r="A1"><v>1</v></c></row><row r="2"><c r="A2"><v>2</v></c></row><row r="3"/><row r="4"><c r="A4" t="inlineStr"><is><r><t>x</t></r></is></c></row><row r="5"><c r="A5" t="inlineStr"><is><t>y</t></is></c></row>'],
    ["what XML allows and few programs write", "<row r='1'><c r='A1'><v>1</v></c></row><row r=\"2\"><c r=\"A2\"\n><v><![CDATA[<2>]]></v></c><!-- <c> --><c r=\"B2\" ><v >3</v ></c ></row >"],
    ["addresses that are none", '<row r="1"><c r="1A"><v>1</v></c><c r="XFE1"><v>2</v></c><c r="A0"><v>3</v></c><c r="$B$1"><v>4</v></c><c r="c1"><v>5</v></c></row>'],
    ["attributes given twice", '<row r="1"><c r="A1" r="B1" s="1" s="2" t="s" t="b"><v>1</v></c><c r="C1" t="n" t="s"><v>1</v></c><c r="D1" s="0" s="1"><v>1</v></c></row>'],
    ["attributes with a quote too many", '<row r="1"><c r="A1" t="""><v>1</v></c><c r="B1" s=""><v>1</v></c><c r="C1" t=""><v>1</v></c></row>'],
    ["numbers of texts that are none", '<row r="1"><c r="A1" t="s"><v> 1</v></c><c r="B1" t="s"><v>01</v></c><c r="C1" t="s"><v></v></c><c r="D1" t="s"><f>A1</f></c><c r="E1" t="s"><is><t>1</t></is></c></row>'],
    ["an end that is missing", '<row r="1"><c r="A1"><v>1</v></c>'],
    ["a bracket too many", '<row r="1"><c r="A1"><v>1</v><</c></row>'],
    ["a text that no sheet shares", '<row r="1"><c r="A1" t="s"><v>9</v></c></row>'],
    ["a document type", "<row r=\"1\"><c r=\"A1\"><v>1</v></c></row><!DOCTYPE a>"],
  ])("%s", (_, rows) => expectSame(sheet(rows)));

  it("come to the same where letters were damaged", () => {
    const random = seededRandom(7);
    const parts = openWorkbook(wordTemplate({ form: { title: sdsTitle(), labels: ["サービス事業者", "サービス名称"], questions: sdsQuestions().slice(0, 12) }, remarks: 4 }));
    const context = readSheetContext(parts);
    const xml = readText(parts.archive, parts.sheets[0]!.path);
    const [from, to] = [xml.indexOf("<sheetData>") + 11, xml.indexOf("</sheetData>")];
    const LETTERS = '<>/="& crstvf19A\n\'';
    for (let i = 0; i < 1500; i++) {
      const at = from + Math.floor(random() * (to - from));
      const letter = LETTERS[Math.floor(random() * LETTERS.length)]!;
      expectSame(random() < 0.5 ? xml.slice(0, at) + letter + xml.slice(at + 1) : xml.slice(0, at) + letter + xml.slice(at), context);
    }
  });
});
