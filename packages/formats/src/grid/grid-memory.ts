import type { Grid } from "./grid.ts";

/**
 * Keeps what one kind of search found out about a sheet, for as long as the sheet is there. It stands with the sheet
 * itself: a `WeakMap` would keep sheets that were read once alive until the next full collection.
 */
export class GridMemory<T> {
  get(grid: Grid): T | undefined {
    return grid.found.get(this) as T | undefined;
  }

  set(grid: Grid, found: T): void {
    grid.found.set(this, found);
  }
}
