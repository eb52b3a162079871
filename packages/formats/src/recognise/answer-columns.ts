import type { Grid } from "../grid/grid.ts";
import { headersAbove } from "./header-rows.ts";
import type { NumberedRow } from "./number-columns.ts";
import { findMarkColumns, isOfAnotherTime, type MarkSet } from "./mark-columns.ts";
import { parseAnswer } from "./parse-answer.ts";
import { bare, type Vocabulary } from "./vocabulary.ts";

/** Where a table keeps its answers: a word per row (best column first), or a mark in one of several columns (and as well filled sets of them beside). */
export type AnswerColumns =
  | { readonly kind: "words"; readonly columns: readonly number[]; readonly isHeaded: boolean }
  | { readonly kind: "marks"; readonly columns: MarkSet; readonly rivals: readonly MarkSet[] };

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
  if (marks !== null && (words === null || marks.isLabelled || marks.understood > words.understood || (marks.understood === words.understood && words.understood === 0 && !words.isHeaded)))
    return { kind: "marks", columns: marks.sets[0], rivals: marks.sets.slice(1) };
  return words === null ? null : { kind: "words", columns: words.columns, isHeaded: words.isHeaded };
}

interface WordColumn {
  readonly column: number;
  readonly understood: number;
  readonly isHeaded: boolean;
  /** Of its header only the end is there, as when a row is too low to print all of it. */
  readonly isCut: boolean;
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
    const isCut = !isHeaded && headers[0] !== undefined && /^[^(]*\)/.test(headers[0]);
    if (understood > 0 || isHeaded) candidates.push({ column, understood, isHeaded, isCut, isOther, formulas });
  }
  // Last year's answers are never today's, not even when today's column is empty.
  const current = candidates.filter((c) => !c.isOther);
  const filled = keepIf(current, (c) => c.understood > 0);
  const headed = filled.some((c) => c.isHeaded) ? filled.filter((c) => c.isHeaded || c.isCut) : filled;
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

/** The members that pass; all of them when none does. */
function keepIf<T>(list: readonly T[], test: (member: T) => boolean): readonly T[] {
  const kept = list.filter(test);
  return kept.length > 0 ? kept : list;
}
