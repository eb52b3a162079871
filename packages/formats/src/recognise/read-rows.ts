import type { Answer, ItemNumber, Problem } from "@kaiji/domain";
import { isHeaderRow } from "./header-rows.ts";
import { cleanText, isBlank } from "./level-text.ts";
import type { NumberedRow } from "./number-columns.ts";
import { withoutRepeats } from "./without-repeats.ts";
import { readAnswerAt, type RowAnswer, type Sheets } from "./read-answer.ts";
import { findRemarkColumns, type RemarkColumns } from "./remark-columns.ts";
import type { Table } from "./table.ts";
import type { Vocabulary } from "./vocabulary.ts";

/** One item as its row gives it; remark references are not yet looked up. */
export interface ReadRow {
  readonly number: ItemNumber;
  readonly answer: Answer | null;
  readonly text?: string | undefined;
  readonly source: string;
  readonly row: number;
  readonly isFormula: boolean;
  readonly remarkTexts: readonly string[];
  readonly problems: readonly Problem[];
}

/**
 * Reads all numbered rows of a table that has answer columns.
 * @param below the first row of the sheet that belongs to another table
 */
export function readRows(table: Table, below: number, sheets: Sheets, vocabulary: Vocabulary): { rows: ReadRow[]; remarkColumns: RemarkColumns } {
  const remarkColumns = findRemarkColumns(table, vocabulary);
  const rows: ReadRow[] = [];
  table.rows.forEach((numbered, i) => {
    if (isHeading(table, numbered)) return;
    const next = table.rows[i + 1]?.row ?? numbered.mergedTo + 1;
    const answer = readRowAnswer(table, numbered, next, sheets, vocabulary);
    const remarkTexts = readRemarkTexts(table, numbered, next, remarkColumns, vocabulary);
    if (answer.reference !== undefined) remarkTexts.push(answer.reference);
    for (const number of numbered.numbers) {
      rows.push({
        number,
        answer: answer.answer,
        text: answer.text,
        source: answer.source,
        row: numbered.row,
        isFormula: answer.isFormula,
        remarkTexts,
        problems: answer.problems.length === 0 ? answer.problems : answer.problems.map((problem) => ({ ...problem, item: number })),
      });
    }
  });
  const last = rows.at(-1);
  const behind = last === undefined ? [] : answersBehind(table, below, sheets, vocabulary);
  if (behind.length > 0) rows[rows.length - 1] = { ...last!, problems: [...last!.problems, ...behind.map((problem) => ({ ...problem, item: last!.number }))] };
  return { rows, remarkColumns };
}

/** Answers in rows behind the last number: their own numbers were not understood. */
function answersBehind(table: Table, below: number, sheets: Sheets, vocabulary: Vocabulary): Problem[] {
  const found: Problem[] = [];
  const rows = table.grid.filledRows(table.lastRow + 1, below - 1);
  // Nearly always nothing answers there.
  if (rows.every((row) => readAnswerAt(table.grid, row, table.answers!, sheets, vocabulary).answer === null)) return found;
  for (const row of rows) {
    if (isHeaderRow(table.grid, row, vocabulary)) break;
    const label = labelOf(table, row);
    if (label === "") continue;
    const reading = readAnswerAt(table.grid, row, table.answers!, sheets, vocabulary);
    if (reading.answer !== null) found.push(unnumbered(reading, label));
  }
  return found;
}

/** A heading that begins with a number runs across the answer column. */
function isHeading(table: Table, { row, column }: NumberedRow): boolean {
  const merge = table.grid.mergeAt(row, column);
  if (merge === undefined || table.answers === null) return false;
  const answerColumns = table.answers.columns.map((c) => (typeof c === "number" ? c : c.column));
  return answerColumns.some((c) => merge.left <= c && c <= merge.right);
}

function readRowAnswer(table: Table, numbered: NumberedRow, next: number, sheets: Sheets, vocabulary: Vocabulary): RowAnswer {
  const { grid } = table;
  const read = (row: number) => readAnswerAt(grid, row, table.answers!, sheets, vocabulary);
  const own = read(numbered.row);
  const parts: { label: string; reading: RowAnswer; isOwn: boolean }[] = [];
  for (const row of grid.filledRows(numbered.row + 1, next - 1)) {
    if (isHeaderRow(grid, row, vocabulary)) continue;
    const reading = read(row);
    if (reading.source === own.source || reading.answer === null) continue;
    if (parts.some((part) => part.reading.source === reading.source)) continue;
    parts.push({ label: labelOf(table, row), reading, isOwn: row <= numbered.mergedTo });
  }
  if (parts.length === 0) return own;
  const isSilent = own.answer === null && own.text === undefined;
  const all = isSilent ? parts : [{ label: labelOf(table, numbered.row), reading: own, isOwn: true }, ...parts];
  const [only] = all;
  const isWhole = parts.every((part) => part.isOwn) && all.every((part) => part.reading.answer === only!.reading.answer);
  if (isWhole && (all.length === 1 || parts.every((part) => part.label === ""))) return only!.reading;
  if (!isSilent && !parts.some((part) => part.isOwn))
    return { ...own, problems: [...own.problems, ...parts.map((part) => unnumbered(part.reading, part.label))] };
  const words = { yes: "はい", no: "いいえ", na: "対象外" };
  const text = all
    .map(({ label, reading }) => `${label === "" ? "" : `${label}: `}${reading.answer === null ? (reading.text ?? "") : words[reading.answer]}`)
    .join(" / ");
  const problem: Problem = { code: "unknown-answer", source: all[0]!.reading.source, params: { text } };
  return { answer: null, text, source: all[0]!.reading.source, isFormula: own.isFormula, problems: [problem] };
}

function unnumbered(reading: RowAnswer, label: string): Problem {
  return { code: "unnumbered-answer", source: reading.source, params: { text: label, answer: reading.answer ?? "" } };
}

/** The text that stands left of the answer in a row that has no number of its own. */
function labelOf(table: Table, row: number): string {
  const answerColumns = table.answers!.columns.map((c) => (typeof c === "number" ? c : c.column));
  const texts: string[] = [];
  for (let column = 0; column < Math.min(...answerColumns); column++) {
    if (column >= table.numbers.first && column <= table.numbers.last) continue;
    const cell = table.grid.at(row, column);
    if (cell !== undefined && !isBlank(cell.text)) texts.push(cleanText(cell.text));
  }
  return texts.join(" ");
}

function readRemarkTexts(
  table: Table,
  numbered: NumberedRow,
  next: number,
  remarks: RemarkColumns,
  vocabulary: Vocabulary,
): string[] {
  const { grid } = table;
  const texts: string[] = [];
  for (const row of grid.filledRows(numbered.row, next - 1)) {
    if (row > numbered.mergedTo && !isContinuation(table, row, remarks, vocabulary)) break;
    for (const column of remarks.columns) {
      const merge = grid.mergeAt(row, column);
      if (merge !== undefined && (merge.left !== column || (merge.top !== row && row !== numbered.row))) continue;
      const cell = grid.seenInColumn(row, column);
      if (cell === undefined || cell.unevaluated || isBlank(cell.text)) continue;
      if (cell.formula !== undefined && cell.kind === "number" && cell.value === 0) continue;
      texts.push(cleanText(cell.text));
    }
  }
  return withoutRepeats(texts);
}

/** A row without number in which nothing is filled but the remark: the remark above goes on. */
function isContinuation(table: Table, row: number, remarks: RemarkColumns, vocabulary: Vocabulary): boolean {
  if (isHeaderRow(table.grid, row, vocabulary)) return false;
  let hasRemark = false;
  for (const cell of table.grid.cellsInRow(row)) {
    if (isBlank(cell.text)) continue;
    if (remarks.columns.includes(cell.column)) hasRemark = true;
    else return false;
  }
  return hasRemark;
}
