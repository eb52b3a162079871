import { columnLetters, parseAddress } from "../excel-writer/cell-address.ts";
import type { SheetBuilder } from "../excel-writer/sheet.ts";
import { textWidth } from "../papers/text-width.ts";

/** What one line of the font takes in Excel, in points. */
const LINE = 18.75;
/** Excel's highest row. */
const HIGHEST = 409.5;

/** Makes each row as high as its wrapped texts need by its columns' widths. Not every program does so when it opens a file. */
export function fitRows(sheet: SheetBuilder): void {
  sheet.rowHeight = LINE;
  for (const [address, cell] of sheet.cells) {
    if (typeof cell !== "object" || typeof cell.value !== "string" || cell.style?.wrap !== true) continue;
    const { row, column } = parseAddress(address);
    const width = (sheet.columnWidths[columnLetters(column)] ?? 9) - 1;
    let lines = 0;
    for (const line of cell.value.split("\n")) lines += Math.max(1, Math.ceil(textWidth(line) / width));
    if (lines > 1) sheet.rowHeights.set(row, Math.max(sheet.rowHeights.get(row) ?? 0, Math.min(HIGHEST, lines * LINE)));
  }
}
