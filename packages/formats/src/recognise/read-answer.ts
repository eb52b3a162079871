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
  const readings = columns.map((column) => readWordCell(grid, row, column, sheets, vocabulary));
  const said = readings.filter((r) => r.answer !== null || r.text !== undefined);
  const first = said.find((r) => !r.isFormula) ?? said[0] ?? readings.find((r) => r.problems.length > 0) ?? readings[0]!;
  const rival = said.find((r) => r !== first && r.answer !== null && first.answer !== null && r.answer !== first.answer);
  if (rival === undefined) return first;
  const problem: Problem = { code: "conflicting-answers", source: first.source, params: { other: rival.source, first: first.answer!, second: rival.answer! } };
  // A display cell that was not recalculated does not overrule the cell it displays.
  if (rival.isFormula && !first.isFormula) return { ...first, problems: [problem] };
  return { answer: null, text: `${first.answer!} / ${rival.answer!}`, source: first.source, isFormula: false, problems: [problem] };
}

function readWordCell(grid: Grid, row: number, column: number, sheets: Sheets, vocabulary: Vocabulary): RowAnswer {
  const merge = grid.mergeAt(row, column);
  const place = merge !== undefined && merge.left === column ? { row: merge.top, column: merge.left } : { row, column };
  const source = grid.source(place.row, place.column);
  const found = grid.seenInColumn(row, column);
  const blank: RowAnswer = { answer: null, source, isFormula: found?.formula !== undefined, problems: [] };
  if (found === undefined) return blank;
  const resolved = resolveFormula(grid, found, sheets);
  if (typeof resolved === "string") return { ...blank, text: `=${found.formula ?? ""}`, problems: [{ code: resolved, source }] };
  return readWord(resolved, blank, vocabulary);
}

function readWord(cell: Cell, blank: RowAnswer, vocabulary: Vocabulary): RowAnswer {
  if (cell.kind === "text") {
    const parsed = parseAnswer(cell.text, vocabulary);
    if (parsed.kind === "blank") return blank;
    if (parsed.kind === "answer") {
      const { answer, reference } = parsed;
      return reference === undefined ? { ...blank, answer } : { ...blank, answer, reference };
    }
  }
  // A display formula over an empty cell shows 0.
  if (blank.isFormula && cell.kind === "number" && cell.value === 0) return blank;
  if (isBlank(cell.text)) return blank;
  const text = cleanText(cell.text);
  return { ...blank, text, problems: [{ code: "unknown-answer", source: blank.source, params: { text } }] };
}

function readMarks(grid: Grid, row: number, columns: readonly MarkColumn[], vocabulary: Vocabulary): RowAnswer {
  const cells = columns.map(({ answer, column }) => {
    const cell = grid.seenInColumn(row, column);
    const mark = cell === undefined ? false : cell.kind === "error" ? null : parseMark(cell.text, answer, vocabulary);
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
