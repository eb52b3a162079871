import type { Cell } from "./cell.ts";
import type { Grid } from "./grid.ts";

/** A cell that two readings of a sheet show differently. */
export interface CellChange {
  readonly row: number;
  readonly column: number;
  readonly before: Cell | undefined;
  readonly after: Cell | undefined;
}

/** The cells in which two readings of a sheet differ, in reading order. */
export function gridChanges(before: Grid, after: Grid): CellChange[] {
  const changes: CellChange[] = [];
  let [i, k] = [0, 0];
  while (i < before.cells.length || k < after.cells.length) {
    const [a, b] = [before.cells[i], after.cells[k]];
    const order = a === undefined ? 1 : b === undefined ? -1 : a.row - b.row || a.column - b.column;
    if (order < 0) changes.push({ row: a!.row, column: a!.column, before: a, after: undefined });
    else if (order > 0) changes.push({ row: b!.row, column: b!.column, before: undefined, after: b });
    else if (!isSameCell(a!, b!)) changes.push({ row: a!.row, column: a!.column, before: a, after: b });
    if (order <= 0) i++;
    if (order >= 0) k++;
  }
  return changes;
}

/** Whether two readings of a cell say the same. */
export function isSameCell(a: Cell, b: Cell): boolean {
  return a.kind === b.kind && a.text === b.text && a.value === b.value && a.formula === b.formula && a.unstruck === b.unstruck && a.unseen === b.unseen && a.unevaluated === b.unevaluated;
}
