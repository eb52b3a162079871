import { levelText } from "../recognise/level-text.ts";
import { parseItemNumbers, splitLeadingNumber } from "../recognise/parse-item-numbers.ts";
import type { Vocabulary } from "../recognise/vocabulary.ts";
import { isAnswerText } from "./answer-text.ts";
import { type ColumnPiece, cutPieces } from "./cut-pieces.ts";
import type { Gutter } from "./find-gutters.ts";
import type { TableLine } from "./row-bands.ts";
import { hasNumber, isHeaderLine } from "./table-lines.ts";
import type { TextLine } from "./text-lines.ts";

interface CutLine {
  readonly line: TextLine;
  readonly pieces: readonly ColumnPiece[];
}

export interface CutTable {
  readonly table: TableLine[];
  /** The column of the numbers, below 0 when they share it with the questions. */
  readonly key: number;
  /** The column of the numbers all the same. */
  readonly home: number;
  readonly side: TableLine[];
}

/** The pieces of a table's lines in their columns. */
export function cutTable(lines: readonly TextLine[], gutters: readonly Gutter[], vocabulary: Vocabulary): CutTable {
  const whole = lines.map((line) => ({ line, pieces: cutPieces(line, gutters, vocabulary) }));
  const { key, home } = keyColumn(whole.map(({ pieces }) => pieces));
  const { cut, side } = withoutChapters(whole, home, gutters, vocabulary);
  const table = joinBrokenNumbers(cut, key).map(({ line, pieces }): TableLine => {
    const isHeader = isHeaderLine(line, vocabulary);
    // A question may begin with a number of its own, but not where numbers have a column.
    const isNumbered = key < 0 ? hasNumber(line.with(pieces), vocabulary) : pieces.some(({ text }) => parseItemNumbers(text) !== null);
    const isAnchor = isHeader || isNumbered || pieces.some((piece) => piece.column === key) || pieces[0]!.column <= key;
    return { page: line.page, y: line.y, size: line.size, pieces, isAnchor, isHeader, isAnswer: pieces.length === 1 && isAnswerText(pieces[0]!.text, vocabulary) };
  });
  return { table, key, home, side };
}

/**
 * Takes the names of chapters out of the lines: they stand left of the numbers in cells that run down over several
 * rows, so that their lines say nothing about rows.
 */
function withoutChapters(lines: readonly CutLine[], home: number, gutters: readonly Gutter[], vocabulary: Vocabulary): { cut: readonly CutLine[]; side: TableLine[] } {
  const edge = gutters[home - 1]?.x;
  if (edge === undefined) return { cut: lines, side: [] };
  const isLeft = (piece: ColumnPiece) => piece.column < home && piece.right <= edge + 0.5 * piece.size;
  const left = lines.flatMap(({ pieces }) => pieces.filter(isLeft));
  const numbers = left.filter(({ text }) => parseItemNumbers(text) !== null).length;
  // Parts of numbers in columns of their own are no chapters.
  if (left.length === 0 || numbers > left.length * 0.2) return { cut: lines, side: [] };
  const side: TableLine[] = [];
  const cut = lines.flatMap((own): CutLine[] => {
    if (isHeaderLine(own.line, vocabulary)) return [own];
    const names = own.pieces.filter(isLeft);
    if (names.length === 0) return [own];
    side.push({ page: own.line.page, y: own.line.y, size: own.line.size, pieces: names, isAnchor: false, isHeader: false, isAnswer: false });
    return names.length === own.pieces.length ? [] : [{ line: own.line, pieces: own.pieces.filter((piece) => !isLeft(piece)) }];
  });
  return { cut, side };
}

/** A number is broken over so many lines at most. */
const MOST_PARTS = 4;

/** `12.3.1.` and `1` below it are one number in a narrow column; it goes to the line between them, the row's middle, or to the one that holds more. */
function joinBrokenNumbers(lines: readonly CutLine[], key: number): CutLine[] {
  const joined = [...lines];
  const numberOf = (at: number) => joined[at]?.pieces.find((piece) => piece.column === key);
  for (let i = 0; i + 1 < joined.length; i++) {
    const at = partsFrom(i, joined, numberOf);
    if (at === null) continue;
    const parts = new Set(at.map((line) => numberOf(line)!));
    const last = at.at(-1)!;
    const between = joined.slice(i, last + 1).findIndex((_, k) => !at.includes(i + k));
    const isUpper = joined[i]!.pieces.length >= joined[last]!.pieces.length;
    const home = between > 0 ? i + between : at.length > 2 ? at[1]! : isUpper ? i : last;
    const whole = { ...numberOf(i)!, y: joined[home]!.line.y, text: [...parts].map(({ text }) => text).join("") };
    for (let line = i; line <= last; line++) {
      const others = joined[line]!.pieces.filter((piece) => !parts.has(piece));
      joined[line] = { ...joined[line]!, pieces: line === home ? [whole, ...others].toSorted((a, b) => a.x - b.x) : others };
    }
  }
  return joined.filter((cut) => cut.pieces.length > 0);
}

/** The lines on which the parts of a broken number stand: all but the last end in a dot. Where numbers end in dots themselves, none is broken. */
function partsFrom(first: number, lines: readonly CutLine[], numberOf: (at: number) => ColumnPiece | undefined): number[] | null {
  const at = [first];
  for (let above = numberOf(first); above !== undefined && endsInDot(above.text); above = numberOf(at.at(-1)!)) {
    const line = at.at(-1)!;
    const next = numberOf(line + 1) === undefined ? line + 2 : line + 1;
    const below = numberOf(next);
    const { page } = lines[first]!.line;
    if (below === undefined || at.length === MOST_PARTS || lines[next]!.line.page !== page || below.y - above.y > 1.7 * above.size || !/^\d[\d.]*[)\]]?$/.test(levelText(below.text))) return null;
    at.push(next);
  }
  return at.length > 1 ? at : null;
}

function endsInDot(text: string): boolean {
  return /\d\.$/.test(levelText(text));
}

/** The column in which most item numbers stand. */
function keyColumn(lines: readonly (readonly ColumnPiece[])[]): { key: number; home: number } {
  const inline = lines.flatMap((line) => line.filter(({ text, isWhole }) => isWhole === true && splitLeadingNumber(text) !== null));
  if (inline.length > 0) return { key: -1, home: mostFrequent(inline)! };
  const most = mostFrequent(lines.flatMap((line) => line.filter(({ text }) => parseItemNumbers(text) !== null)));
  if (most === null) return { key: -1, home: mostFrequent(lines.flatMap((line) => line.filter(({ text }) => splitLeadingNumber(text) !== null))) ?? -1 };
  const filled = lines.filter((line) => line.some((piece) => piece.column === most)).length;
  const shared = lines.filter((line) => line.filter((piece) => piece.column === most).length > 1).length;
  return { key: shared > filled * 0.2 ? -1 : most, home: most };
}

/** The column in which most of the pieces stand; `null` without any. */
function mostFrequent(pieces: readonly ColumnPiece[]): number | null {
  const counts = new Map<number, number>();
  for (const { column } of pieces) counts.set(column, (counts.get(column) ?? 0) + 1);
  return [...counts].toSorted((a, b) => b[1] - a[1] || a[0] - b[0])[0]?.[0] ?? null;
}
