import { compareItemNumbers } from "@kaiji/domain";
import { parseItemNumbers } from "../recognise/parse-item-numbers.ts";
import type { ColumnPiece } from "./cut-pieces.ts";
import type { Gutter } from "./find-gutters.ts";

/** A header may stand this many letters away from what is centred below it. */
const NEAR = 4;
/** A column with no more pieces than this holds a header and nothing else. */
const HEADER_ONLY = 2;

/**
 * Takes gutters away that only part a header from its column (the header stands left, the marks below it in the
 * middle), or numbers that stand right from numbers that stand left.
 * @param lines the pieces of the table's lines
 * @returns the gutters that remain
 */
export function mergeHeaderColumns(lines: readonly (readonly ColumnPiece[])[], gutters: readonly Gutter[]): readonly Gutter[] {
  const remaining = [...gutters];
  const columns: ColumnPiece[][] = [...gutters, null].map(() => []);
  for (const line of lines) for (const piece of line) columns[piece.column]!.push(piece);
  for (let i = 0; i + 1 < columns.length; ) {
    const [a, b] = [columns[i]!, columns[i + 1]!];
    if (isHeaderOf(a, b) || isHeaderOf(b, a) || areOneNumbering(a, b)) {
      columns.splice(i, 2, [...a, ...b]);
      remaining.splice(i, 1);
    } else i++;
  }
  return remaining.length === gutters.length ? gutters : remaining;
}

/** Whole numbers stand right and numbers such as 4.1.1 left where a program takes the first for numbers and these for text. */
function areOneNumbering(a: readonly ColumnPiece[], b: readonly ColumnPiece[]): boolean {
  if (shareLine(a, b)) return false;
  const both = [...a, ...b].toSorted((p, q) => p.page - q.page || p.y - q.y);
  const numbers = both.flatMap(({ text }) => parseItemNumbers(text)?.slice(0, 1) ?? []);
  if (numbers.length < 3 || both.length - numbers.length > Math.max(2, both.length * 0.1)) return false;
  // Parts of numbers in columns of their own do not ascend together.
  const falling = numbers.filter((number, i) => i > 0 && compareItemNumbers(numbers[i - 1]!, number) > 0).length;
  return falling <= numbers.length * 0.05;
}

function shareLine(a: readonly ColumnPiece[], b: readonly ColumnPiece[]): boolean {
  return a.some((p) => b.some((q) => p.page === q.page && Math.abs(p.y - q.y) < 0.6 * p.size));
}

function isHeaderOf(pieces: readonly ColumnPiece[], column: readonly ColumnPiece[]): boolean {
  const header = withoutRepeats(pieces);
  if (header.length === 0 || column.length === 0 || header.length > HEADER_ONLY) return false;
  if (shareLine(pieces, column) || header.some((h) => column.some((c) => c.page < h.page || (c.page === h.page && c.y < h.y)))) return false;
  const edges = (own: readonly ColumnPiece[]) => [Math.min(...own.map((p) => p.x)), Math.max(...own.map((p) => p.right))] as const;
  const [from, to] = edges(header);
  const [left, right] = edges(column);
  // Only what is narrow itself is centred below a header: marks, not sentences.
  return right - left < (to - from) * 2 + header[0]!.size && Math.max(left - to, from - right) < NEAR * header[0]!.size;
}

/** Without headers that are printed again on later pages. Ends where there are too many to be headers. */
function withoutRepeats(pieces: readonly ColumnPiece[]): ColumnPiece[] {
  const first: ColumnPiece[] = [];
  for (const piece of pieces) {
    const isRepeat = pieces.some((other) => other.page < piece.page && other.text === piece.text && Math.abs(other.x - piece.x) < 1);
    if (!isRepeat) first.push(piece);
    if (first.length > HEADER_ONLY) break;
  }
  return first;
}
