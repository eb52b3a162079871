import type { Answer, Problem } from "@kaiji/domain";
import type { Cell } from "../grid/cell.ts";
import type { Grid } from "../grid/grid.ts";
import type { AnswerColumns, MarkColumn } from "./answer-columns.ts";
import { resolveFormula } from "./formulas.ts";
import { cleanText, isBlank } from "./level-text.ts";
import { parseAnswer, parseMark } from "./parse-answer.ts";
import type { Vocabulary } from "./vocabulary.ts";

/** What one row's answer cells say. */
export interface RowAnswer {
  readonly answer: Answer | null;
  readonly text?: string;
  readonly source: string;
  /** Remark number that stood in the answer cell. */
  readonly reference?: string;
  readonly isFormula: boolean;
  readonly problems: readonly Problem[];
}

/** A workbook's sheets by name, for following a formula to the cell it shows. */
export type Sheets = ReadonlyMap<string, Grid>;

/** Reads the answer that stands in one row of the sheet. */
export function readAnswerAt(
  grid: Grid,
  row: number,
  answers: AnswerColumns,
  sheets: Sheets,
  vocabulary: Vocabulary,
): RowAnswer {
  return answers.kind === "marks"
    ? readMarks(grid, row, answers.columns, vocabulary)
    : readWords(grid, row, answers.columns, sheets, vocabulary);
}

function readWords(grid: Grid, row: number, columns: readonly number[], sheets: Sheets, vocabulary: Vocabulary): RowAnswer {
  let first = readWordCell(grid, row, columns[0]!, sheets, vocabulary);
  for (let i = 1; i < columns.length; i++) {
    const other = readWordCell(grid, row, columns[i]!, sheets, vocabulary);
    if (isSilent(other)) {
      if (isSilent(first) && first.problems.length === 0 && other.problems.length > 0) first = other;
    } else if (isSilent(first) || (first.isFormula && !other.isFormula)) first = other;
    else if (other.answer !== null && first.answer !== null && other.answer !== first.answer) return settle(first, other);
  }
  return first;
}

function isSilent(reading: RowAnswer): boolean {
  return reading.answer === null && reading.text === undefined;
}

/** Two cells of a row that answer differently. A display cell that was not recalculated does not overrule what it displays. */
function settle(first: RowAnswer, rival: RowAnswer): RowAnswer {
  const params = { other: rival.source, first: first.answer!, second: rival.answer! };
  const problem: Problem = { code: "conflicting-answers", source: first.source, params };
  if (rival.isFormula && !first.isFormula) return { ...first, problems: [problem] };
  return { answer: null, text: `${first.answer!} / ${rival.answer!}`, source: first.source, isFormula: false, problems: [problem] };
}

const NONE: readonly Problem[] = [];

function readWordCell(grid: Grid, row: number, column: number, sheets: Sheets, vocabulary: Vocabulary): RowAnswer {
  const merge = grid.mergeAt(row, column);
  const source = grid.source(merge !== undefined && merge.left === column ? merge.top : row, column);
  const found = grid.seenInColumn(row, column);
  if (found === undefined) return { answer: null, source, isFormula: false, problems: NONE };
  if (found.formula === undefined) return readWord(found, source, false, vocabulary);
  const resolved = resolveFormula(grid, found, sheets);
  if (typeof resolved === "string")
    return { answer: null, source, isFormula: true, problems: [{ code: resolved, source, params: { formula: found.formula } }] };
  return readWord(resolved, source, true, vocabulary);
}

function readWord(cell: Cell, source: string, isFormula: boolean, vocabulary: Vocabulary): RowAnswer {
  if (cell.unstruck !== undefined && !isBlank(cell.text)) return readStruck(cell, cell.unstruck, source, isFormula, vocabulary);
  if (cell.kind === "text") {
    const parsed = parseAnswer(cell.text, vocabulary);
    if (parsed.kind === "blank") return { answer: null, source, isFormula, problems: NONE };
    if (parsed.kind === "answer") {
      const { answer, reference } = parsed;
      return reference === undefined
        ? { answer, source, isFormula, problems: NONE }
        : { answer, source, isFormula, problems: NONE, reference };
    }
  }
  // A display formula over an empty cell shows 0.
  const isNothing = isBlank(cell.text) || (isFormula && cell.kind === "number" && cell.value === 0);
  if (isNothing) return { answer: null, source, isFormula, problems: NONE };
  const text = cleanText(cell.text);
  return { answer: null, text, source, isFormula, problems: [{ code: "unknown-answer", source, params: { text } }] };
}

/** What is struck through was taken back: the rest counts, and when nothing is left a person decides. */
function readStruck(cell: Cell, rest: string, source: string, isFormula: boolean, vocabulary: Vocabulary): RowAnswer {
  const text = cleanText(cell.text);
  const { unstruck: _, ...plain } = cell;
  const read = isBlank(rest) ? null : readWord({ ...plain, kind: "text", text: rest }, source, isFormula, vocabulary);
  if (read === null || read.answer === null) return { answer: null, text, source, isFormula, problems: [{ code: "unknown-answer", source, params: { text } }] };
  return { ...read, problems: [...read.problems, { code: "struck-text", source, params: { text } }] };
}

function readMarks(grid: Grid, row: number, columns: readonly MarkColumn[], vocabulary: Vocabulary): RowAnswer {
  const cells = columns.map(({ answer, column }) => {
    const cell = grid.seenInColumn(row, column);
    const isTakenBack = cell?.unstruck !== undefined && isBlank(cell.unstruck) && parseMark(cell.text, answer, vocabulary) === true;
    const mark = cell === undefined ? false : cell.kind === "error" || isTakenBack ? null : parseMark(cell.text, answer, vocabulary);
    const merge = grid.mergeAt(row, column);
    return { answer, mark, cell, source: grid.source(merge?.top ?? row, column) };
  });
  const on = cells.filter((c) => c.mark === true);
  const odd = cells.filter((c) => c.mark === null);
  const isFormula = cells.some((c) => c.cell?.formula !== undefined);
  const at = (on[0] ?? odd[0] ?? cells[0]!).source;
  if (on.length === 1 && odd.length === 0) return { answer: on[0]!.answer, source: at, isFormula, problems: [] };
  if (on.length === 0 && odd.length === 0) return { answer: null, source: at, isFormula, problems: [] };
  const word = { yes: "はい", no: "いいえ", na: "対象外" };
  const text = [...on, ...odd].map((c) => `${word[c.answer]}: ${cleanText(c.cell!.text)}`).join(" / ");
  const problem: Problem =
    on.length > 1
      ? { code: "several-marks", source: at, params: { text, other: on[1]!.source } }
      : { code: "unknown-answer", source: odd[0]!.source, params: { text } };
  return { answer: null, text, source: at, isFormula, problems: [problem] };
}
