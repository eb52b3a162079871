import { compareItemNumbers } from "@kaiji/domain";
import type { Grid } from "../grid/grid.ts";
import { isHeaderRow } from "./header-rows.ts";
import { levelText } from "./level-text.ts";
import type { NumberColumns, NumberedRow } from "./number-columns.ts";
import { findTitleForms } from "./titles.ts";
import type { Vocabulary } from "./vocabulary.ts";

/** Headers stand at most this many rows above a table's first number. */
const FARTHEST_HEADER = 12;

/**
 * Cuts a column of numbers where another table begins: a second form below the first, or a list of remarks whose
 * numbers start again at 1. Tables of one form are put together again later, but a table of few rows may not be known
 * for a part of it: where a header is only repeated, the table goes on.
 */
export function cutSegments(grid: Grid, columns: NumberColumns, vocabulary: Vocabulary): NumberedRow[][] {
  const segments: NumberedRow[][] = [];
  let current = new Segment();
  columns.rows.forEach((row, i) => {
    if (current.rows.length > 0 && startsAnother(grid, columns.rows, i, current, vocabulary)) {
      segments.push(current.rows);
      current = new Segment();
    }
    current.rows.push(row);
  });
  if (current.rows.length > 0) segments.push(current.rows);
  return segments;
}

class Segment {
  readonly rows: NumberedRow[] = [];
  readonly #seen = new Set<string>();
  #looked = 0;

  /** Its numbers so far; nearly no table asks for them. */
  get seen(): ReadonlySet<string> {
    for (; this.#looked < this.rows.length; this.#looked++) for (const number of this.rows[this.#looked]!.numbers) this.#seen.add(number);
    return this.#seen;
  }
}

function startsAnother(grid: Grid, rows: readonly NumberedRow[], i: number, current: Segment, vocabulary: Vocabulary): boolean {
  const row = rows[i]!;
  const previous = current.rows.at(-1)!;
  for (const r of grid.filledRows(previous.row + 1, row.row - 1))
    if (isHeaderRow(grid, r, vocabulary)) return compareItemNumbers(row.numbers[0]!, previous.numbers.at(-1)!) <= 0 || !repeatsHeader(grid, rows[0]!.row, r, vocabulary) || hasTitleBetween(grid, previous.row, row.row, vocabulary);
  const isAdjacent = row.row === previous.row + 1;
  if (isAdjacent && !isStart(rows, i)) return false;
  if (compareItemNumbers(row.numbers[0]!, previous.numbers.at(-1)!) >= 0) return false;
  return startsOver(rows, i, current) || hasTitleBetween(grid, previous.row, row.row, vocabulary);
}

/** Whether a header says what the one above the first number says, as on the next page of one table: what follows goes on. */
function repeatsHeader(grid: Grid, first: number, header: number, vocabulary: Vocabulary): boolean {
  const said = (row: number) => grid.cellsInRow(row).map((cell) => `${cell.column}:${levelText(cell.text)}`).join("|");
  return grid.filledRows(Math.max(0, first - FARTHEST_HEADER), first - 1).some((row) => isHeaderRow(grid, row, vocabulary) && said(row) === said(header));
}

function isStart(rows: readonly NumberedRow[], i: number): boolean {
  const first = rows[i]!.numbers[0]!;
  return first === "1" || first === rows[0]!.numbers[0]!;
}

/** A list that starts over starts at its beginning; a lone number that stands twice is a repeated item. */
function startsOver(rows: readonly NumberedRow[], i: number, current: Segment): boolean {
  if (!isStart(rows, i)) return false;
  const { seen } = current;
  const next = rows.slice(i, i + 4);
  return next.filter((row) => row.numbers.every((number) => seen.has(number))).length >= Math.min(3, next.length);
}

function hasTitleBetween(grid: Grid, from: number, to: number, vocabulary: Vocabulary): boolean {
  for (const row of grid.filledRows(from + 1, to - 1))
    if (grid.cellsInRow(row).some((cell) => findTitleForms(levelText(cell.text), vocabulary).length > 0)) return true;
  return false;
}
