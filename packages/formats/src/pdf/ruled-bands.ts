import type { ColumnPiece } from "./cut-pieces.ts";
import type { Band, TableLine } from "./row-bands.ts";
import type { Ruling } from "./rulings.ts";

/** Lines nearer than this are one line drawn for two cells. */
const ONE_LINE = 2.5;

/**
 * Puts the lines of a table into rows by the ruling lines that cross its number column.
 * @param rulings by page
 * @param key the column of the numbers; below 0 when they stand in front of the questions
 * @returns `null` when the lines do not part the numbers: then the table has no lines between rows
 */
export function ruledBands(lines: readonly TableLine[], rulings: ReadonlyMap<number, readonly Ruling[]>, key: number): Band[] | null {
  const numbers = lines.flatMap((line) => line.pieces.filter((piece) => piece.column === Math.max(key, 0)));
  if (numbers.length === 0) return null;
  const x = median(numbers.map((piece) => piece.x + Math.min(8, (piece.right - piece.x) / 2)));
  const bands: { lines: TableLine[]; anchor: TableLine; page: number; slot: number }[] = [];
  const separators = new Map<number, number[]>();
  for (const line of lines) {
    if (!separators.has(line.page)) separators.set(line.page, separatorsAt(rulings.get(line.page) ?? [], x));
    // The baseline is a hair above the lower line of its cell.
    const middle = line.y - 0.35 * line.size;
    const slot = separators.get(line.page)!.filter((y) => y < middle).length;
    const band = bands.at(-1);
    if (band !== undefined && band.page === line.page && band.slot === slot) band.lines.push(line);
    else bands.push({ lines: [line], anchor: line, page: line.page, slot });
  }
  if (!isParted(bands, lines, key)) return null;
  const joined: Band[] = [];
  for (const band of bands) {
    const anchor = band.lines.find((line) => line.isAnchor);
    const last = joined.at(-1);
    // A row that a page's end broke goes on without a number.
    const goesOn = anchor === undefined && last !== undefined && last.lines.at(-1)!.page === band.page - 1;
    if (goesOn) joined[joined.length - 1] = { ...last, lines: [...last.lines, ...band.lines] };
    else joined.push({ lines: band.lines, anchor: anchor ?? band.lines[0]! });
  }
  return joined;
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
