/** A cell: row −1 is the chapters' line, column −1 the systems' names. */
export interface Place {
  readonly row: number;
  readonly column: number;
}

/**
 * Where a key leads in a grid (WAI-ARIA grid pattern); `null` when the key is none of the grid's.
 * @param page rows that are seen at once
 */
export function moveInGrid({ row, column }: Place, key: string, isControl: boolean, size: { readonly rows: number; readonly columns: number; readonly page: number }): Place | null {
  const [lastRow, lastColumn] = [size.rows - 1, size.columns - 1];
  const at = (nextRow: number, nextColumn: number): Place => ({ row: Math.max(-1, Math.min(lastRow, nextRow)), column: Math.max(-1, Math.min(lastColumn, nextColumn)) });
  switch (key) {
    case "ArrowUp":
      return at(row - 1, column);
    case "ArrowDown":
      return at(row + 1, column);
    case "ArrowLeft":
      return at(row, column - 1);
    case "ArrowRight":
      return at(row, column + 1);
    case "PageUp":
      return at(Math.max(row === -1 ? -1 : 0, row - size.page), column);
    case "PageDown":
      return at(row + size.page, column);
    case "Home":
      return isControl ? at(0, -1) : at(row, -1);
    case "End":
      return isControl ? at(lastRow, lastColumn) : at(row, lastColumn);
    default:
      return null;
  }
}
