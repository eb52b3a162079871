import { readFileSync } from "node:fs";
import { unzipSync, zipSync } from "fflate";
import { describe, expect, it } from "vitest";
import type { Disclosure, Library } from "@kaiji/domain";
import mdsForm from "../../../../catalogs/mds/form.json" with { type: "json" };
import mdsCatalog from "../../../../catalogs/mds/5.0/catalog.json" with { type: "json" };
import reading from "../../../../catalogs/reading.json" with { type: "json" };
import { readWorkbook } from "../excel/read-workbook.ts";
import { SheetBuilder } from "../excel-writer/sheet.ts";
import { writeWorkbook } from "../excel-writer/write-workbook.ts";
import { fillWorkbook } from "./fill-workbook.ts";

const library = { reading, forms: [mdsForm], catalogs: [mdsCatalog], criteriaSets: [] } as unknown as Library;
const ITEMS = ["3", "4", "4.1", "4.2", "5", "6"];
const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes);

/** A blank form with a print area fed by formulas, a remark list, validations, and parts that nobody here knows. */
function blankForm(change: (sheet: SheetBuilder) => void = () => {}): Uint8Array {
  const sheet = new SheetBuilder("MDS");
  sheet.put("A1", "製造業者による医療情報セキュリティ開示書（医療情報システムの安全管理に関するガイドライン第6.0版対応）");
  sheet.row("A2", ["項目", "内容", null, null, "回答欄"]);
  ["作成日", "製造業者", "製品名称", "バージョン"].forEach((label, i) => {
    sheet.put(`A${3 + i}`, label).put(`B${3 + i}`, { formula: `IF(E${3 + i}="","",E${3 + i})`, value: "" });
  });
  sheet.put("E3", { style: { numberFormat: "yyyy/m/d" } });
  sheet.row("A8", ["項番", "質問", "回答", "備考", "回答欄", "備考番号"]);
  ITEMS.forEach((number, i) => {
    const row = 9 + i;
    sheet.put(`A${row}`, number).put(`B${row}`, `見本の質問 ${number}`);
    sheet.put(`C${row}`, { formula: `IF(E${row}="","",E${row})`, value: "" });
    sheet.put(`D${row}`, { formula: `IF(F${row}="","",F${row})`, value: "" });
  });
  sheet.row("A20", ["備考一覧"]);
  for (let i = 1; i <= 3; i++) sheet.put(`A${20 + i}`, `備考${i}`);
  sheet.put("H1", { formula: 'COUNTIF(E9:E14,"はい")', value: 0 }).put("H2", { formula: "1+1", value: 2 });
  sheet.validations.push({ range: "E9:E14", choices: ["はい", "いいえ", "対象外"] });
  sheet.comments.push({ cell: "B9", author: "見本", text: "見本のコメント" });
  change(sheet);
  return writeWorkbook([sheet], {
    macro: new Uint8Array([1, 2, 3, 4]),
    extraParts: { "xl/media/image1.png": new Uint8Array(500).fill(7), "customXml/item1.xml": new TextEncoder().encode("<unknown/>") },
  });
}

const response: Disclosure = {
  form: "mds",
  edition: "5.0",
  title: "",
  basicInfo: { date: "2026-05-01", organization: "株式会社見本（架空）", name: "見本カルテ <&> 𠮷", version: "2.10" },
  answers: [
    { number: "3", answer: "yes", remarks: [], source: "" },
    { number: "4", answer: "no", remarks: ["代わりの手段 A", "共通の備考"], source: "" },
    { number: "4.1", answer: "na", remarks: ["共通の備考"], source: "" },
    { number: "4.2", answer: null, remarks: [], source: "" },
    { number: "5", answer: "yes", remarks: ["複数行の\n備考"], source: "" },
    { number: "6", answer: "yes", remarks: [], source: "" },
  ],
  problems: [],
};

function filled(template: Uint8Array, disclosure: Disclosure = response): Uint8Array {
  const filling = fillWorkbook(template, disclosure, library);
  if (!filling.ok) throw new Error(JSON.stringify(filling));
  return filling.bytes;
}

function reasonsOf(template: Uint8Array, disclosure: Disclosure = response): string[] {
  const filling = fillWorkbook(template, disclosure, library);
  if (filling.ok || !("reasons" in filling)) throw new Error("was not refused with reasons");
  return filling.reasons.map((reason) => `${reason.code} ${reason.item ?? ""}`.trim());
}

describe("filling a form", () => {
  it("gives back the response when it is read again", () => {
    const read = readWorkbook(filled(blankForm()), library);
    if (!read.ok) throw new Error(read.refusal.code);
    const [disclosure] = read.value;
    expect(disclosure!.basicInfo).toEqual(response.basicInfo);
    expect(disclosure!.answers.map(({ number, answer, remarks }) => ({ number, answer, remarks }))).toEqual(
      response.answers.map(({ number, answer, remarks }) => ({ number, answer, remarks })),
    );
    expect(disclosure!.answers[0]!.source).toBe("MDS!E9");
  });

  it("leaves every other part as it was, to the byte", () => {
    const template = blankForm();
    const before = unzipSync(template);
    const after = unzipSync(filled(template));
    expect(Object.keys(after)).toEqual(Object.keys(before));
    const changed = Object.keys(before).filter((part) => Buffer.compare(before[part]!, after[part]!) !== 0);
    expect(changed).toEqual(["xl/worksheets/sheet1.xml"]);
  });

  it("changes only the cells it fills and the results that depend on them", () => {
    const template = blankForm();
    const cells = (bytes: Uint8Array) =>
      new Map([...text(unzipSync(bytes)["xl/worksheets/sheet1.xml"]!).matchAll(/<c r="([A-Z]+\d+)"[^>]*?(?:\/>|>[\s\S]*?<\/c>)/g)].map((m) => [m[1]!, m[0]]));
    const before = cells(template);
    const after = cells(filled(template));
    const touched = [...after].filter(([address, xml]) => before.get(address) !== xml).map(([address]) => address);
    const typed = ["E3", "E4", "E5", "E6", "E9", "E10", "E11", "E13", "E14", "F10", "F11", "F13", "B21", "B22", "B23"];
    const shown = ["B3", "B4", "B5", "B6", "C9", "C10", "C11", "C13", "C14", "D10", "D11", "D13", "H1"];
    expect(touched.toSorted()).toEqual([...typed, ...shown].toSorted());
    expect(after.get("H1")).not.toContain("<v>");
    expect(after.get("H2")).toContain("<v>2</v>");
  });

  it("changes nothing when the form already says so", () => {
    const once = filled(blankForm());
    expect(Buffer.compare(filled(once), once)).toBe(0);
  });

  it("empties what an earlier response had filled in", () => {
    const blank = { ...response, answers: response.answers.map((answer) => ({ ...answer, answer: null, remarks: [] })) };
    const read = readWorkbook(filled(filled(blankForm()), blank), library);
    if (!read.ok) throw new Error(read.refusal.code);
    expect(read.value[0]!.answers.every((answer) => answer.answer === null && answer.remarks.length === 0)).toBe(true);
  });
});

describe("refusing to fill, with every reason and nothing written", () => {
  it("a number that the form does not have", () => {
    const more = { ...response, answers: [...response.answers, { number: "99.9", answer: "yes", remarks: [], source: "" } as const] };
    expect(reasonsOf(blankForm(), more)).toEqual(["item-not-in-template 99.9"]);
  });

  it("an answer that the cell's list does not allow", () => {
    const template = blankForm((sheet) => sheet.validations.splice(0, 1, { range: "E9:E14", choices: ["はい", "いいえ"] }));
    expect(reasonsOf(template)).toEqual(["answer-not-allowed 4.1"]);
  });

  it("more remarks than the list has entries", () => {
    const many = { ...response, answers: response.answers.map((answer, i) => ({ ...answer, remarks: [`備考の本文 ${i}`] })) };
    expect(reasonsOf(blankForm(), many)).toEqual(["remark-list-full 4.2"]);
  });

  it("another form's response", () => {
    expect(reasonsOf(blankForm(), { ...response, form: "sds" })).toEqual(["form-not-in-template"]);
  });

  it("a protected sheet", () => {
    const template = blankForm();
    const parts = unzipSync(template);
    const xml = text(parts["xl/worksheets/sheet1.xml"]!);
    expect(xml).toContain("</sheetData>");
    const locked = zipSync({ ...parts, "xl/worksheets/sheet1.xml": new TextEncoder().encode(xml.replace("</sheetData>", '</sheetData><sheetProtection sheet="1"/>')) });
    expect(reasonsOf(locked).every((reason) => reason.startsWith("cell-locked"))).toBe(true);
  });

  it("what is no workbook", () => {
    const filling = fillWorkbook(new Uint8Array(readFileSync(new URL(import.meta.url))), response, library);
    expect(filling).toMatchObject({ ok: false, refusal: { code: "not-a-workbook" } });
  });
});

