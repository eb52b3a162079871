import type { Answer, BasicField, BasicInfo, Disclosure, FormPack, ItemAnswer, PackCell, PackItem, Problem } from "@kaiji/domain";
import { BASIC_FIELDS } from "@kaiji/domain";
import { parseCellAddress } from "../grid/cell-address.ts";
import type { Grid } from "../grid/grid.ts";
import { cleanText, isBlank, levelText } from "../recognise/level-text.ts";
import { parseAnswer, parseMark } from "../recognise/parse-answer.ts";
import type { Vocabulary } from "../recognise/vocabulary.ts";

/** So many of a form's sentences must be found before a sheet is taken for it. */
const BELIEVED = 0.8;

/**
 * Reads the filled copies of a learned form on some sheets: its sentences say which row is which, the learned columns
 * what a cell means. Rows may have moved; columns not.
 */
export function readByPack(grids: readonly Grid[], pack: FormPack, vocabulary: Vocabulary): Disclosure[] {
  return grids.flatMap((grid) => readSheet(grid, pack, vocabulary) ?? []);
}

function readSheet(grid: Grid, pack: FormPack, vocabulary: Vocabulary): Disclosure | null {
  const rows = findRows(grid, pack);
  if (rows.size < BELIEVED * pack.items.length || rows.size === 0) return null;
  const problems: Problem[] = [];
  const answers = pack.items.map((item): ItemAnswer => {
    const shift = rows.get(item);
    if (shift === undefined) return { number: item.number, answer: null, remarks: [], source: grid.name };
    return readItem(grid, item, shift, vocabulary, problems);
  });
  for (const item of pack.items) if (!rows.has(item)) problems.push({ code: "row-not-found", item: item.number, source: grid.name });
  const first = rows.get(pack.items[0]!) ?? 0;
  const fields = readFields(grid, pack, first, problems);
  return { form: pack.form, edition: pack.edition, title: pack.title, basicInfo: fields, answers, problems };
}

/** By how many rows each item stands lower than in the form that was learned. */
function findRows(grid: Grid, { items }: FormPack): Map<PackItem, number> {
  const byText = new Map<string, { row: number; column: number }[]>();
  for (const cell of grid.cells) {
    if (cell.kind !== "text") continue;
    const text = levelText(cell.text);
    const places = byText.get(text);
    if (places === undefined) byText.set(text, [cell]);
    else places.push(cell);
  }
  const found = new Map<PackItem, number>();
  for (const item of items) {
    const learned = placeOf(item.wordingCell);
    if (learned === null) continue;
    const level = levelText(item.wording);
    // Where number and sentence share a cell, the cell ends with the sentence.
    const places = byText.get(level) ?? [...byText].filter(([text]) => text.endsWith(level)).flatMap(([, at]) => at);
    const own = places.filter((place) => place.column === learned.column).toSorted((a, b) => Math.abs(a.row - learned.row) - Math.abs(b.row - learned.row))[0];
    if (own !== undefined) found.set(item, own.row - learned.row);
  }
  return found;
}

function readItem(grid: Grid, item: PackItem, shift: number, vocabulary: Vocabulary, problems: Problem[]): ItemAnswer {
  const said: { answer: Answer | null; text?: string; source: string }[] = [];
  const remarks: string[] = [];
  const marks: { cell: PackCell; source: string }[] = [];
  for (const cell of item.cells) {
    const place = placeOf(cell.cell);
    if (place === null) continue;
    const row = place.row + shift;
    const seen = grid.seenAt(row, place.column);
    const text = seen === undefined || seen.unevaluated === true ? "" : cleanText(seen.text);
    const source = grid.source(row, place.column);
    if (cell.role === "mark") {
      const marked = cell.answer === undefined ? false : parseMark(text, cell.answer, vocabulary);
      if (marked === true) marks.push({ cell, source });
      else if (marked === null) said.push({ answer: null, text, source });
    } else if (cell.role === "answer") {
      const parsed = parseAnswer(text, vocabulary);
      if (parsed.kind === "answer") said.push({ answer: parsed.answer, source });
      else if (!isBlank(text) && !isPrinted(text, vocabulary)) said.push(isTick(text, vocabulary) ? { answer: "yes", source } : { answer: null, text, source });
    } else if (!isBlank(text)) remarks.push(cell.role === "remark" ? text : `${cell.header}: ${text}`);
  }
  for (const { cell, source } of marks) said.push({ answer: cell.answer ?? null, source });
  // Of several rounds the last that was filled in counts; two marks in one round contradict each other.
  const rounds = new Set(marks.map(({ cell }) => roundOf(cell.header)));
  const last = said.at(-1);
  const isContradiction = marks.length > rounds.size;
  if (isContradiction) problems.push({ code: "several-marks", item: item.number, source: marks.at(-1)!.source, params: { text: marks.map(({ cell }) => cell.header).join(" / ") } });
  else if (last?.text !== undefined) problems.push({ code: "unknown-answer", item: item.number, source: last.source, params: { text: last.text } });
  const numberAt = placeOf(item.numberCell);
  const source = last?.source ?? (numberAt === null ? grid.name : grid.source(numberAt.row + shift, numberAt.column));
  if (isContradiction) return { number: item.number, answer: null, text: marks.map(({ cell }) => cell.header).join(" / "), remarks, source };
  return { number: item.number, answer: last?.answer ?? null, ...(last?.text === undefined ? {} : { text: last.text }), remarks, source };
}

/** `1回目 はい` and `1回目 いいえ` are one round. */
function roundOf(header: string): string {
  return header.replace(/\s*\S+$/, "");
}

/** The words to circle, as the blank form prints them: `はい・いいえ`. */
function isPrinted(text: string, vocabulary: Vocabulary): boolean {
  const parts = levelText(text).split(/[・/／,、|]/).filter((part) => part !== "");
  const answers = new Set(parts.map((part) => vocabulary.answerOf.get(part.replaceAll(/[()（）□]/g, ""))));
  return parts.length > 1 && !answers.has(undefined) && answers.size === parts.length;
}

function isTick(text: string, vocabulary: Vocabulary): boolean {
  const level = levelText(text);
  return level === "true" || vocabulary.on.has(level) || vocabulary.on.has(text.trim());
}

/** The basic fields, with the others of the form listed, so that nothing is dropped. */
function readFields(grid: Grid, { fields }: FormPack, shift: number, problems: Problem[]): BasicInfo {
  const info: Record<BasicField, string | null> = { date: null, organization: null, name: null, version: null };
  for (const { field, cell, label } of fields) {
    const place = placeOf(cell);
    const seen = place === null ? undefined : (grid.seenAt(place.row, place.column) ?? grid.seenAt(place.row + shift, place.column));
    if (seen === undefined || place === null || isBlank(seen.text)) continue;
    const basic = BASIC_FIELDS.find((candidate) => candidate === field);
    if (basic === undefined) problems.push({ code: "further-field", source: grid.source(seen.row, seen.column), params: { field: label, text: cleanText(seen.text) } });
    else info[basic] = cleanText(seen.text);
  }
  return info;
}

/** Row and column of `Sheet!E12`; the sheet's name may hold anything. */
function placeOf(source: string): { row: number; column: number } | null {
  return parseCellAddress(source.slice(source.lastIndexOf("!") + 1));
}
