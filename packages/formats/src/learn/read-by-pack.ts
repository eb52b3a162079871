import { BASIC_FIELDS, type Answer, type BasicField, type BasicInfo, type Disclosure, type FormPack, type FurtherField, type ItemAnswer, type PackCell, type PackField, type PackItem, type Problem } from "@kaiji/domain";
import { parseDate } from "../dates/parse-date.ts";
import type { Cell } from "../grid/cell.ts";
import { parseCellAddress } from "../grid/cell-address.ts";
import type { Grid } from "../grid/grid.ts";
import { cutInsideLabel, isEmptyLine } from "../recognise/inside-label.ts";
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
  if (rows === null) return null;
  const problems: Problem[] = [];
  const answers = pack.items.map((item): ItemAnswer => {
    const shift = rows.get(item);
    if (shift === undefined) return { number: item.number, answer: null, remarks: [], source: grid.name };
    return readItem(grid, item, shift, vocabulary, problems);
  });
  for (const item of pack.items) if (!rows.has(item)) problems.push({ code: "row-not-found", item: item.number, source: grid.name });
  const first = rows.get(pack.items[0]!) ?? 0;
  const { basicInfo, furtherFields } = readFields(grid, pack, first, problems);
  return { form: pack.form, edition: pack.edition, title: pack.title, basicInfo, ...(furtherFields.length === 0 ? {} : { furtherFields }), answers, problems };
}

/** By how many rows each item stands lower than in the form that was learned; `null` when the sheet is not that form. */
export function findRows(grid: Grid, { items }: FormPack): Map<PackItem, number> | null {
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
  return found.size < BELIEVED * items.length || found.size === 0 ? null : found;
}

function readItem(grid: Grid, item: PackItem, shift: number, vocabulary: Vocabulary, problems: Problem[]): ItemAnswer {
  const said: Said[] = [];
  const notes: { readonly column: number; readonly text: string }[] = [];
  for (const cell of item.cells) {
    const place = placeOf(cell.cell);
    if (place === null) continue;
    const row = place.row + shift;
    const seen = grid.seenAt(row, place.column);
    const text = seen === undefined || seen.unevaluated === true ? "" : cleanText(seen.text);
    const at = { cell, column: place.column, written: text, source: grid.source(row, place.column) };
    // What is struck through was taken back: the rest counts, and when nothing is left a person decides.
    const rest = text === "" || seen?.unstruck === undefined ? text : cleanText(seen.unstruck);
    const isTakenBack = text !== "" && isBlank(rest);
    const isAnswer = cell.role === "mark" || cell.role === "answer";
    if (isAnswer && isTakenBack && !isPrinted(text, vocabulary) && (cell.role === "answer" || cell.answer !== undefined)) said.push({ ...at, answer: null, text, isUnseen: seen?.unseen === true });
    else if (isAnswer && rest !== text && !isTakenBack) problems.push({ code: "struck-text", item: item.number, source: at.source, params: { text } });
    if (isAnswer && isTakenBack) continue;
    if (cell.role === "mark") {
      const marked = cell.answer === undefined ? false : parseMark(rest, cell.answer, vocabulary);
      if (marked === true) said.push({ ...at, answer: cell.answer ?? null });
      else if (marked === null) said.push({ ...at, answer: null, text });
    } else if (cell.role === "answer") {
      const parsed = parseAnswer(rest, vocabulary);
      if (parsed.kind === "answer") said.push({ ...at, answer: parsed.answer });
      else if (!isBlank(rest) && !isPrinted(rest, vocabulary)) said.push(isTick(rest, vocabulary) ? { ...at, answer: "yes" } : { ...at, answer: null, text });
    } else if (!isBlank(text) && (cell.role === "remark" || !isEmptyLine(text))) notes.push({ column: place.column, text: cell.role === "remark" ? text : headed(cell, text) });
  }
  // Of several rounds the last that was filled in counts, the ones before are told; two marks in one round contradict each other.
  const last = said.at(-1);
  const round = last === undefined ? "" : roundOf(last.cell.header);
  const counted = said.filter((one) => roundOf(one.cell.header) === round);
  for (const one of said) if (!counted.includes(one)) notes.push({ column: one.column, text: headed(one.cell, one.written) });
  const remarks = notes.toSorted((x, y) => x.column - y.column).map(({ text }) => text);
  const marks = counted.filter((one) => one.cell.role === "mark");
  const clear = marks.filter((one) => one.text === undefined).length;
  const isContradiction = clear > 1 || (clear === 1 && marks.length > 1);
  const headers = counted.map(({ cell }) => cell.header).join(" / ");
  if (isContradiction) problems.push({ code: "several-marks", item: item.number, source: last!.source, params: { text: headers } });
  else if (last?.text !== undefined) problems.push({ code: last.isUnseen === true ? "unseen-text" : "unknown-answer", item: item.number, source: last.source, params: { text: last.text } });
  const numberAt = placeOf(item.numberCell);
  const source = last?.source ?? (numberAt === null ? grid.name : grid.source(numberAt.row + shift, numberAt.column));
  if (isContradiction) return { number: item.number, answer: null, text: headers, remarks, source };
  return { number: item.number, answer: last?.answer ?? null, ...(last?.text === undefined ? {} : { text: last.text }), remarks, source };
}

interface Said {
  readonly cell: PackCell;
  readonly column: number;
  readonly written: string;
  readonly source: string;
  readonly answer: Answer | null;
  readonly text?: string;
  readonly isUnseen?: boolean;
}

/** What stands in a column besides answers and remarks, told with the column's header: `1回目 確認日: 2025/6/1`. */
export function headed(cell: PackCell, text: string): string {
  return `${cell.header}: ${text}`;
}

/** `1回目 はい` and `1回目 いいえ` are one round. */
export function roundOf(header: string): string {
  return header.replace(/\s*\S+$/, "");
}

/** The words to circle, as the blank form prints them: `はい・いいえ`. */
export function isPrinted(text: string, vocabulary: Vocabulary): boolean {
  // A place for the date stands behind them, still empty: はい・いいえ（　/　）.
  const parts = levelText(text).replace(/\([/年月日]*\)$/, "").split(/[・/／,、|]/).filter((part) => part !== "");
  const answers = new Set(parts.map((part) => vocabulary.answerOf.get(part.replaceAll(/[()（）□]/g, ""))));
  return parts.length > 1 && !answers.has(undefined) && answers.size === parts.length;
}

function isTick(text: string, vocabulary: Vocabulary): boolean {
  const level = levelText(text);
  return level === "true" || vocabulary.on.has(level) || vocabulary.on.has(text.trim());
}

/** The basic fields, and the others of the form by their labels, so that nothing is dropped. */
function readFields(grid: Grid, { fields }: FormPack, shift: number, problems: Problem[]): { basicInfo: BasicInfo; furtherFields: FurtherField[] } {
  const basicInfo: Record<BasicField, string | null> = { date: null, organization: null, name: null, version: null };
  const furtherFields: FurtherField[] = [];
  for (const field of fields) {
    const seen = fieldCell(grid, field, shift);
    const text = seen === undefined ? "" : field.isInside === true ? (cutInsideLabel(seen.text)?.value ?? "") : cleanText(seen.text);
    if (seen === undefined || isBlank(text)) continue;
    const source = grid.source(seen.row, seen.column);
    const basic = BASIC_FIELDS.find((candidate) => candidate === field.field);
    if (basic === undefined) {
      problems.push({ code: "further-field", source, params: { field: field.label, text } });
      furtherFields.push({ label: field.label, text, source });
    } else if (basic === "date") {
      basicInfo.date = parseDate(text) ?? text;
      if (parseDate(text) === null) problems.push({ code: "unknown-date", source, params: { text } });
    } else basicInfo[basic] = text;
  }
  return { basicInfo, furtherFields };
}

/** The cell of a field, which may have moved down with the table. */
export function fieldCell(grid: Grid, { cell, label, isInside }: PackField, shift: number): Cell | undefined {
  const place = placeOf(cell);
  if (place === null) return undefined;
  const at = [place.row, place.row + shift].map((row) => grid.seenAt(row, place.column));
  if (isInside !== true) return at[0] ?? at[1];
  const bare = (text: string) => levelText(cutInsideLabel(text)?.label ?? text).replace(/:$/, "");
  return at.find((seen) => seen !== undefined && bare(seen.text) === bare(label));
}

/** Row and column of `Sheet!E12`; the sheet's name may hold anything. */
export function placeOf(source: string): { row: number; column: number } | null {
  return parseCellAddress(source.slice(source.lastIndexOf("!") + 1));
}
