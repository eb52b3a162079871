import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Answer, Disclosure } from "@kaiji/domain";
import { fillWorkbook, readFile, readWorkbook } from "@kaiji/formats";
import { readLibrary } from "@kaiji/library";
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { mdsTitle } from "../../fixtures/excel/make/invented.ts";
import { openWorkbook, readGrids } from "../../packages/formats/src/excel/open-workbook.ts";
import { SheetBuilder } from "../../packages/formats/src/excel-writer/sheet.ts";
import { writeWorkbook } from "../../packages/formats/src/excel-writer/write-workbook.ts";
import { checkBoxTemplate, LINKS, QUESTIONS, wordTemplate } from "../../fixtures/templates/rich-template.ts";

const library = readLibrary(fileURLToPath(new URL("../../", import.meta.url)));
const said = (i: number): Answer => (["yes", "no", "na"] as const)[i % 3]!;

/** A response of invented answers; every fifth with a remark. */
function response(remarks: boolean): Disclosure {
  return {
    form: "mds",
    edition: "5.0",
    title: "",
    basicInfo: { date: "2026-05-01", organization: "株式会社見本メディカル（架空）", name: "見本カルテ Alpha（架空）", version: "2.10" },
    answers: QUESTIONS.map(([number], i) => ({ number, answer: said(i), remarks: remarks && i % 5 === 1 ? [`代わりの手段 ${i}（見本）`] : [], source: "" })),
    problems: [],
  };
}

function filled(template: Uint8Array, disclosure: Disclosure): Uint8Array {
  const filling = fillWorkbook(template, disclosure, library);
  if (!filling.ok) expect.fail(JSON.stringify(filling));
  return filling.bytes;
}

const changedParts = (before: Uint8Array, after: Uint8Array) => {
  const [a, b] = [unzipSync(before), unzipSync(after)];
  expect(Object.keys(b)).toEqual(Object.keys(a));
  return Object.keys(a).filter((name) => Buffer.compare(a[name]!, b[name]!) !== 0);
};

function readBack(bytes: Uint8Array): Disclosure {
  const reading = readWorkbook(bytes, library);
  if (!reading.ok) expect.fail(JSON.stringify(reading.refusal));
  expect(reading.value).toHaveLength(1);
  return reading.value[0]!;
}

const answersOf = ({ answers }: Disclosure) => answers.map(({ number, answer, remarks }) => [number, answer, remarks]);

/** The cells of a sheet part by address, with everything that stands in them, and what stands around them. */
function cellsOf(bytes: Uint8Array, part: string): { cells: Map<string, string>; around: string } {
  const xml = strFromU8(unzipSync(bytes)[part]!);
  const cells = new Map([...xml.matchAll(/<c r="([A-Z]+\d+)"[^>]*?(?:\/>|>[\s\S]*?<\/c>)/g)].map((m) => [m[1]!, m[0]]));
  return { cells, around: xml.replaceAll(/<sheetData>[\s\S]*<\/sheetData>/g, "") };
}

describe("filling a form as an office program saves it", () => {
  it.each([["workbook", false], ["macro workbook", true]] as const)("leaves every other part as it was, to the byte: %s", (_, isMacro) => {
    const template = wordTemplate({ isMacro });
    const result = filled(template, response(true));
    // The two sheets that hold answers or show them; strings are written into the cells, the calculation chain stays true.
    expect(changedParts(template, result)).toEqual(["xl/worksheets/sheet1.xml", "xl/worksheets/sheet2.xml"]);
    expect(answersOf(readBack(result))).toEqual(answersOf(response(true)));
    expect(readBack(result).basicInfo).toEqual(response(true).basicInfo);
  });

  it("changes only the cells that it fills, and drops the results that depend on them", () => {
    const template = wordTemplate();
    const result = filled(template, response(true));
    const [before, after] = [cellsOf(template, "xl/worksheets/sheet1.xml"), cellsOf(result, "xl/worksheets/sheet1.xml")];
    expect(after.around).toBe(before.around);
    const changed = [...after.cells].filter(([address, cell]) => before.cells.get(address) !== cell).map(([address]) => address);
    const answers = QUESTIONS.map((_, i) => `C${9 + i}`);
    const numbers = QUESTIONS.flatMap((_, i) => (i % 5 === 1 ? [`D${9 + i}`] : []));
    const entries = numbers.map((_, k) => `B${31 + k}`);
    expect(changed.toSorted()).toEqual(["B3", "B4", "B5", "B6", "F1", ...answers, ...numbers, ...entries].toSorted());
    expect(after.cells.get("F1")).not.toContain("<v>");
    const [shownBefore, shownAfter] = [cellsOf(template, "xl/worksheets/sheet2.xml"), cellsOf(result, "xl/worksheets/sheet2.xml")];
    expect(shownAfter.around).toBe(shownBefore.around);
    expect([...shownAfter.cells].filter(([address, cell]) => shownBefore.cells.get(address) !== cell).map(([address]) => address)).toEqual(answers);
  });

  it("is refused on a protected sheet, with every cell that is locked, and nothing is written", () => {
    const filling = fillWorkbook(wordTemplate({ isProtected: true }), response(false), library);
    if (filling.ok || !("reasons" in filling)) expect.fail("not refused");
    expect(new Set(filling.reasons.map(({ code }) => code))).toEqual(new Set(["cell-locked"]));
    expect(filling.reasons.length).toBe(QUESTIONS.length + 4);
  });

  it.each([["a list in the rule", 0], ["a list in another sheet", 4], ["a list by name", QUESTIONS.length - 1]] as const)("is refused where the cell allows only %s", (_, i) => {
    const answers = response(false).answers.map((answer, k) => (k === i ? { number: answer.number, answer: null, text: "場合による", remarks: [], source: "" } : answer));
    const filling = fillWorkbook(wordTemplate(), { ...response(false), answers }, library);
    if (filling.ok || !("reasons" in filling)) expect.fail("not refused");
    expect(filling.reasons.map(({ code, item, params }) => [code, item, params["allowed"]])).toEqual([["answer-not-allowed", QUESTIONS[i]![0], "はい / いいえ / 対象外"]]);
  });
});

describe("filling a form of check boxes", () => {
  const template = checkBoxTemplate();
  const result = filled(template, response(false));
  const parts = unzipSync(result);

  it("sets the boxes themselves and the cells that follow them, and gives the response back", () => {
    expect(answersOf(readBack(result))).toEqual(answersOf(response(false)));
    const { cells } = cellsOf(result, "xl/worksheets/sheet1.xml");
    QUESTIONS.forEach((_, i) => {
      (["yes", "no", "na"] as const).forEach((answer, k) => {
        const properties = strFromU8(parts[`xl/ctrlProps/ctrlProp${1025 + i * 3 + k}.xml`]!);
        expect(properties.includes('checked="Checked"'), `${i} ${k}`).toBe(said(i) === answer);
        const link = LINKS[i % 3];
        const cell = link === "below" ? `${"CDE"[k]}${9 + i}` : link === "far" ? `A${"ABC"[k]}${9 + i}` : null;
        if (cell !== null) expect(cells.get(cell), cell).toContain(`<v>${said(i) === answer ? 1 : 0}</v>`);
        else expect(cells.get(`${"CDE"[k]}${9 + i}`), "no value below a box without a cell").toBeUndefined();
      });
    });
  });

  it("touches nothing but the sheet, the drawing's states and the boxes that change", () => {
    const changed = changedParts(template, result);
    const boxes = QUESTIONS.map((_, i) => `xl/ctrlProps/ctrlProp${1025 + i * 3 + (i % 3)}.xml`);
    expect(changed.toSorted()).toEqual(["xl/drawings/vmlDrawing7.vml", "xl/worksheets/sheet1.xml", ...boxes].toSorted());
    const drawing = (bytes: Uint8Array) => strFromU8(unzipSync(bytes)["xl/drawings/vmlDrawing7.vml"]!).replaceAll("<x:Checked>1</x:Checked>", "");
    expect(drawing(result)).toBe(drawing(template));
  });

  it("clears the boxes again when another response is filled into the same copy", () => {
    const other = { ...response(false), answers: response(false).answers.map((answer, i) => ({ ...answer, answer: said(i + 1) })) };
    expect(answersOf(readBack(filled(result, other)))).toEqual(answersOf(other));
    expect(filled(filled(result, other), response(false))).toEqual(result);
  });
});

const office = ["soffice", "libreoffice"].find((name) => spawnSync(name, ["--version"], { stdio: "ignore" }).status === 0);

// Without an office program on the machine this is skipped, and the run says so.
describe.skipIf(office === undefined)("LibreOffice opens what was filled", { timeout: 120_000 }, () => {
  it("without repair, and shows the answers, the print sheet's formulas calculated anew", async () => {
    const room = mkdtempSync(join(tmpdir(), "kaiji-office-"));
    try {
      writeFileSync(join(room, "words.xlsx"), filled(wordTemplate(), response(true)));
      writeFileSync(join(room, "boxes.xlsx"), filled(checkBoxTemplate(), response(false)));
      const run = spawnSync(office!, [`-env:UserInstallation=file://${room}/profile`, "--headless", "--convert-to", "pdf", "--outdir", room, join(room, "words.xlsx"), join(room, "boxes.xlsx")], { encoding: "utf8", timeout: 110_000 });
      expect(run.status, run.stderr).toBe(0);
      const shown = await readFile(new Uint8Array(readFileSync(join(room, "words.pdf"))), { name: "words.pdf" }, library);
      if (!shown.ok) expect.fail(JSON.stringify(shown.refusal));
      const answers = shown.value.flatMap((disclosure) => disclosure.answers.map(({ number, answer }) => `${number} ${answer}`));
      expect(answers).toEqual(expect.arrayContaining(QUESTIONS.map(([number], i) => `${number} ${said(i)}`)));
      expect(readFileSync(join(room, "boxes.pdf")).length).toBeGreaterThan(1000);
    } finally {
      rmSync(room, { recursive: true, force: true });
    }
  });
});

describe("filling a workbook whose parts are written in UTF-16", () => {
  it("keeps their way of writing, as their declarations name it", () => {
    const parts = unzipSync(wordTemplate());
    for (const name of Object.keys(parts).filter((part) => /worksheets\/sheet\d\.xml$/.test(part)))
      parts[name] = new Uint8Array(Buffer.from(`\uFEFF${strFromU8(parts[name]!).replace('encoding="UTF-8"', 'encoding="UTF-16"')}`, "utf16le"));
    const result = filled(zipSync(parts), response(true));
    expect([...unzipSync(result)["xl/worksheets/sheet1.xml"]!.subarray(0, 4)]).toEqual([0xff, 0xfe, 0x3c, 0]);
    expect(answersOf(readBack(result))).toEqual(answersOf(response(true)));
  });
});

describe("filling check boxes that say what they stand for", () => {
  it.each(["apart", "together"] as const)("%s: the right ones are ticked, others are not, and nothing else changes", (captioned) => {
    const template = checkBoxTemplate(captioned);
    expect(readBack(template).answers.map(({ answer }) => answer)).toEqual(QUESTIONS.map(() => null));
    const result = filled(template, response(false));
    expect(answersOf(readBack(result))).toEqual(answersOf(response(false)));
    const ticked = QUESTIONS.map((_, i) => `xl/ctrlProps/ctrlProp${1025 + i * 3 + (i % 3)}.xml`);
    expect(changedParts(template, result).toSorted()).toEqual(["xl/drawings/vmlDrawing7.vml", "xl/worksheets/sheet1.xml", ...ticked].toSorted());
    expect([...cellsOf(result, "xl/worksheets/sheet1.xml").cells].filter(([address, cell]) => /^[C-E](?:9|1\d|2\d)$/.test(address) && cell.includes("<"))).toEqual([...cellsOf(template, "xl/worksheets/sheet1.xml").cells].filter(([address]) => /^[C-E](?:9|1\d|2\d)$/.test(address)));
    const other = { ...response(false), answers: response(false).answers.map((answer, i) => ({ ...answer, answer: i % 4 === 0 ? null : said(i + 1) })) };
    expect(answersOf(readBack(filled(result, other)))).toEqual(answersOf(other));
  });

  it("an answer without a box, and ActiveX controls, are refused by item", () => {
    const boxes = checkBoxTemplate("together");
    const open = { ...response(false), answers: response(false).answers.map((answer, i) => (i === 0 ? { ...answer, answer: null, text: "一部" } : answer)) };
    const filling = fillWorkbook(boxes, open, library);
    expect(filling).toMatchObject({ ok: false, reasons: [{ code: "answer-not-allowed", item: "1", params: { allowed: "はい / いいえ / 対象外" } }] });
    const activeX = fillWorkbook(asActiveX(checkBoxTemplate()), response(false), library);
    expect(!activeX.ok && "reasons" in activeX && activeX.reasons.every(({ code, params }) => code === "control-not-fillable" && params["link"] === "ActiveX")).toBe(true);
    expect(readBack(asActiveX(checkBoxTemplate())).problems.filter(({ code }) => code === "unknown-answer").map(({ item }) => item)).toEqual(QUESTIONS.flatMap(([number], i) => (LINKS[i % 3] === "below" ? [] : [number])));
  });
});

/** The template with ActiveX check boxes in place of its own. */
function asActiveX(template: Uint8Array): Uint8Array {
  const parts = unzipSync(template);
  const change = (name: string, from: RegExp, to: string) => (parts[name] = strToU8(strFromU8(parts[name]!).replaceAll(from, to)));
  change("xl/drawings/vmlDrawing7.vml", /ObjectType="Checkbox"/g, 'ObjectType="Pict"');
  change("xl/worksheets/_rels/sheet1.xml.rels", /relationships\/ctrlProp"/g, 'relationships/control"');
  for (const name of Object.keys(parts).filter((part) => part.startsWith("xl/ctrlProps/")))
    parts[name] = strToU8('<ax:ocx ax:classid="{8BD21D40-EC42-11CE-9E0D-00AA006002F3}" ax:persistence="persistStreamInit" xmlns:ax="http://schemas.microsoft.com/office/2006/activeX"/>');
  return zipSync(parts);
}

describe("filling a form that prints its options", () => {
  const printed = (cells: readonly string[], header: readonly (string | null)[]) => {
    const sheet = new SheetBuilder("MDS");
    sheet.put("A1", mdsTitle()).row("A3", ["作成日"]).row("A4", ["製造業者"]).row("A5", ["製品名称"]).row("A6", ["バージョン"]).row("A8", header);
    QUESTIONS.forEach(([number, text], i) => sheet.row(`A${9 + i}`, [number, text, ...cells]));
    return writeWorkbook([sheet]);
  };
  const shown = (bytes: Uint8Array, row: number) => {
    const grid = readGrids(openWorkbook(bytes))[0]!;
    return grid.cellsInRow(row).filter(({ column }) => column > 1).map(({ text }) => text);
  };

  it.each([
    [["□はい", "□いいえ", "□対象外"], ["□はい", "■いいえ", "□対象外"]],
    [["☐ はい", "☐ いいえ", "☐ 対象外"], ["☐ はい", "☑ いいえ", "☐ 対象外"]],
    [["はい", "いいえ", "対象外"], ["はい", "○いいえ", "対象外"]],
    [["□", "はい", "□", "いいえ", "□", "対象外"], ["□", "はい", "■", "いいえ", "□", "対象外"]],
  ])("%j", (cells, wanted) => {
    const header = ["項番", "設問", "回答", ...cells.slice(1).map(() => null)];
    const template = printed(cells, header);
    const result = filled(template, response(false));
    expect(answersOf(readBack(result))).toEqual(answersOf(response(false)));
    expect(shown(result, 9)).toEqual(wanted);
    const again = { ...response(false), answers: response(false).answers.map((answer, i) => ({ ...answer, answer: said(i + 1) })) };
    expect(answersOf(readBack(filled(result, again)))).toEqual(answersOf(again));
  });
});
