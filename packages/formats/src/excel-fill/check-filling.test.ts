import { fileURLToPath } from "node:url";
import { readLibrary } from "@kaiji/library";
import { beforeAll, describe, expect, it } from "vitest";
import type { Disclosure } from "@kaiji/domain";
import { QUESTIONS, wordTemplate } from "../../../../fixtures/templates/rich-template.ts";
import { findWorkbookLayouts } from "../excel/find-workbook-layouts.ts";
import { readText } from "../excel/open-workbook.ts";
import { openArchive } from "../zip/archive.ts";
import { replaceParts } from "../zip/replace-parts.ts";
import { checkFilling, type Wanted, type Written } from "./check-filling.ts";
import { patchSheet } from "./patch-sheet.ts";
import { planEdits } from "./plan-edits.ts";
import { findStaleFormulas } from "./stale-formulas.ts";
import { TemplateSheets } from "./template-sheets.ts";
import type { PatchedText } from "./text-patch.ts";

const library = readLibrary(fileURLToPath(new URL("../../../../", import.meta.url)));
const SHEET = "xl/worksheets/sheet1.xml";

const response: Disclosure = {
  form: "mds",
  edition: "5.0",
  title: "",
  basicInfo: { date: "2026-05-01", organization: "株式会社見本メディカル（架空）", name: "見本カルテ Alpha（架空）", version: "2.10" },
  answers: QUESTIONS.map(([number], i) => ({ number, answer: (["yes", "no", "na"] as const)[i % 3]!, remarks: i % 5 === 1 ? [`代わりの手段 ${i}（見本）`] : [], source: "" })),
  problems: [],
};

let good: Written;
const wanted: Wanted = { disclosure: response, numbers: response.answers.map(({ number }) => number) };

beforeAll(() => {
  const plain = wordTemplate();
  // With an empty box behind the last column.
  const sheet = new TextDecoder().decode(openArchive(plain).read(SHEET)!).replace("</row><row r=\"10\">", '<c r="G9" s="3"/>$&');
  const template = replaceParts(plain, new Map([[SHEET, new TextEncoder().encode(sheet)]]));
  const found = findWorkbookLayouts(template, library);
  const { parts, grids, context } = found;
  const plan = planEdits(found.layouts.find(({ form }) => form === "mds")!, response, new TemplateSheets(parts, grids, context.styles.formats), library);
  const stale = findStaleFormulas(grids, plan.edits);
  const touched = parts.sheets.filter(({ name }) => stale.has(name) || plan.edits.placesOf(name).length > 0);
  const patches = new Map(touched.map(({ name, path }) => [name, patchSheet(readText(parts.archive, path), path, name, plan.edits, stale.get(name) ?? new Set<number>())]));
  good = withPatches({ template, found, plan, stale, patches, bytes: template, replacements: new Map() }, patches);
});

/** The workbook with these texts in its sheets. */
function withPatches(written: Written, patches: ReadonlyMap<string, PatchedText>): Written {
  const replacements = new Map(written.found.parts.sheets.flatMap(({ name, path }) => (patches.has(name) ? [[path, new TextEncoder().encode(patches.get(name)!.text)] as const] : [])));
  return { ...written, patches, replacements, bytes: replaceParts(written.template, replacements) };
}

/** As if the patch of the first sheet had gone wrong: its text, and the stretches with it. */
function withFault(fault: (text: string) => string): Written {
  const { name } = good.found.parts.sheets.find(({ path }) => path === SHEET)!;
  const patch = good.patches.get(name)!;
  const text = fault(patch.text);
  expect(text).not.toBe(patch.text);
  // What stands behind the fault moves with it, as it would when the patch itself wrote it.
  let at = 0;
  while (text[at] === patch.text[at]) at++;
  const moved = (place: number) => (place > at ? place + text.length - patch.text.length : place);
  return withPatches(good, new Map([...good.patches, [name, { ...patch, text, stretches: patch.stretches.map((stretch) => ({ ...stretch, newFrom: moved(stretch.newFrom), newTo: moved(stretch.newTo) })) }]]));
}

const reasonsFor = (written: Written) => checkFilling(written, wanted, library).map(({ code, source, item, params }) => [code, source ?? item ?? "", params["what"]]);
const firstCell = (text: string, pattern: RegExp) => pattern.exec(text)![0];

describe("proving a filled workbook", () => {
  it("accepts what was filled rightly", () => expect(reasonsFor(good)).toEqual([]));

  it.each<[string, (text: string) => string]>([
    ["a wrong answer in a cell", (text) => text.replace(/(<c r="C\d+"[^>]*t="inlineStr"><is><t[^>]*>)はい/, "$1いいえ")],
    ["a wrong word in a basic field", (text) => text.replace("見本カルテ Alpha", "見本カルテ Beta")],
    ["another remark", (text) => text.replace("代わりの手段 1（見本）", "代わりの手段 11（見本）")],
    ["a written cell that is lost", (text) => text.replace(/<c r="C\d+"[^>]*t="inlineStr">.*?<\/c>/, "")],
    ["a written cell at another place", (text) => text.replace(/<c r="C(\d+)"(?=[^>]*t="inlineStr")/, '<c r="D$1"')],
    ["a cell that was not to be touched and is lost", (text) => text.replace(/<c r="B\d+"[^>]*t="s"><v>\d+<\/v><\/c>/, "")],
    ["an empty cell that is lost", (text) => text.replace(/<c r="[A-Z]+\d+" s="\d+"\/>/, "")],
    ["another shared text in a cell that was not to be touched", (text) => text.replace(/(<c r="B\d+"[^>]*t="s"><v>)(\d+)/, (_, start: string, index: string) => `${start}${Number(index) + 1}`)],
    ["another style of a cell that was not to be touched", (text) => text.replace(/(<c r="B\d+" s=")\d+/, "$17")],
    ["another style of a written cell", (text) => text.replace('<c r="B3" s="1"', '<c r="B3" s="2"')],
    ["a cell's style that is lost", (text) => text.replace('<c r="B3" s="1"', '<c r="B3"')],
    ["two cells written as one", (text) => { const own = firstCell(text, /<c r="C\d+"[^>]*t="inlineStr">.*?<\/c>/); return text.replace(own, `${own}${own.replace(/r="C/, 'r="Z')}`); }],
    ["a lost end of a row", (text) => text.replace("</row>", "")],
    ["a validation that is lost", (text) => text.replace(/<dataValidation .*?<\/dataValidation>/, "")],
    ["half a cell", (text) => text.replace(/<\/t><\/is><\/c>/, "</t></is>")],
  ])("refuses %s", (_, fault) => expect(reasonsFor(withFault(fault))).not.toEqual([]));

  it("names the cell", () => {
    const wrong = withFault((text) => text.replace("見本カルテ Alpha", "見本カルテ Beta"));
    expect(reasonsFor(wrong)).toEqual([["read-back-differs", expect.stringMatching(/!B\d+$/), "cell"]]);
  });

  it.each<[string, (written: Written) => Uint8Array]>([
    ["another part that differs", ({ bytes }) => replaceParts(bytes, new Map([["xl/styles.xml", new TextEncoder().encode("<styleSheet/>")]]))],
    ["a sheet that is not what was written", ({ bytes, replacements }) => replaceParts(bytes, new Map([[SHEET, new TextEncoder().encode(new TextDecoder().decode(replacements.get(SHEET)).replace("はい", "いい"))]]))],
    ["a file that is cut short", ({ bytes }) => bytes.subarray(0, bytes.length - 30)],
    ["the template itself", ({ template }) => template],
  ])("refuses %s", (_, bytesOf) => expect(reasonsFor({ ...good, bytes: bytesOf(good) })).not.toEqual([]));

  it("refuses a formula whose result was not dropped", () => {
    const [sheet, cells] = [...good.stale][0]!;
    const kept = new Map([...good.stale, [sheet, new Set([...cells].slice(1))]]);
    expect(reasonsFor({ ...good, stale: kept })).not.toEqual([]);
  });

  it("refuses a disclosure that says something else, or more than the file", () => {
    const [first, ...others] = response.answers;
    const other = { ...response, answers: [{ ...first!, answer: first!.answer === "yes" ? ("no" as const) : ("yes" as const) }, ...others] };
    expect(checkFilling(good, { ...wanted, disclosure: other }, library)).toMatchObject([{ code: "read-back-differs", item: first!.number }]);
    const named = { ...response, basicInfo: { ...response.basicInfo, version: "2.11" } };
    expect(checkFilling(good, { ...wanted, disclosure: named }, library)).toMatchObject([{ params: { what: "version" } }]);
  });
});
