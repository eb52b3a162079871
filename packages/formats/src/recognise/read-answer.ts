import type { Answer, Problem } from "@kaiji/domain";
import type { Cell } from "../grid/cell.ts";
import type { Grid } from "../grid/grid.ts";
import type { AnswerColumns } from "./answer-columns.ts";
import { resolveFormula } from "./formulas.ts";
import { cleanText, isBlank, levelText } from "./level-text.ts";
import type { MarkColumn, MarkSet } from "./mark-columns.ts";
import { parseAnswer, parseMark, soleOption } from "./parse-answer.ts";
import { bare, type Vocabulary } from "./vocabulary.ts";

/** What one row's answer cells say. */
export interface RowAnswer {
  readonly answer: Answer | null;
  readonly text?: string | undefined;
  readonly source: string;
  /** Remark number that stood in the answer cell. */
  readonly reference?: string | undefined;
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
  if (answers.kind === "words") return readWords(grid, row, answers.columns, sheets, vocabulary);
  let first = readMarks(grid, row, answers.columns, vocabulary);
  for (const rival of answers.rivals) {
    const other = readMarks(grid, row, rival, vocabulary);
    if (isSilent(first)) first = other;
    else if (other.answer !== null && first.answer !== null && other.answer !== first.answer) return settle(first, other);
  }
  return first;
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
      return { answer: parsed.answer, source, isFormula, problems: NONE, reference: parsed.reference };
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
  const why = cell.unseen === true ? "unseen-text" : "unknown-answer";
  if (read === null || read.answer === null) return { answer: null, text, source, isFormula, problems: [{ code: why, source, params: { text } }] };
  return { ...read, problems: [...read.problems, { code: "struck-text", source, params: { text } }] };
}

interface ReadMark {
  readonly answer: Answer;
  /** `null`: nobody can say. */
  readonly mark: boolean | null;
  /** What the cell names is struck through. */
  readonly isStruck: boolean;
  /** A mark stands at the printed option. */
  readonly isAtOption: boolean;
  /** Remark number behind the mark (`○※1`). */
  readonly reference?: string | undefined;
  readonly cell: Cell | undefined;
  readonly source: string;
}

function readMark(grid: Grid, row: number, { answer, column }: MarkColumn, vocabulary: Vocabulary): ReadMark {
  const cell = grid.seenInColumn(row, column);
  const source = grid.source(grid.mergeAt(row, column)?.top ?? row, column);
  if (cell === undefined) return { answer, mark: false, isStruck: false, isAtOption: false, cell, source };
  const pointing = cell.kind === "text" ? splitMarkReference(cell.text, vocabulary) : null;
  const seen = cell.kind === "error" ? null : parseMark(pointing?.mark ?? cell.text, answer, vocabulary);
  const isPrinted = soleOption(cell.text, vocabulary) !== null;
  const isStruck = seen === true && cell.unstruck !== undefined && isBlank(cell.unstruck);
  // A printed option that is struck through is ruled out; a mark that is struck through was taken back, and for what?
  const mark = isStruck ? (isPrinted ? false : null) : seen;
  return { answer, mark, isStruck, isAtOption: mark === true && isPrinted && !isPlainOption(cell.text, vocabulary), ...(pointing === null ? {} : { reference: pointing.reference }), cell, source };
}

const REFERENCE_BEHIND = /^(.{1,5}?)[([【]?((?:備考|注|※|\*)(?:no\.?)?\d{1,3}(?:[,、・](?:備考|注|※|\*)?\d{1,3})*)(?:を?参照)?[)\]】]?$/;

/** `○（備考1）`: a mark and the remark that it points to; `null` for all else. */
function splitMarkReference(text: string, vocabulary: Vocabulary): { mark: string; reference: string } | null {
  if (text.length < 3 || text.length > 30) return null;
  const m = REFERENCE_BEHIND.exec(levelText(text));
  return m === null || !(vocabulary.on.has(m[1]!) || vocabulary.answerOf.has(m[1]!)) ? null : { mark: m[1]!, reference: m[2]! };
}

function readMarks(grid: Grid, row: number, columns: MarkSet, vocabulary: Vocabulary): RowAnswer {
  const cells = columns.map((column) => readMark(grid, row, column, vocabulary));
  const marked = cells.filter((c) => c.mark === true);
  // Where one of the printed options carries a mark, the others are only printed.
  const on = marked.some((c) => c.isAtOption) ? marked.filter((c) => c.isAtOption || !isPlainOption(c.cell!.text, vocabulary)) : marked;
  const struck = cells.filter((c) => c.isStruck);
  const odd = [...cells.filter((c) => c.mark === null), ...(on.length === 0 ? struck : [])];
  const isFormula = cells.some((c) => c.cell?.formula !== undefined);
  const at = (on[0] ?? odd[0] ?? cells[0]!).source;
  const word = { yes: "はい", no: "いいえ", na: "対象外" };
  const said = (list: readonly ReadMark[]) => list.map((c) => `${word[c.answer]}: ${cleanText(c.cell!.text)}`).join(" / ");
  if (on.length === 1 && odd.length === 0) {
    const { answer, reference } = on[0]!;
    const problems: readonly Problem[] = struck.length === 0 ? NONE : [{ code: "struck-text", source: struck[0]!.source, params: { text: said(struck) } }];
    return reference === undefined ? { answer, source: at, isFormula, problems } : { answer, source: at, isFormula, problems, reference };
  }
  if (on.length === 0 && odd.length === 0) return { answer: null, source: at, isFormula, problems: NONE };
  const text = said([...on, ...odd]);
  const problem: Problem =
    on.length > 1
      ? { code: "several-marks", source: at, params: { text, other: on[1]!.source } }
      : { code: odd.some(({ cell }) => cell?.unseen === true) ? "unseen-text" : "unknown-answer", source: odd[0]!.source, params: { text } };
  return { answer: null, text, source: at, isFormula, problems: [problem] };
}

function isPlainOption(text: string, vocabulary: Vocabulary): boolean {
  return vocabulary.answerOf.has(bare(levelText(text)));
}
