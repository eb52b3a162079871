import { createHash } from "node:crypto";
import { fileURLToPath } from "node:url";
import { withPacks, type Answer, type Disclosure, type ItemAnswer, type Library } from "@kaiji/domain";
import { fillWorkbook, learnWorkbook, parseReadDocument, readWorkbook, writeReadDocument } from "@kaiji/formats";
import { readLibrary } from "@kaiji/library";
import { strFromU8, unzipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { BOX, HEAD, sdsQuestions, sdsTitle } from "../../fixtures/excel/make/invented.ts";
import { SheetBuilder } from "../../packages/formats/src/excel-writer/sheet.ts";
import { writeWorkbook } from "../../packages/formats/src/excel-writer/write-workbook.ts";
import { joinedNumbers, plainNumbers, sameNumberForSeveral, sectionAtTheLeft, sectionAtTheLeftFilled, twoRounds, twoRoundsFilled, type InventedChecklist } from "../../fixtures/learn/checklists.ts";

const library = readLibrary(fileURLToPath(new URL("../../", import.meta.url)));

async function taught(form: InventedChecklist): Promise<Library> {
  const learned = await learnWorkbook(form.bytes, { name: form.name }, library, (bytes) => Promise.resolve(createHash("sha256").update(bytes).digest("hex")));
  if (!learned.ok) expect.fail(JSON.stringify(learned.refusal));
  return withPacks(library, learned.value);
}

function readOne(bytes: Uint8Array, known: Library): Disclosure {
  const reading = readWorkbook(bytes, known);
  if (!reading.ok) expect.fail(JSON.stringify(reading.refusal));
  expect(reading.value).toHaveLength(1);
  return reading.value[0]!;
}

/** As `kaiji read --json` prints it and `kaiji fill` takes it. */
function throughJson(disclosure: Disclosure): Disclosure {
  const parsed = parseReadDocument(new TextEncoder().encode(writeReadDocument({ file: "a.xlsx", sha256: "0".repeat(64), disclosures: [disclosure] }, "ja")));
  if (!Array.isArray(parsed)) expect.fail();
  return parsed[0]!;
}

function filled(template: Uint8Array, disclosure: Disclosure, known: Library): Uint8Array {
  const filling = fillWorkbook(template, disclosure, known);
  if (!filling.ok) expect.fail(JSON.stringify(filling));
  return filling.bytes;
}

const said = ({ answers, basicInfo, furtherFields, form, edition }: Disclosure) => ({
  form,
  edition,
  basicInfo,
  furtherFields: furtherFields?.map(({ label, text }) => [label, text]),
  answers: answers.map(({ number, answer, text, remarks }) => [number, answer, text, remarks]),
});

const cellsOf = (bytes: Uint8Array) => new Map([...strFromU8(unzipSync(bytes)["xl/worksheets/sheet1.xml"]!).matchAll(/<c r="([A-Z]+\d+)"[^>]*?(?:\/>|>[\s\S]*?<\/c>)/g)].map((m) => [m[1]!, m[0]]));

describe("filling a form that this installation has learned", () => {
  it("brings a filled copy's rounds, dates, target dates and head into the blank form", async () => {
    const known = await taught(twoRounds());
    const read = readOne(twoRoundsFilled(), known);
    // Two columns marked in one round are no answer that anybody could write.
    const response = throughJson({ ...read, answers: read.answers.map((answer) => (answer.text === undefined ? answer : { number: answer.number, answer: "no" as const, remarks: answer.remarks, source: "" })) });
    const result = filled(twoRounds().bytes, response, known);
    expect(said(readOne(result, known))).toEqual(said(response));
    const cells = cellsOf(result);
    // The first round's いいえ is told, the second round's はい is the answer.
    for (const [address, text] of [["E10", "レ"], ["F10", "2025/6/1"], ["G10", "2025/12/1"], ["H10", "○"], ["J10", "2025/12/2"], ["B3", "見本診療所（架空）"], ["F3", "見本 花子（架空）"]] as const)
      expect([address, cells.get(address)]).toEqual([address, expect.stringContaining(`>${text}<`)]);
  });

  it("keeps an earlier round that the copy has, and writes the next one beside it", async () => {
    const known = await taught(twoRounds());
    const first = answersFor(twoRounds(), () => ["no", ["1回目 確認日: 2025/6/1"]]);
    const once = filled(twoRounds().bytes, first, known);
    const second = answersFor(twoRounds(), () => ["yes", ["1回目 いいえ: ○", "1回目 確認日: 2025/6/1", "2回目 確認日: 2025/12/1"]]);
    const twice = filled(once, second, known);
    expect(said(readOne(twice, known)).answers).toEqual(said(second).answers);
    // The response that only knows the second round leaves the first as the copy has it.
    const short = answersFor(twoRounds(), () => ["yes", ["1回目 確認日: 2025/6/1", "2回目 確認日: 2025/12/1"]]);
    expect(said(readOne(filled(once, short, known), known)).answers).toEqual(said(second).answers);
  });

  it.each<readonly [string, InventedChecklist]>([
    ["sections at the left, words from a list", sectionAtTheLeft()],
    ["one number for several kinds of machine, printed words to circle", sameNumberForSeveral()],
    ["columns to tick without a heading word", plainNumbers()],
    ["two rounds of words from a list", joinedNumbers()],
  ])("%s: what is filled in is read back, and filling it twice changes nothing", async (_, form) => {
    const known = await taught(form);
    const turn: readonly Answer[] = ["yes", "no"];
    const response = answersFor(form, (i) => [i === 2 ? null : turn[i % 2]!, []]);
    const result = filled(form.bytes, response, known);
    expect(said(readOne(result, known)).answers).toEqual(said(response).answers);
    expect(Buffer.compare(filled(result, response, known), result)).toBe(0);
    const emptied = filled(result, answersFor(form, () => [null, []]), known);
    expect(said(readOne(emptied, known)).answers.map(([, answer, text]) => [answer, text])).toEqual(form.rows.map(() => [null, undefined]));
  });

  it("brings words, remarks and dates of a provider's checklist into the blank form; dates stay as they were written", async () => {
    const form = sectionAtTheLeft();
    const known = await taught(form);
    const read = readOne(sectionAtTheLeftFilled(), known);
    const response = throughJson({ ...read, answers: read.answers.map((answer) => (answer.text === undefined ? answer : { number: answer.number, answer: null, remarks: [], source: "" })) });
    expect(response.basicInfo.date).toBe("2026-06-10");
    expect(said(readOne(filled(form.bytes, response, known), known))).toEqual(said(response));
  });

  it("refuses with all reasons what the form does not take, and writes nothing", async () => {
    const known = await taught(sectionAtTheLeft());
    const response = answersFor(sectionAtTheLeft(), (i) => [i === 0 ? "na" : "yes", []]);
    const more: ItemAnswer[] = [...response.answers, { number: "9⑨", answer: "yes", remarks: [], source: "" }];
    const filling = fillWorkbook(sectionAtTheLeft().bytes, { ...response, answers: more, furtherFields: [{ label: "所在地", text: "どこか", source: "" }] }, known);
    expect(filling.ok ? [] : "reasons" in filling ? filling.reasons.map(({ code, item }) => [code, item]) : []).toEqual([["item-not-in-template", "9⑨"], ["answer-not-allowed", "1①"], ["field-not-in-template", undefined]]);
    const noRemark = fillWorkbook(twoRounds().bytes, answersFor(twoRounds(), () => ["yes", ["どこにも書けない備考"]]), await taught(twoRounds()));
    expect(noRemark.ok ? [] : "reasons" in noRemark ? noRemark.reasons.map(({ code }) => code) : []).toEqual(twoRounds().rows.map(() => "no-remark-cell"));
  });
});

describe("a form whose basic fields stand behind their labels in one cell", () => {
  const QUESTIONS = sdsQuestions(17, 20);
  const form = (fields: readonly string[]) => {
    const sheet = new SheetBuilder("SDS");
    sheet.put("A1", sdsTitle()).row("A3", fields);
    sheet.row("A5", ["項番", "設問", "回答", "備考"], HEAD);
    QUESTIONS.forEach(([number, text], i) => sheet.row(`A${6 + i}`, [number, text], BOX));
    return writeWorkbook([sheet]);
  };
  const blank = form(["作成日：　　　年　　月　　日", "サービス事業者：＿＿＿＿＿", "サービス名称：＿＿＿＿＿", "バージョン：＿＿"]);
  const info = { date: "2026-05-01", organization: "サンプル医療クラウド合同会社（架空）", name: "見本予約サービス（架空）", version: "2.10" };
  const response: Disclosure = { form: "sds", edition: "5.0", title: "", basicInfo: info, answers: QUESTIONS.map(([number]): ItemAnswer => ({ number, answer: "yes", remarks: [], source: "" })), problems: [] };

  it("is read as blank while only lines stand there", () => {
    expect(readOne(blank, library).basicInfo).toEqual({ date: null, organization: null, name: null, version: null });
  });

  it("is learned with its places, filled behind its labels, and read back", async () => {
    const learned = await learnWorkbook(blank, { name: "様式.xlsx" }, library, () => Promise.resolve("0".repeat(64)));
    expect(learned.ok && learned.value[0]!.fields).toEqual([
      { field: "date", label: "作成日：", cell: "SDS!A3", isInside: true },
      { field: "organization", label: "サービス事業者：", cell: "SDS!B3", isInside: true },
      { field: "name", label: "サービス名称：", cell: "SDS!C3", isInside: true },
      { field: "version", label: "バージョン：", cell: "SDS!D3", isInside: true },
    ]);
    const result = filled(blank, response, library);
    expect(readOne(result, library).basicInfo).toEqual(info);
    expect(readWorkbookText(result)).toContain("作成日：　　　2026年5月1日");
    const cleared = filled(result, { ...response, basicInfo: { ...info, version: null } }, library);
    expect(readOne(cleared, library).basicInfo).toEqual({ ...info, version: null });
  });

  it("is filled behind its labels in a form that only this installation knows, too", async () => {
    const sheet = new SheetBuilder("点検表");
    sheet.put("A1", "令和8年度 サイバーセキュリティ対策チェックリスト（事業者用）").row("A2", ["事業者名：＿＿＿＿＿", "記入日：　年　月　日", "記入者名：＿＿＿"]);
    sheet.row("A4", ["№", "項目", "確認結果", "備考"], HEAD);
    sectionAtTheLeft().rows.forEach(([, text], i) => sheet.row(`A${5 + i}`, [`(${i + 1})`, text], BOX));
    const bytes = writeWorkbook([sheet]);
    const known = await taught({ ...sectionAtTheLeft(), bytes });
    const empty = readOne(bytes, known);
    expect([empty.basicInfo, empty.furtherFields]).toEqual([{ date: null, organization: null, name: null, version: null }, undefined]);
    const wanted: Disclosure = { ...empty, basicInfo: { ...empty.basicInfo, date: "2026-06-10", organization: info.organization }, furtherFields: [{ label: "記入者名：", text: "見本 花子（架空）", source: "" }], answers: empty.answers.map((answer) => ({ ...answer, answer: "no" as const })) };
    expect(said(readOne(filled(bytes, wanted, known), known))).toEqual(said(wanted));
  });
});

function readWorkbookText(bytes: Uint8Array): string {
  return Object.values(unzipSync(bytes)).map((part) => strFromU8(part)).join("");
}

function answersFor(form: InventedChecklist, say: (i: number) => readonly [Answer | null, readonly string[]]): Disclosure {
  const answers = form.rows.map(([number], i): ItemAnswer => {
    const [answer, remarks] = say(i);
    return { number, answer, remarks, source: "" };
  });
  return { form: form.form, edition: form.edition, title: "", basicInfo: { date: null, organization: null, name: null, version: null }, answers, problems: [] };
}
