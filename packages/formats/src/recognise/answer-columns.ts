import type { Answer } from "@kaiji/domain";
import type { Grid } from "../grid/grid.ts";
import { headersAbove } from "./header-rows.ts";
import { levelText } from "./level-text.ts";
import type { NumberedRow } from "./number-columns.ts";
import { parseAnswer, parseMark } from "./parse-answer.ts";
import { bare, type Vocabulary } from "./vocabulary.ts";

/** Where a table keeps its answers: a word per row (best column first), or a mark in one of several columns. */
export type AnswerColumns =
  | { readonly kind: "words"; readonly columns: readonly number[]; readonly isHeaded: boolean }
  | { readonly kind: "marks"; readonly columns: readonly MarkColumn[] };

export interface MarkColumn {
  readonly answer: Answer;
  readonly column: number;
}

/** A table's place on its sheet. Columns and rows count from 0, both ends included. */
export interface TablePlace {
  readonly rows: readonly NumberedRow[];
  /** Columns to look in. */
  readonly columns: readonly number[];
  /** Rows above the table in which its headers stand. */
  readonly headersFrom: number;
  readonly headersTo: number;
}

/** Finds the answer columns of a table by what stands in them and above them; `null` when there are none. */
export function findAnswerColumns(grid: Grid, place: TablePlace, vocabulary: Vocabulary): AnswerColumns | null {
  const words = findWordColumns(grid, place, vocabulary);
  const marks = findMarkColumns(grid, place, vocabulary);
  if (marks !== null && (words === null || marks.understood > words.understood || (marks.understood === words.understood && words.understood === 0 && !words.isHeaded)))
    return { kind: "marks", columns: marks.columns };
  return words === null ? null : { kind: "words", columns: words.columns, isHeaded: words.isHeaded };
}

interface WordColumn {
  readonly column: number;
  readonly understood: number;
  readonly isHeaded: boolean;
  readonly isOther: boolean;
  readonly formulas: number;
}

function findWordColumns(grid: Grid, place: TablePlace, vocabulary: Vocabulary) {
  const candidates: WordColumn[] = [];
  for (const column of place.columns) {
    let understood = 0;
    let formulas = 0;
    for (const { row } of place.rows) {
      const cell = grid.seenInColumn(row, column);
      if (cell === undefined) continue;
      if (cell.formula !== undefined) formulas++;
      if (cell.kind === "text" && parseAnswer(cell.text, vocabulary).kind === "answer") understood++;
    }
    const headers = headersAbove(grid, column, place.headersFrom, place.headersTo);
    const isHeaded = headers.some((h) => vocabulary.headers.answer.is(bare(h)) || vocabulary.headers.answer.isIn(h)) && !isRemarkHeader(headers[0], vocabulary);
    const isOther = headers.some((h) => isOfAnotherTime(h, vocabulary));
    if (understood > 0 || isHeaded) candidates.push({ column, understood, isHeaded, isOther, formulas });
  }
  // Last year's answers are never today's, not even when today's column is empty.
  const current = candidates.filter((c) => !c.isOther);
  const filled = keepIf(current, (c) => c.understood > 0);
  const headed = keepIf(filled, (c) => c.isHeaded);
  const most = Math.max(...headed.map((c) => c.understood));
  const rivals = headed.filter((c) => c.understood * 2 >= most);
  const [best] = rivals;
  if (best === undefined) return null;
  // A cell that a person typed into stands before one that displays it.
  const ordered = rivals.toSorted((a, b) => a.formulas - b.formulas || b.understood - a.understood || a.column - b.column);
  return { columns: ordered.map((c) => c.column), understood: most, isHeaded: rivals.some((c) => c.isHeaded) };
}

function isRemarkHeader(header: string | undefined, vocabulary: Vocabulary): boolean {
  return header !== undefined && (vocabulary.headers.remark.isIn(header) || vocabulary.headers.remarkNumber.isIn(header));
}

/** Whether a header speaks of a previous answer or of an example; what stands in brackets or behind ※ only explains. */
function isOfAnotherTime(header: string, vocabulary: Vocabulary): boolean {
  return vocabulary.headers.notAnswer.isIn(header.replaceAll(/\([^)]*\)|※.*$/g, ""));
}

/** The members that pass; all of them when none does. */
function keepIf<T>(list: readonly T[], test: (member: T) => boolean): readonly T[] {
  const kept = list.filter(test);
  return kept.length > 0 ? kept : list;
}

function findMarkColumns(grid: Grid, place: TablePlace, vocabulary: Vocabulary) {
  let best: { columns: MarkColumn[]; understood: number } | null = null;
  for (let row = place.headersTo; row >= place.headersFrom; row--) {
    for (const columns of markSets(grid, row, place, vocabulary)) {
      const others = columns.some(({ column }) =>
        headersAbove(grid, column, place.headersFrom, row).some((h) => isOfAnotherTime(h, vocabulary)),
      );
      const understood = countMarked(grid, place.rows, columns, vocabulary) - (others ? 0.5 : 0);
      if (best === null || understood > best.understood) best = { columns, understood };
    }
  }
  return best === null ? null : { columns: best.columns, understood: Math.ceil(best.understood) };
}

/** Sets of yes/no/na headers side by side in one row; each answer stands once in a set. */
function markSets(grid: Grid, row: number, place: TablePlace, vocabulary: Vocabulary): MarkColumn[][] {
  const sets: MarkColumn[][] = [];
  let set: MarkColumn[] = [];
  for (const column of place.columns) {
    const cell = grid.at(row, column);
    const answer = cell === undefined ? undefined : vocabulary.answerOf.get(bare(levelText(cell.text)));
    if (answer === undefined) continue;
    if (set.some((member) => member.answer === answer)) {
      sets.push(set);
      set = [];
    }
    set.push({ answer, column });
  }
  sets.push(set);
  return sets.filter((s) => s.some((m) => m.answer === "yes") && s.some((m) => m.answer === "no"));
}

function countMarked(
  grid: Grid,
  rows: readonly NumberedRow[],
  columns: readonly MarkColumn[],
  vocabulary: Vocabulary,
): number {
  let count = 0;
  for (const { row } of rows) {
    const marks = columns.map(({ answer, column }) => {
      const cell = grid.seenInColumn(row, column);
      return cell === undefined ? false : parseMark(cell.text, answer, vocabulary);
    });
    if (marks.filter((mark) => mark === true).length === 1 && !marks.includes(null)) count++;
  }
  return count;
}
