import type { SheetEntry } from "../excel/open-workbook.ts";
import type { SheetContext } from "../excel/collect-cells.ts";
import { readSheet } from "../excel/read-sheet.ts";
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
  const gone: number[] = [];
  const pieces: string[] = [];
  for (const { from, to, newFrom, newTo } of stretches) {
    const place = to === from ? null : old.startsWith("<c ", from) ? placeInAttributes(old.slice(from + 2, Math.min(to, from + 24))) : -1;
    // They are looked for in the order of the cells.
    if (place === -1 || (place !== null && place <= (gone.at(-1) ?? -1)) || !text.startsWith('<c r="', newFrom)) return null;
    if (place !== null) gone.push(place);
    pieces.push(text.slice(newFrom, newTo));
  }
  const made = readSheet(`<worksheet><sheetData><row r="1">${pieces.join("")}</row></sheetData></worksheet>`, path, name, hidden, context, NO_DRAWINGS).cells;
  const cells: Cell[] = [];
  const changes: CellChange[] = [];
  let [next, nextGone] = [0, 0];
  const takeUpTo = (key: number) => {
    for (let cell = made[next]; cell !== undefined && keyOf(cell.row, cell.column) < key; cell = made[++next]) {
      cells.push(cell);
      changes.push({ row: cell.row, column: cell.column, before: undefined, after: cell });
    }
  };
  for (const cell of before.cells) {
    const key = keyOf(cell.row, cell.column);
    takeUpTo(key);
    while (nextGone < gone.length && gone[nextGone]! < key) nextGone++;
    const now = made[next];
    const after = now !== undefined && keyOf(now.row, now.column) === key ? now : undefined;
    if (gone[nextGone] !== key) {
      // A cell that was not replaced came a second time.
      if (after !== undefined) return null;
      cells.push(cell);
      continue;
    }
    if (after !== undefined) {
      cells.push(after);
      next++;
    }
    if (after === undefined || !isSameCell(cell, after)) changes.push({ row: cell.row, column: cell.column, before: cell, after });
  }
  takeUpTo(Number.POSITIVE_INFINITY);
  return { grid: new Grid(name, cells, before.merges, hidden, undefined, before.notes), changes };
}
