import type { Grid } from "../grid/grid.ts";
import { GridMemory } from "../grid/grid-memory.ts";
import { type AnswerColumns, findAnswerColumns } from "./answer-columns.ts";
import { headersAbove } from "./header-rows.ts";
import { findNumberColumns, type KnownShares, type NumberColumns, type NumberedRow, sharesOf } from "./number-columns.ts";
import { parseReferences } from "./remark-references.ts";
import { cutSegments } from "./segments.ts";
import type { Vocabulary } from "./vocabulary.ts";

/** A run of numbered rows on a sheet with the columns that answer them. */
export interface Table {
  readonly grid: Grid;
  readonly numbers: NumberColumns;
  readonly rows: readonly NumberedRow[];
  readonly answers: AnswerColumns | null;
  /** Columns that may belong to the table, its number columns left out. */
  readonly columns: readonly number[];
  /** Columns of the sheet that are this table's own where tables stand side by side. */
  readonly left: number;
  readonly right: number;
  readonly headersFrom: number;
  readonly firstRow: number;
  readonly lastRow: number;
  readonly shares: KnownShares;
}

const foundIn = new GridMemory<{ readonly vocabulary: Vocabulary; readonly tables: readonly Table[] }>();

/** Finds the tables of a sheet, once; those without an answer column come with `answers` null. */
export function findTables(grid: Grid, vocabulary: Vocabulary): readonly Table[] {
  const found = foundIn.get(grid);
  if (found?.vocabulary === vocabulary) return found.tables;
  const tables = lookForTables(grid, vocabulary);
  foundIn.set(grid, { vocabulary, tables });
  return tables;
}

function lookForTables(grid: Grid, vocabulary: Vocabulary): Table[] {
  const groups = withoutRemarkNumbers(grid, findNumberColumns(grid, vocabulary), vocabulary);
  const tables: Table[] = [];
  const used = new Set<number>();
  groups.forEach((group, rank) => {
    const segments = cutSegments(grid, group, vocabulary);
    let above = -1;
    for (const rows of segments) {
      const table = makeTable(grid, group, rows, above, groups, rank === 0, used, vocabulary);
      if (table.answers !== null) tables.push(table);
      else if (rank === 0) tables.push(table);
      above = table.lastRow;
    }
    for (const table of tables) if (table.numbers === group) for (const column of answerColumnsOf(table)) used.add(column);
  });
  return tables.toSorted((a, b) => a.firstRow - b.firstRow || a.numbers.first - b.numbers.first);
}

/** Numbers below the header 備考 are those of remarks, however many items have such numbers. */
function withoutRemarkNumbers(grid: Grid, groups: readonly NumberColumns[], vocabulary: Vocabulary): readonly NumberColumns[] {
  if (groups.length < 2) return groups;
  const { remark, remarkNumber } = vocabulary.headers;
  const [main, ...others] = groups as readonly [NumberColumns, ...NumberColumns[]];
  const first = main.rows[0]!.row;
  return [main, ...others.filter((group) => {
    const [header] = headersAbove(grid, group.first, Math.max(0, first - 12), first - 1);
    return header === undefined || !(remark.isIn(header) || remarkNumber.isIn(header));
  })];
}

/** The sheet columns that hold a table's answers. */
export function answerColumnsOf(table: Table): number[] {
  if (table.answers === null) return [];
  return table.answers.kind === "words" ? [...table.answers.columns] : table.answers.columns.map((c) => c.column);
}

function makeTable(
  grid: Grid,
  group: NumberColumns,
  rows: readonly NumberedRow[],
  above: number,
  groups: readonly NumberColumns[],
  mayLookEverywhere: boolean,
  used: ReadonlySet<number>,
  vocabulary: Vocabulary,
): Table {
  const firstRow = rows[0]!.row;
  const lastRow = rows.at(-1)!.mergedTo;
  const headersFrom = Math.max(above + 1, firstRow - 12, 0);
  const nextGroup = Math.min(...groups.filter((g) => g.first > group.last).map((g) => g.first), Number.POSITIVE_INFINITY);
  const all = columnsInUse(grid, firstRow, lastRow, headersFrom).filter((c) => c < group.first || c > group.last);
  const own = all.filter((c) => c > group.last && c < nextGroup && !used.has(c));
  const place = (columns: readonly number[]) => ({ rows, columns, headersFrom, headersTo: firstRow - 1 });
  let answers = findAnswerColumns(grid, place(own), vocabulary);
  let columns: readonly number[] = own;
  if (answers === null && mayLookEverywhere) {
    answers = findAnswerColumns(grid, place(all), vocabulary);
    columns = all;
  }
  const previousGroup = groups.filter((g) => g.last < group.first && sharesRows(g, firstRow, lastRow));
  const left = previousGroup.length === 0 ? 0 : group.first;
  const right = Number.isFinite(nextGroup) ? nextGroup - 1 : grid.lastColumn;
  return { grid, numbers: group, rows, answers, columns: withoutRemarkList(grid, columns, answers, firstRow, lastRow), left, right, headersFrom, firstRow, lastRow, shares: sharesOf(rows, group, vocabulary) };
}

function sharesRows(group: NumberColumns, firstRow: number, lastRow: number): boolean {
  return group.rows.some((row) => firstRow <= row.row && row.row <= lastRow);
}

/** Columns up to a list of remarks that stands beside the table behind an empty column: 備考1, 備考2, … one below the other. */
function withoutRemarkList(
  grid: Grid,
  columns: readonly number[],
  answers: AnswerColumns | null,
  firstRow: number,
  lastRow: number,
): readonly number[] {
  const lastAnswer = Math.max(...(answers?.columns ?? []).map((c) => (typeof c === "number" ? c : c.column)), -1);
  for (let i = 1; i < columns.length; i++) {
    const column = columns[i]!;
    if (column <= lastAnswer || column === (columns[i - 1] ?? 0) + 1) continue;
    const keys: number[] = [];
    for (const row of grid.filledRows(firstRow, lastRow)) {
      const key = parseReferences(grid.at(row, column)?.text ?? "");
      if (key?.length === 1) keys.push(Number(key[0]!.number));
    }
    if (keys.length > 1 && keys.every((key, k) => k === 0 || key > keys[k - 1]!)) return columns.slice(0, i);
  }
  return columns;
}

function columnsInUse(grid: Grid, firstRow: number, lastRow: number, headersFrom: number): number[] {
  const isUsed = new Uint8Array(grid.lastColumn + 1);
  for (const cell of grid.cells) {
    if (cell.row < headersFrom) continue;
    if (cell.row > lastRow) break;
    if (cell.row >= firstRow || cell.text.length <= 60) {
      isUsed[cell.column] = 1;
      const merge = grid.mergeAt(cell.row, cell.column);
      if (merge !== undefined)
        for (let c = merge.left; c <= Math.min(merge.right, grid.lastColumn); c++) isUsed[c] = 1;
    }
  }
  const columns: number[] = [];
  for (let column = 0; column < isUsed.length; column++) if (isUsed[column] === 1) columns.push(column);
  return columns;
}
