import { BASIC_FIELDS, type BasicField, type BasicInfo, type Problem } from "@kaiji/domain";
import { parseDate } from "../dates/parse-date.ts";
import { serialToDate } from "../dates/serial-date.ts";
import type { Cell } from "../grid/cell.ts";
import type { Grid } from "../grid/grid.ts";
import { resolveFormula } from "./formulas.ts";
import { headersAbove } from "./header-rows.ts";
import { cutInsideLabel, type InsideLabel } from "./inside-label.ts";
import { cleanText, isBlank } from "./level-text.ts";
import type { Sheets } from "./read-answer.ts";
import { labelReadings, type FormVocabulary, type Vocabulary } from "./vocabulary.ts";

/** Rows of a sheet to look in, both ends included. */
export interface RowRange {
  readonly grid: Grid;
  readonly from: number;
  readonly to: number;
  /** Columns to look for labels in, where tables stand side by side. */
  readonly left?: number;
  readonly right?: number;
}

interface Value {
  readonly text: string;
  readonly source: string;
}

/**
 * Finds the basic fields by their labels: the value stands right of the label, below it, or behind a colon in the
 * same cell. Ranges are searched in order; the first one that has a field gives it.
 */
export function readBasicInfo(
  ranges: readonly RowRange[],
  form: FormVocabulary,
  sheets: Sheets,
  vocabulary: Vocabulary,
): { basicInfo: BasicInfo; problems: Problem[] } {
  const values: Partial<Record<BasicField, Value>> = {};
  for (const range of ranges) {
    if (BASIC_FIELDS.every((field) => values[field] !== undefined)) break;
    const labels = listLabels(range, vocabulary);
    for (const field of BASIC_FIELDS) values[field] ??= findField(range, labels, field, form, sheets, vocabulary) ?? undefined!;
  }
  const problems: Problem[] = [];
  const basicInfo: Record<BasicField, string | null> = { date: null, organization: null, name: null, version: null };
  for (const field of BASIC_FIELDS) {
    const value = values[field];
    if (value === undefined) problems.push({ code: "missing-basic-field", params: { field } });
    else if (field === "date") {
      const date = parseDate(value.text) ?? serialText(value.text);
      basicInfo.date = date ?? value.text;
      if (date === null) problems.push({ code: "unknown-date", source: value.source, params: { text: value.text } });
    } else basicInfo[field] = value.text;
  }
  return { basicInfo, problems };
}

/** The name of the product or service that stands in one range, or `null`. */
export function findName(range: RowRange, form: FormVocabulary, sheets: Sheets, vocabulary: Vocabulary): string | null {
  return findField(range, listLabels(range, vocabulary), "name", form, sheets, vocabulary)?.text ?? null;
}

/** A day that lost its format: a bare serial number between 2000 and 2099. */
function serialText(text: string): string | null {
  const serial = /^\d{5}$/.test(text) ? Number(text) : 0;
  return serial >= 36_526 && serial <= 73_050 ? serialToDate(serial, false) : null;
}

interface Label {
  readonly cell: Cell;
  readonly inside: InsideLabel | null;
}

/** The cells of a range that may be labels: the whole of them, or what stands before a colon. */
function listLabels(range: RowRange, vocabulary: Vocabulary): Label[] {
  const found: Label[] = [];
  for (const row of range.grid.filledRows(range.from, range.to)) {
    for (const cell of range.grid.cellsInRow(row)) {
      if (cell.column < (range.left ?? 0) || cell.column > (range.right ?? cell.column)) continue;
      if (cell.kind !== "text" || cell.text.length > 200) continue;
      const inside = cutInsideLabel(cell.text);
      if (inside !== null || vocabulary.isFieldLabel(cell.text)) found.push({ cell, inside });
    }
  }
  return found;
}

function findField(range: RowRange, labels: readonly Label[], field: BasicField, form: FormVocabulary, sheets: Sheets, vocabulary: Vocabulary): Value | null {
  const words = form.fieldLabels[field];
  for (const { cell, inside } of labels) {
    const isInside = inside !== null && labelReadings(inside.label).some((label) => words.is(label));
    if (isInside && inside.value !== "") return { text: inside.value, source: range.grid.source(cell.row, cell.column) };
    if (!isInside && !labelReadings(cell.text).some((label) => words.is(label))) continue;
    const value = valueRight(range.grid, cell, field, form, sheets, vocabulary) ?? (isInside ? null : valueBelow(range, cell, form, sheets));
    if (value !== null) return value;
  }
  return null;
}

function valueRight(
  grid: Grid,
  label: Cell,
  field: BasicField,
  form: FormVocabulary,
  sheets: Sheets,
  vocabulary: Vocabulary,
): Value | null {
  const found: { value: Value; column: number; isFormula: boolean }[] = [];
  const start = (grid.mergeAt(label.row, label.column)?.right ?? label.column) + 1;
  for (const cell of grid.cellsInRow(label.row)) {
    const { column } = cell;
    if (column < start) continue;
    const value = readValue(grid, cell, sheets);
    if (value === null) continue;
    if (cell.kind === "text" && (isAnyLabel(cell.text, form) || isAnyLabel(cutInsideLabel(cell.text)?.label ?? "", form))) break;
    found.push({ value, column, isFormula: cell.formula !== undefined });
  }
  if (found.length === 0) return null;
  // A date may be cut into cells: 令和 | 7 | 年 | 10 | 月 | 24 | 日.
  const joined = found.map((f) => f.value.text).join("");
  if (field === "date" && found.length > 2 && parseDate(joined) !== null) return { text: joined, source: found[0]!.value.source };
  const dated = field === "date" ? found.filter((f) => parseDate(f.value.text) !== null) : [];
  const pool = dated.length > 0 ? dated : found;
  const typed = pool.filter((f) => !f.isFormula);
  // Where a column is headed as the one to fill in, it holds the value; text beside it explains the field.
  const input = pool.find((f) =>
    headersAbove(grid, f.column, Math.max(0, label.row - 8), label.row - 1).some((h) => vocabulary.headers.input.isIn(h)),
  );
  return (input ?? (pool.length > 1 && typed.length === 1 ? typed[0] : undefined) ?? pool[0]!).value;
}

function valueBelow(range: RowRange, label: Cell, form: FormVocabulary, sheets: Sheets): Value | null {
  const { grid } = range;
  const row = (grid.mergeAt(label.row, label.column)?.bottom ?? label.row) + 1;
  const cell = row > range.to ? undefined : grid.seenInColumn(row, label.column);
  if (cell === undefined || (cell.kind === "text" && (isAnyLabel(cell.text, form) || isAnyLabel(cutInsideLabel(cell.text)?.label ?? "", form)))) return null;
  return readValue(grid, cell, sheets);
}

function readValue(grid: Grid, cell: Cell, sheets: Sheets): Value | null {
  const resolved = resolveFormula(grid, cell, sheets);
  if (typeof resolved === "string" || resolved.kind === "error" || isBlank(resolved.text)) return null;
  if (cell.formula !== undefined && resolved.kind === "number" && resolved.value === 0) return null;
  const text = cleanText(resolved.text);
  return /^[:：]$/.test(text) ? null : { text: text.replace(/^[:：]\s*/, ""), source: grid.source(cell.row, cell.column) };
}

function isAnyLabel(text: string, form: FormVocabulary): boolean {
  const readings = labelReadings(text);
  return BASIC_FIELDS.some((field) => readings.some((label) => form.fieldLabels[field].is(label)));
}
