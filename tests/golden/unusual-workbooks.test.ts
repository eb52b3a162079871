import { fileURLToPath } from "node:url";
import type { Answer, Disclosure } from "@kaiji/domain";
import { readWorkbook } from "@kaiji/formats";
import { readLibrary } from "@kaiji/library";
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { HEAD, inventedAnswer, MAKER, mdsQuestions, mdsTitle, PRODUCT, WORD } from "../../fixtures/excel/make/invented.ts";
import { SheetBuilder, type CellStyle, type CellValue } from "../../packages/formats/src/excel-writer/sheet.ts";
import { writeWorkbook, type WorkbookOptions } from "../../packages/formats/src/excel-writer/write-workbook.ts";

// Workbooks as people send them, each with one oddity; every answer must come out right or wait for a person.
const library = readLibrary(fileURLToPath(new URL("../../", import.meta.url)));
const QUESTIONS = mdsQuestions(1, 20);
const FIRST = 9;
const said = (i: number): Answer => inventedAnswer(i);
const THREE = ["yes", "no", "na"] as const;

type Row = (number: string, text: string, i: number) => readonly (CellValue | null)[];
const PLAIN: Row = (number, text, i) => [number, text, WORD[said(i)]];

function form(row: Row, header: readonly (string | null)[] = ["項番", "設問", "回答", "備考"], name = "MDS"): SheetBuilder {
  const sheet = new SheetBuilder(name);
  sheet.put("A1", mdsTitle()).row("A3", ["作成日", "2025/8/20"]).row("A4", ["製造業者", MAKER]).row("A5", ["製品名称", PRODUCT]).row("A6", ["バージョン", "8.0"]);
  sheet.row("A8", header, HEAD);
  QUESTIONS.forEach(([number, text], i) => sheet.row(`A${FIRST + i}`, row(number, text, i)));
  return sheet;
}

function read(sheets: readonly SheetBuilder[], options: WorkbookOptions = {}, change: (bytes: Uint8Array) => Uint8Array = (bytes) => bytes): readonly Disclosure[] {
  const reading = readWorkbook(change(writeWorkbook(sheets, options)), library);
  if (!reading.ok) expect.fail(reading.refusal.code);
  return reading.value;
}

function expectAnswers(disclosure: Disclosure, wanted: (i: number) => Answer | null = said): void {
  expect(disclosure.answers.map(({ number, answer }) => [number, answer])).toEqual(QUESTIONS.map(([number], i) => [number, wanted(i)]));
  expect(disclosure.basicInfo).toEqual({ date: "2025-08-20", organization: MAKER, name: PRODUCT, version: "8.0" });
}

/** Changes the text of parts of a packed workbook. */
function rewritten(bytes: Uint8Array, which: RegExp, change: (xml: string) => string): Uint8Array {
  const parts = unzipSync(bytes);
  for (const name of Object.keys(parts)) if (which.test(name)) parts[name] = strToU8(change(strFromU8(parts[name]!)));
  return zipSync(parts);
}

describe("an unusual workbook is read right", () => {
  it.each<[string, Row, (readonly (string | null)[])?]>([
    ["answers left of the numbers", (n, t, i) => [WORD[said(i)], n, t], ["回答", "項番", "設問", "備考"]],
    ["numbers with hyphens", (n, t, i) => [n.replaceAll(".", "-"), t, WORD[said(i)]]],
    ["numbers with a code in front", (n, t, i) => [`MDS-${n}`, t, WORD[said(i)]]],
    ["numbers in full width", (n, t, i) => [n.replaceAll(/[0-9.]/g, (c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0)), t, WORD[said(i)]]],
    ["numbers with their parts in circles", (n, t, i) => [n.replaceAll(/\.(\d+)/g, (_, part: string) => String.fromCharCode(0x245f + Number(part))), t, WORD[said(i)]]],
    ["numbers with their parts in brackets", (n, t, i) => [n.replaceAll(/\.(\d+)/g, "($1)"), t, WORD[said(i)]]],
    ["numbers with a mark in front", (n, t, i) => [i % 3 === 0 ? `※${n}` : n, t, WORD[said(i)]]],
    ["numbers with a star in front of each", (n, t, i) => [`＊${n}`, t, WORD[said(i)]]],
    ["numbers with a star behind some", (n, t, i) => [i % 2 === 0 ? `${n}*` : n, t, WORD[said(i)]]],
    ["numbers with the form's letter in front", (n, t, i) => [`M${n}`, t, WORD[said(i)]]],
    ["numbers with colons", (n, t, i) => [n.replaceAll(".", "："), t, WORD[said(i)]]],
    ["numbers that end with a wide point", (n, t, i) => [`${n.replaceAll(".", "．")}．`, t, WORD[said(i)]]],
    ["numbers in wide brackets", (n, t, i) => [`（${n}）`, t, WORD[said(i)]]],
    ["numbers behind No.", (n, t, i) => [`Ｎｏ．${n}`, t, WORD[said(i)]]],
    ["numbers with a word below", (n, t, i) => [`${n}\n（必須）`, t, WORD[said(i)]]],
    ["numbers with leading zeros", (n, t, i) => [n.replace(/^\d+/, (first) => first.padStart(2, "0")), t, WORD[said(i)]]],
    ["letters that nobody sees around numbers and answers", (n, t, i) => [`\u200b${n}`, t, `${WORD[said(i)]}\u200b\u3000`]],
    ["numbers and answers from formulas", (n, t, i) => [{ formula: `"${n}"`, value: n }, t, { formula: "VLOOKUP(A9,Z:Z,1,0)", value: WORD[said(i)] }]],
    ["everything inline", (n, t, i) => [n, t, WORD[said(i)]].map((value) => ({ value, inline: true }))],
    ["furigana over questions and answers", (n, t, i) => [n, { value: t, phonetic: [{ text: "セツモン", from: 0, to: 2 }] }, { value: WORD[said(i)], phonetic: [{ text: "イイエ", from: 0, to: 1 }] }]],
    ["a column of the guideline's sections before the numbers", (n, t, i) => [`${6 + (i % 5)}.${1 + (i % 9)}`, n, t, WORD[said(i)]], ["ガイドライン", "項番", "設問", "回答"]],
    ["a column of sections behind the answers", (n, t, i) => [n, t, WORD[said(i)], null, `${6 + (i % 5)}.${1 + (i % 9)}`], ["項番", "設問", "回答", "備考", "対応する節"]],
    ["a table of old and new numbers at the right", (n, t, i) => [n, t, WORD[said(i)], null, null, String(i + 1), n, "変更なし"], ["項番", "設問", "回答", "備考", null, "旧項番", "新項番", "変更"]],
    ["a day and a name behind the answers", (n, t, i) => [n, t, WORD[said(i)], { rawNumber: "45889", style: { numberFormat: 14 } }, "担当A"], ["項番", "設問", "回答", "確認日", "確認者"]],
    ["a column with model answers", (n, t, i) => [n, "はい", t, WORD[said(i)]], ["項番", "模範回答", "設問", "回答"]],
    ["all three columns filled, one with a mark", (n, t, i) => [n, t, ...(["yes", "no", "na"] as const).map((answer) => (answer === said(i) ? "○" : "－"))], ["項番", "設問", "はい", "いいえ", "対象外", "備考"]],
    ["headers that run downwards", (n, t, i) => [n, t, ...(["yes", "no", "na"] as const).map((answer) => (answer === said(i) ? "○" : null))], ["項番", "設問", "は\nい", "い\nい\nえ", "対\n象\n外", "備考"]],
    ["options printed with a box, each in a cell of its own", (n, t, i) => [n, t, ...THREE.map((answer) => `${answer === said(i) ? "☑" : "☐"}${WORD[answer]}`)], ["項番", "設問", "回答", null, null, "備考"]],
    ["options printed with a box below their names", (n, t, i) => [n, t, ...THREE.map((answer) => `${answer === said(i) ? "■" : "□"} ${WORD[answer]}`)], ["項番", "設問", "はい", "いいえ", "対象外", "備考"]],
    ["the word itself, typed into one of three cells", (n, t, i) => [n, t, ...THREE.map((answer) => (answer === said(i) ? WORD[answer] : null))], ["項番", "設問", "回答", null, null, "備考"]],
    ["options printed, a circle before one of them", (n, t, i) => [n, t, ...THREE.map((answer) => `${answer === said(i) ? "○" : ""}${WORD[answer]}`)], ["項番", "設問", "回答", null, null, "備考"]],
    ["options printed, those that do not hold struck through", (n, t, i) => [n, t, ...THREE.map((answer) => ({ value: WORD[answer], style: { strike: answer !== said(i) } }))], ["項番", "設問", "回答", null, null, "備考"]],
    ["a box before each printed option", (n, t, i) => [n, t, ...THREE.flatMap((answer) => [answer === said(i) ? "■" : "□", WORD[answer]])], ["項番", "設問", "回答", null, null, null, null, null, "備考"]],
    ["a circle behind a printed option", (n, t, i) => [n, t, ...THREE.flatMap((answer) => [WORD[answer], answer === said(i) ? "○" : null])], ["項番", "設問", "回答", null, null, null, null, null, "備考"]],
    ["marks of last year beside today's", (n, t, i) => [n, t, ...[said(i + 1), said(i)].flatMap((one) => THREE.map((answer) => (answer === one ? "○" : null)))], ["項番", "設問", "前回\nはい", "前回\nいいえ", "前回\n対象外", "はい", "いいえ", "対象外"]],
    ["round buttons as letters", (n, t, i) => [n, t, (["yes", "no", "na"] as const).map((answer) => `${answer === said(i) ? "◉" : "○"}${WORD[answer]}`).join(" ")]],
  ])("%s", (...[, row, header]) => {
    const [disclosure, ...others] = read([form(row, header)]);
    expect(others).toEqual([]);
    expectAnswers(disclosure!);
  });

  it("strict namespaces, prefixed names, days counted from 1904", () => {
    const strict = (bytes: Uint8Array) =>
      rewritten(bytes, /\.(?:xml|rels)$/, (xml) => xml.replaceAll("http://schemas.openxmlformats.org/spreadsheetml/2006/main", "http://purl.oclc.org/ooxml/spreadsheetml/main").replaceAll("http://schemas.openxmlformats.org/officeDocument/2006/relationships", "http://purl.oclc.org/ooxml/officeDocument/relationships"));
    expectAnswers(read([form(PLAIN)], {}, strict)[0]!);
    const prefixed = (bytes: Uint8Array) => rewritten(bytes, /xl\/(?:worksheets\/|workbook|sharedStrings|styles)[^/]*\.xml$/, (xml) => xml.replaceAll(/<(\/?)([a-zA-Z])/g, "<$1x:$2").replace('xmlns="', 'xmlns:x="'));
    expectAnswers(read([form(PLAIN)], {}, prefixed)[0]!);
    const old = form(PLAIN);
    old.put("B3", { rawNumber: String(45889 - 1462), style: { numberFormat: "yyyy/m/d" } });
    expectAnswers(read([old], { date1904: true })[0]!);
  });

  it("two lines an item, answers over several items, headers again and again, notes between the rows", () => {
    const twoLines = new SheetBuilder("MDS");
    const top = form(() => []);
    for (const [address, value] of top.cells) if (Number(/\d+/.exec(address)![0]) <= 8) twoLines.cells.set(address, value);
    QUESTIONS.forEach(([number, text], i) => {
      const row = FIRST + 2 * i;
      twoLines.row(`A${row}`, [number, text, WORD[said(i)]]).merge(`A${row}:A${row + 1}`).merge(`C${row}:C${row + 1}`).put(`B${row + 1}`, "備考：");
    });
    expectAnswers(read([twoLines])[0]!);
    const over = form((n, t, i) => [n, t, i % 2 === 0 ? WORD[said(i)] : null]);
    for (let i = 0; i + 1 < QUESTIONS.length; i += 2) over.merge(`C${FIRST + i}:C${FIRST + i + 1}`);
    expectAnswers(read([over])[0]!, (i) => said(i - (i % 2)));
    const noted = new SheetBuilder("MDS");
    for (const [address, value] of top.cells) if (Number(/\d+/.exec(address)![0]) <= 6) noted.cells.set(address, value);
    let row = 8;
    QUESTIONS.forEach(([number, text], i) => {
      if (i % 7 === 0) noted.row(`A${row++}`, ["項番", "設問", "回答", "備考"], HEAD);
      noted.row(`A${row++}`, [number, text, WORD[said(i)]]);
      if (i === 4) noted.put(`A${row++}`, "※ 4.2 は次の版で対応します（見本）。");
      if (i % 7 === 6) noted.row(`A${row++}`, ["小計", "はい", "6件"]);
    });
    noted.put(`A${row + 1}`, "1. はい：対応している").put(`A${row + 2}`, "2. いいえ：対応していない").put(`A${row + 3}`, "3. 対象外");
    expectAnswers(read([noted])[0]!);
  });

  it("remarks on a sheet of their own, by item or by remark number", () => {
    const noOnes = QUESTIONS.flatMap(([number], i) => (said(i) === "no" ? [number] : []));
    const remarks = new SheetBuilder("備考");
    remarks.row("A1", ["項番", "備考"], HEAD);
    noOnes.forEach((number, k) => remarks.row(`A${2 + k}`, [number, `代わりの手段 ${number}（見本）`]));
    const byItem = read([form(PLAIN), remarks])[0]!;
    expectAnswers(byItem);
    expect(byItem.answers.flatMap(({ number, remarks: own }) => own.map((text) => [number, text]))).toEqual(noOnes.map((number) => [number, `代わりの手段 ${number}（見本）`]));
    expect(byItem.problems.filter(({ code }) => code === "unused-remark")).toEqual([]);
    // Bare numbers in the column of remarks look like item numbers; they lead to the list below.
    for (const key of [(k: number) => `(${k})`, (k: number) => String.fromCharCode(0x245f + k), (k: number) => `コメント${k}`, (k: number) => String(k), (k: number) => `A-${k}`, (k: number) => `${"abcdefghijklmnop"[k - 1]!})`, (k: number) => "アイウエオカキクケコサシスセソ"[k - 1]!, (k: number) => `＊${k}`, (k: number) => `注${k}`]) {
      const below = form((n, t, i) => [n, t, WORD[said(i)], said(i) === "no" ? key(noOnes.indexOf(n) + 1) : null]);
      below.put(`A${FIRST + QUESTIONS.length + 1}`, "備考");
      noOnes.forEach((number, k) => below.row(`A${FIRST + QUESTIONS.length + 2 + k}`, [key(k + 1), `代わりの手段 ${number}（見本）`]));
      const pointed = read([below])[0]!;
      expectAnswers(pointed);
      expect(pointed.answers.flatMap(({ number, remarks: own }) => own.map((text) => [number, text]))).toEqual(noOnes.map((number) => [number, `代わりの手段 ${number}（見本）`]));
    }
    const numbered = new SheetBuilder("別紙");
    numbered.put("A1", "備考（別紙）");
    noOnes.forEach((number, k) => numbered.row(`A${2 + k}`, [`※${k + 1}`, `代わりの手段 ${number}（見本）`]));
    const byNumber = read([form((n, t, i) => [n, t, WORD[said(i)], said(i) === "no" ? `※${noOnes.indexOf(n) + 1}` : null]), numbered])[0]!;
    expect(byNumber.answers.flatMap(({ number, remarks: own }) => own.map((text) => [number, text]))).toEqual(noOnes.map((number) => [number, `代わりの手段 ${number}（見本）`]));
  });
});

describe("an answer and the remark that it points to, in one cell", () => {
  it.each<[string, (k: number) => string, (k: number) => string]>([
    ["いいえ（1）", (k) => `いいえ（${k}）`, (k) => `（${k}）`],
    ["いいえ(1)", (k) => `いいえ (${k})`, String],
    ["いいえ※1", (k) => `いいえ※${k}`, (k) => `※${k}`],
    ["いいえ ＊1", (k) => `いいえ ＊${k}`, (k) => `＊${k}`],
    ["いいえ 備考1", (k) => `いいえ 備考${k}`, (k) => `備考${k}`],
    ["いいえ（注1）", (k) => `いいえ（注${k}）`, (k) => `注${k}`],
  ])("%s", (_, answer, key) => {
    const noOnes = QUESTIONS.flatMap(([number], i) => (said(i) === "no" ? [number] : []));
    const below = form((n, t, i) => [n, t, said(i) === "no" ? answer(noOnes.indexOf(n) + 1) : WORD[said(i)]]);
    below.put(`A${FIRST + QUESTIONS.length + 1}`, "備考");
    noOnes.forEach((number, k) => below.row(`A${FIRST + QUESTIONS.length + 2 + k}`, [key(k + 1), `代わりの手段 ${number}（見本）`]));
    const [disclosure] = read([below]);
    expectAnswers(disclosure!);
    expect(disclosure!.answers.flatMap(({ number, remarks }) => remarks.map((text) => [number, text]))).toEqual(noOnes.map((number) => [number, `代わりの手段 ${number}（見本）`]));
  });
});

describe("where a workbook does not say one thing, a person is asked", () => {
  it("what is struck through is no answer; what stands beside it is", () => {
    const whole = read([form((n, t, i) => [n, t, i % 3 === 0 ? { value: "いいえ", style: { strike: true } } : WORD[said(i)]])])[0]!;
    expectAnswers(whole, (i) => (i % 3 === 0 ? null : said(i)));
    expect(whole.answers[0]!.text).toBe("いいえ");
    const beside = read([form((n, t, i) => [n, t, i % 3 === 0 ? { runs: [{ text: "いいえ", strike: true }, { text: WORD[said(i)] }], inline: i % 2 === 0 } : WORD[said(i)]])])[0]!;
    expectAnswers(beside);
    expect(beside.problems.filter(({ code }) => code === "struck-text").map(({ item }) => item)).toEqual(QUESTIONS.flatMap(([number], i) => (i % 3 === 0 ? [number] : [])));
    const mark = read([form((n, t, i) => [n, t, ...(["yes", "no", "na"] as const).map((answer) => (answer === said(i) ? { value: "○", style: { strike: i === 2 } } : null))], ["項番", "設問", "はい", "いいえ", "対象外"])])[0]!;
    expectAnswers(mark, (i) => (i === 2 ? null : said(i)));
  });

  it("two products side by side are answered only where they agree", () => {
    const [disclosure] = read([form((n, t, i) => [n, t, WORD[said(i)], WORD[said(i + 1)]], ["項番", "設問", "回答（製品A）", "回答（製品B）"])]);
    expectAnswers(disclosure!, (i) => (said(i) === said(i + 1) ? said(i) : null));
  });

  it("a word in white that nobody sees is no answer; white truth values under boxes, and white on a colour, are", () => {
    const white = (value: CellValue, fill?: string): CellValue => ({ ...(typeof value === "object" ? value : { value }), style: { color: "FFFFFF", ...(fill === undefined ? {} : { fill }) } });
    const unseen = read([form((n, t, i) => [n, t, i % 4 === 0 ? white(WORD[said(i)]) : WORD[said(i)]])])[0]!;
    expectAnswers(unseen, (i) => (i % 4 === 0 ? null : said(i)));
    expect(unseen.answers[0]!.text).toBe(WORD[said(0)]);
    expectAnswers(read([form((n, t, i) => [n, t, white(WORD[said(i)], "1F4E79")])])[0]!);
    expectAnswers(read([form((n, t, i) => [n, t, white({ formula: `Z${FIRST + i}`, value: WORD[said(i)] })])])[0]!);
    expectAnswers(read([form((n, t, i) => [n, t, ...THREE.map((answer) => white(answer === said(i)))], ["項番", "設問", "はい", "いいえ", "対象外", "備考"])])[0]!);
  });

  it.each<[string, CellStyle]>([
    ["white on white", { color: "FFFFFF", fill: "FFFFFF" }],
    ["nearly white on nothing", { color: "FAFAFA" }],
    ["in the colour behind it", { color: "1F4E79", fill: "1F4E79" }],
    ["in a format that shows nothing", { numberFormat: ";;;" }],
    ["in a format that shows no text", { numberFormat: "0;-0;0;" }],
    ["in a coloured format that shows nothing", { numberFormat: "[赤];;;" }],
  ])("what nobody sees is no answer: a word, and a mark, %s", (_, style) => {
    const hidden = (value: CellValue) => ({ value: value as string, style });
    const word = read([form((n, t, i) => [n, t, i % 4 === 0 ? hidden(WORD[said(i)]) : WORD[said(i)]])])[0]!;
    expectAnswers(word, (i) => (i % 4 === 0 ? null : said(i)));
    expect(word.answers[0]!.text).toBe(WORD[said(0)]);
    expect(word.problems.map(({ code, item }) => `${code} ${item ?? ""}`)).toEqual(QUESTIONS.flatMap(([number], i) => (i % 4 === 0 ? [`unseen-text ${number}`] : [])));
    const mark = read([form((n, t, i) => [n, t, ...THREE.map((answer) => (answer === said(i) ? (i === 2 ? hidden("○") : "○") : null))], ["項番", "設問", "はい", "いいえ", "対象外", "備考"])])[0]!;
    expectAnswers(mark, (i) => (i === 2 ? null : said(i)));
    expect(mark.problems.map(({ code }) => code)).toEqual(["unseen-text"]);
  });

  it.each<[string, CellStyle]>([
    ["on a colour", { color: "FFFFFF", fill: "1F4E79" }],
    ["in a pale colour", { color: "D9D9D9" }],
    ["in a format that shows texts", { numberFormat: "0;;;@" }],
    ["in a format with a text of its own", { numberFormat: '0;0;0;"回答: "@' }],
  ])("what can be seen is an answer: %s", (_, style) => {
    expectAnswers(read([form((n, t, i) => [n, t, { value: WORD[said(i)], style }])])[0]!);
  });

  it("options that are printed in every row and chosen by a colour, or by nothing, are nobody's answer", () => {
    const printed = (header: readonly (string | null)[]) => read([form((n, t, i) => [n, t, ...THREE.map((answer) => ({ value: WORD[answer], style: answer === said(i) ? { fill: "FFFF00" } : {} }))], header)])[0]!;
    for (const disclosure of [printed(["項番", "設問", "回答", null, null, "備考"]), printed(["項番", "設問", "はい", "いいえ", "対象外"])]) {
      expectAnswers(disclosure, () => null);
      expect(disclosure.problems.map(({ code }) => code)).toEqual(QUESTIONS.map(() => "several-marks"));
    }
    const [crossed] = read([form((n, t, i) => [n, t, i % 4 === 0 ? "×いいえ" : WORD[said(i)]])]);
    expectAnswers(crossed!, (i) => (i % 4 === 0 ? null : said(i)));
    expect(crossed!.answers[0]!.text).toBe("×いいえ");
  });

  it("marks of two products, or of two years, count only where they agree; last year's alone are no answer", () => {
    const twice = (above: readonly string[], answers: (i: number) => readonly (Answer | null)[]) => {
      const sheet = form((n, t, i) => [n, t, ...answers(i).flatMap((one) => THREE.map((answer) => (answer === one ? "○" : null)))], ["項番", "設問", "はい", "いいえ", "対象外", "はい", "いいえ", "対象外"]);
      sheet.row("C7", [above[0]!, null, null, above[1]!]).merge("C7:E7").merge("F7:H7");
      return read([sheet])[0]!;
    };
    const products = twice(["見本A", "見本B"], (i) => [said(i), said(i + 1)]);
    expectAnswers(products, (i) => (said(i) === said(i + 1) ? said(i) : null));
    expect(products.problems.every(({ code }) => code === "conflicting-answers")).toBe(true);
    expectAnswers(twice(["2024年度", "2025年度"], (i) => [said(i + 1), said(i)]), (i) => (said(i) === said(i + 1) ? said(i) : null));
    expectAnswers(twice(["前回", "今回"], (i) => [said(i + 1), said(i)]));
    expectAnswers(twice(["前回", "今回"], (i) => [said(i), null]), () => null);
    expectAnswers(twice(["事業者の回答", "医療機関の確認"], (i) => [said(i), said(i + 1)]));
  });

  it("○, × and － in one column, and codes, are nobody's answer", () => {
    expectAnswers(read([form((n, t, i) => [n, t, { yes: "○", no: "×", na: "－" }[said(i)]])])[0]!, () => null);
    expectAnswers(read([form((n, t, i) => [n, t, { yes: 1, no: 2, na: 3 }[said(i)]])])[0]!, () => null);
  });

  it("items of the form that a small table answers otherwise, on the sheet or on another, are told", () => {
    const again = (sheet: SheetBuilder, row: number) => {
      sheet.row(`A${row}`, ["項番", "設問", "回答"], HEAD);
      QUESTIONS.slice(0, 3).forEach(([number, text], i) => sheet.row(`A${row + 1 + i}`, [number, text, WORD[said(i + 1)]]));
      return sheet;
    };
    const differing = QUESTIONS.flatMap(([number], i) => (i < 3 && said(i) !== said(i + 1) ? [number] : []));
    const below = read([again(form(PLAIN).put(`A${FIRST + QUESTIONS.length + 2}`, "追加の表（見本）"), FIRST + QUESTIONS.length + 3)]);
    expect(below).toHaveLength(1);
    expectAnswers(below[0]!, (i) => (differing.includes(QUESTIONS[i]![0]) ? null : said(i)));
    const beside = read([form(PLAIN), again(new SheetBuilder("別表"), 1)])[0]!;
    expectAnswers(beside);
    for (const { problems } of [below[0]!, beside]) expect(problems.map(({ code, item }) => [code, item])).toEqual(differing.map((number) => ["conflicting-answers", number]));
  });

  it("answers in rows whose numbers nobody understands are told, also behind the last number", () => {
    const odd = QUESTIONS.length - 2;
    const [disclosure] = read([form((n, t, i) => [i < odd ? n : `別${n}`, t, WORD[said(i)]])]);
    expect(disclosure!.answers.map(({ number }) => number)).toEqual(QUESTIONS.slice(0, odd).map(([number]) => number));
    expect(disclosure!.problems.map(({ code, params }) => [code, params?.["answer"]])).toEqual([odd, odd + 1].map((i) => ["unnumbered-answer", said(i)]));
  });

  it("a hidden copy with other answers is told as another revision, behind what people see", () => {
    const hidden = form((n, t, i) => [n, t, WORD[said(i + 1)]], undefined, "MDS (2)");
    hidden.visibility = "hidden";
    const [shown, other] = read([hidden, form(PLAIN)]);
    expectAnswers(shown!);
    expect(other!.problems.map(({ code }) => code)).toContain("second-revision");
  });

  it("marks with a hint at a remark keep the hint", () => {
    const hints = ["○（備考1）", "✓※2", "○", "○（見本）"];
    const [disclosure] = read([form((n, t, i) => [n, t, ...THREE.map((answer) => (answer === said(i) ? (hints[i] ?? "○") : null))], ["項番", "設問", "はい", "いいえ", "対象外", "備考"])]);
    expectAnswers(disclosure!, (i) => (i === 3 ? null : said(i)));
    expect(disclosure!.answers.slice(0, 3).map(({ remarks }) => remarks)).toEqual([["備考1"], ["※2"], []]);
  });

  it("answers with a hint at a remark keep the hint", () => {
    const words = ["いいえ→備考3", "はい※2", "いいえ【備考２】", "対象外(備考1参照)", "はい（一部）", "対象外(理由は備考)"];
    const [disclosure] = read([form((n, t, i) => [n, t, words[i] ?? "はい"])]);
    expect(disclosure!.answers.slice(0, 6).map(({ answer, text }) => answer ?? text)).toEqual(["no", "yes", "no", "na", "はい（一部）", "対象外(理由は備考)"]);
    expect(disclosure!.answers.slice(0, 4).map(({ remarks }) => remarks)).toEqual([["備考3"], ["※2"], ["備考2"], ["備考1"]]);
  });
});
