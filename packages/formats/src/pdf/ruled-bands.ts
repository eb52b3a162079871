import type { ColumnPiece } from "./cut-pieces.ts";
import type { Band, TableLine } from "./row-bands.ts";
import type { Ruling } from "./path-rulings.ts";

/** Lines nearer than this are one line drawn for two cells. */
const ONE_LINE = 2.5;

/**
 * Puts the lines of a table on one page into rows by the ruling lines that cross its number column.
 * @param key the column of the numbers; below 0 when they stand in front of the questions
 * @param home the column of the numbers all the same
 * @returns `null` when the lines do not part the numbers: then the table has no lines between rows
 */
export function ruledBands(lines: readonly TableLine[], rulings: readonly Ruling[], key: number, home: number): Band[] | null {
  const numbers = lines.flatMap((line) => line.pieces.filter((piece) => piece.column === Math.max(home, 0)));
  if (numbers.length === 0) return null;
  const separators = separatorsAt(rulings, median(numbers.map((piece) => piece.x + Math.min(8, (piece.right - piece.x) / 2))));
  const bands: { lines: TableLine[]; slot: number }[] = [];
  for (const line of lines) {
    // The baseline is a hair above the lower line of its cell.
    const slot = separators.filter((y) => y < line.y - 0.35 * line.size).length;
    const band = bands.at(-1);
    if (band !== undefined && band.slot === slot) band.lines.push(line);
    else bands.push({ lines: [line], slot });
  }
  if (!isParted(bands, lines, key)) return null;
  return bands.map((band) => ({ lines: band.lines, anchor: band.lines.find((line) => line.isAnchor) ?? band.lines[0]!, isRuled: true }));
}

function separatorsAt(rulings: readonly Ruling[], x: number): number[] {
  const found: number[] = [];
  for (const { y } of rulings.filter(({ from, to }) => from - 1 <= x && x <= to + 1).toSorted((a, b) => a.y - b.y))
    if (found.length === 0 || y - found.at(-1)! > ONE_LINE) found.push(y);
  return found;
}

/** Whether most numbers stand in a row of their own. A number broken over lines still is one number. */
function isParted(bands: readonly { lines: readonly TableLine[] }[], lines: readonly TableLine[], key: number): boolean {
  // Where number and question share a cell, only the line with the number counts.
  const hasKey = (line: TableLine) => (key < 0 ? line.isAnchor : line.pieces.some((piece: ColumnPiece) => piece.column === key));
  const keyed = bands.filter((band) => band.lines.some(hasKey)).length;
  return keyed >= lines.filter(hasKey).length * 0.8;
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!;
}
