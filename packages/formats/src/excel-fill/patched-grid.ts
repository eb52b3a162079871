import type { SheetEntry } from "../excel/open-workbook.ts";
import { readSheet, type SheetContext } from "../excel/read-sheet.ts";
import type { Cell } from "../grid/cell.ts";
import { placeInAttributes } from "../grid/cell-address.ts";
import { Grid } from "../grid/grid.ts";
import type { CellChange } from "../grid/grid-changes.ts";
import { isSameCell } from "../grid/grid-changes.ts";
import { keyOf } from "./cell-edit.ts";
import type { PatchedText } from "./text-patch.ts";

const NO_DRAWINGS = { controls: [], notes: [] };

/** A sheet as it stands after a patch, and the cells that differ. */
export interface PatchedGrid {
  readonly grid: Grid;
  readonly changes: readonly CellChange[];
}

/**
 * Reads a patched sheet: the cells of the stretches that were replaced from the new text, all others as they were read
 * before, as their text is the same (`isPatchOfCells`).
 * @returns `null` when the whole sheet has to be read: new rows, cells that do not say where they stand
 * @throws ReadFailure when what was written is not well formed
 */
export function readPatched(before: Grid, { before: old, text, stretches }: PatchedText, { name, path, hidden }: SheetEntry, context: SheetContext): PatchedGrid | null {
  const gone = new Set<number>();
  const pieces: string[] = [];
  for (const { from, to, newFrom, newTo } of stretches) {
    const place = to === from ? null : old.startsWith("<c ", from) ? placeInAttributes(old.slice(from + 2, to)) : -1;
    if (place === -1 || !text.startsWith('<c r="', newFrom)) return null;
    if (place !== null) gone.add(place);
    pieces.push(text.slice(newFrom, newTo));
  }
  const made = readSheet(`<worksheet><sheetData><row r="1">${pieces.join("")}</row></sheetData></worksheet>`, path, name, hidden, context, NO_DRAWINGS).cells;
  for (const { row, column } of made) if (!gone.has(keyOf(row, column)) && before.at(row, column) !== undefined) return null;
  const cells: Cell[] = [];
  const changes: CellChange[] = [];
  let next = 0;
  const takeUpTo = (row: number, column: number) => {
    for (let cell = made[next]; cell !== undefined && (cell.row < row || (cell.row === row && cell.column < column)); cell = made[++next]) {
      cells.push(cell);
      changes.push({ row: cell.row, column: cell.column, before: undefined, after: cell });
    }
  };
  for (const cell of before.cells) {
    const { row, column } = cell;
    takeUpTo(row, column);
    if (!gone.has(keyOf(row, column))) {
      cells.push(cell);
      continue;
    }
    const now = made[next];
    const after = now?.row === row && now.column === column ? now : undefined;
    if (after !== undefined) {
      cells.push(after);
      next++;
    }
    if (after === undefined || !isSameCell(cell, after)) changes.push({ row, column, before: cell, after });
  }
  takeUpTo(Number.POSITIVE_INFINITY, 0);
  return { grid: new Grid(name, cells, before.merges, hidden, undefined, before.notes), changes };
}
