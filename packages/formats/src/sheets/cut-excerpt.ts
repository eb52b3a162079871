import { cellAddress, parseCellAddress } from "../grid/cell-address.ts";
import type { Grid } from "../grid/grid.ts";

/** What stands around a place in a file: a small table in which one cell is marked. */
export interface Excerpt {
  readonly sheet: string;
  readonly isHidden: boolean;
  /** Headings of the columns, as the file names them. */
  readonly columns: readonly string[];
  readonly rows: readonly { readonly heading: string; readonly cells: readonly ExcerptCell[] }[];
}

export interface ExcerptCell {
  readonly text: string;
  readonly isMarked: boolean;
}

const ROWS_AROUND = 3;
const COLUMNS_AROUND = 5;
const MOST_LETTERS = 300;

/**
 * Cuts out what stands around a place such as `MDS!E12` or `PDF!p2 x310 y452`: three rows above and below, five
 * columns on either side, without the columns that are empty there.
 * @returns `null` when the place is in none of the sheets
 */
export function cutExcerpt(grids: readonly Grid[], source: string): Excerpt | null {
  for (const grid of grids) {
    const place = placeIn(grid, source);
    if (place !== null) return cut(grid, place);
  }
  return null;
}

interface Place {
  readonly row: number;
  readonly column: number;
}

function placeIn(grid: Grid, source: string): Place | null {
  if (!source.startsWith(`${grid.name}!`)) return null;
  const written = parseCellAddress(source.slice(grid.name.length + 1));
  if (written !== null && grid.source(written.row, written.column) === source) return written;
  const found = grid.cells.find((cell) => grid.source(cell.row, cell.column) === source);
  if (found !== undefined) return found;
  // An empty place of a recovered table has no cell of its own.
  for (let row = 0; row <= grid.lastRow; row++) for (let column = 0; column <= grid.lastColumn; column++) if (grid.source(row, column) === source) return { row, column };
  return null;
}

function cut(grid: Grid, { row, column }: Place): Excerpt {
  const rows = range(Math.max(0, row - ROWS_AROUND), Math.max(row, Math.min(grid.lastRow, row + ROWS_AROUND)));
  const near = range(Math.max(0, column - COLUMNS_AROUND), Math.max(column, Math.min(grid.lastColumn, column + COLUMNS_AROUND)));
  const columns = near.filter((at) => at === column || rows.some((line) => grid.seenAt(line, at) !== undefined));
  const isPlain = grid.source(row, column) === `${grid.name}!${cellAddress(row, column)}`;
  return {
    sheet: grid.name,
    isHidden: grid.hidden,
    columns: columns.map((at) => (isPlain ? cellAddress(0, at).replace(/\d+$/, "") : "")),
    rows: rows.map((line) => ({
      heading: isPlain ? String(line + 1) : "",
      cells: columns.map((at) => ({ text: (grid.seenAt(line, at)?.text ?? "").slice(0, MOST_LETTERS), isMarked: line === row && at === column })),
    })),
  };
}

function range(from: number, to: number): number[] {
  return Array.from({ length: to - from + 1 }, (_, each) => from + each);
}
