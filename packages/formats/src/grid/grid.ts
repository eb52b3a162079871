import type { Cell } from "./cell.ts";
import { cellAddress } from "./cell-address.ts";

/** A rectangle of merged cells, both corners included. */
export interface Merge {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

/** A sheet as data alone, for sending it from one thread to another. */
export interface PlainSheet {
  readonly name: string;
  readonly hidden: boolean;
  readonly cells: readonly Cell[];
  readonly merges: readonly Merge[];
}

/** A comment on a cell. It is not part of what the cell holds. */
export interface CellNote {
  readonly row: number;
  readonly column: number;
  readonly text: string;
}

const WIDTH = 16_384;
/** A sheet that has at most so many places, or so many for each filled cell, is looked up by place. */
const FEW_PLACES = 4096;
const PLACES_PER_CELL = 16;
const LARGE_MERGE = 5000;
const NO_CELLS: readonly Cell[] = [];
const NO_ROWS: readonly number[] = [];

/** A sheet as readers see it: filled cells and merges, nothing of styles. */
export class Grid {
  readonly name: string;
  readonly hidden: boolean;
  /** Filled cells, row by row, left to right. */
  readonly cells: readonly Cell[];
  readonly merges: readonly Merge[];
  readonly notes: readonly CellNote[];
  /** What readers found out about the sheet (`GridMemory`). */
  readonly found = new Map<object, unknown>();
  readonly lastRow: number;
  readonly lastColumn: number;
  /** By place, row by row; sheets whose cells stand far apart are looked up by `#far`. */
  readonly #near: (Cell | undefined)[];
  readonly #nearRows: number;
  readonly #nearColumns: number;
  readonly #far = new Map<number, Cell>();
  readonly #byRow: Cell[][] = [];
  /** The rows that hold anything, in order. */
  readonly #rows: number[] = [];
  readonly #merged = new Map<number, Merge>();
  /** By row, whether a merge reaches into it: most cells stand in none. */
  readonly #isMerged: boolean[] = [];
  readonly #largeMerges: Merge[] = [];
  readonly #address: (row: number, column: number) => string;

  constructor(
    name: string,
    cells: readonly Cell[],
    merges: readonly Merge[],
    hidden = false,
    address: (row: number, column: number) => string = cellAddress,
    notes: readonly CellNote[] = [],
  ) {
    this.name = name;
    this.hidden = hidden;
    this.cells = cells;
    this.merges = merges;
    this.#address = address;
    this.notes = notes;
    let lastRow = -1;
    let lastColumn = -1;
    let isOrdered = true;
    for (const cell of cells) {
      const row = this.#byRow[cell.row];
      if (row === undefined) {
        this.#byRow[cell.row] = [cell];
        isOrdered &&= cell.row > lastRow;
        this.#rows.push(cell.row);
      } else row.push(cell);
      if (cell.row > lastRow) lastRow = cell.row;
      if (cell.column > lastColumn) lastColumn = cell.column;
    }
    if (!isOrdered) this.#rows.sort((a, b) => a - b);
    this.lastRow = lastRow;
    this.lastColumn = lastColumn;
    const places = (lastRow + 1) * (lastColumn + 1);
    const isNear = places <= Math.max(FEW_PLACES, cells.length * PLACES_PER_CELL);
    this.#nearRows = isNear ? lastRow + 1 : 0;
    this.#nearColumns = isNear ? lastColumn + 1 : 0;
    this.#near = [];
    this.#near.length = isNear ? places : 0;
    for (const cell of cells) {
      if (isNear) this.#near[cell.row * this.#nearColumns + cell.column] = cell;
      else this.#far.set(cell.row * WIDTH + cell.column, cell);
    }
    for (const merge of merges) this.#indexMerge(merge);
  }

  /** Merges that reach beyond the filled area are cut to it; very large ones are looked up one by one. */
  #indexMerge(merge: Merge): void {
    const area = (Math.min(merge.bottom, this.lastRow + 1) - merge.top + 1) * (Math.min(merge.right, this.lastColumn + 1) - merge.left + 1);
    if (area > LARGE_MERGE) {
      this.#largeMerges.push(merge);
      return;
    }
    for (let row = merge.top; row <= Math.min(merge.bottom, this.lastRow + 1); row++) {
      this.#isMerged[row] = true;
      for (let column = merge.left; column <= Math.min(merge.right, this.lastColumn + 1); column++)
        this.#merged.set(row * WIDTH + column, merge);
    }
  }

  /** The cell that stands here itself, if filled. */
  at(row: number, column: number): Cell | undefined {
    if (this.#nearRows === 0) return this.#far.get(row * WIDTH + column);
    return row >= 0 && column >= 0 && row < this.#nearRows && column < this.#nearColumns ? this.#near[row * this.#nearColumns + column] : undefined;
  }

  mergeAt(row: number, column: number): Merge | undefined {
    const merge = this.#isMerged[row] === true ? this.#merged.get(row * WIDTH + column) : undefined;
    if (merge !== undefined || this.#largeMerges.length === 0) return merge;
    return this.#largeMerges.find((m) => m.top <= row && row <= m.bottom && m.left <= column && column <= m.right);
  }

  /** The filled cells of a row, left to right. A stray cell far away costs nothing. */
  cellsInRow(row: number): readonly Cell[] {
    return this.#byRow[row] ?? NO_CELLS;
  }

  /** The rows that hold anything, in order, from one row up to and including another. */
  filledRows(from: number, to: number): readonly number[] {
    if (from > to) return NO_ROWS;
    if (from === to) return this.#byRow[from] === undefined ? NO_ROWS : [from];
    return this.#rows.slice(firstAtLeast(this.#rows, from), firstAtLeast(this.#rows, to + 1));
  }

  /** The cell seen here when merges are taken into account. */
  seenAt(row: number, column: number): Cell | undefined {
    const merge = this.mergeAt(row, column);
    return merge === undefined ? this.at(row, column) : this.at(merge.top, merge.left);
  }

  /** Like `seenAt`, for merges that run down this column only: a heading across columns is not a value here. */
  seenInColumn(row: number, column: number): Cell | undefined {
    const merge = this.mergeAt(row, column);
    if (merge === undefined) return this.at(row, column);
    return merge.left === column ? this.at(merge.top, merge.left) : undefined;
  }

  /** Place of a cell as people write it: `MDS!E12`. */
  source(row: number, column: number): string {
    return `${this.name}!${this.#address(row, column)}`;
  }

  /** The same sheet with rows and columns exchanged; addresses stay those of the file. */
  transposed(): Grid {
    const cells = this.cells
      .map((cell) => ({ ...cell, row: cell.column, column: cell.row }))
      .toSorted((a, b) => a.row - b.row || a.column - b.column);
    const merges = this.merges.map((m) => ({ top: m.left, left: m.top, bottom: m.right, right: m.bottom }));
    const notes = this.notes.map((note) => ({ ...note, row: note.column, column: note.row }));
    return new Grid(this.name, cells, merges, this.hidden, (row, column) => this.#address(column, row), notes);
  }
}

/** Place of the first number in a sorted list that is not below a bound. */
function firstAtLeast(sorted: readonly number[], bound: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle]! < bound) low = middle + 1;
    else high = middle;
  }
  return low;
}
