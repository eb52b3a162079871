import { parseItemNumbers } from "../recognise/parse-item-numbers.ts";
import type { TextPiece } from "./page-text.ts";
import type { TextLine } from "./text-lines.ts";

/** A number stands at most this many letters from the question that it shares a cell with. */
const APART = 2.5;
/** Fewer numbers say nothing about how a table is laid out. */
const FEW = 5;
/** So many of the numbers have a question near them: it may be out of sight, or on another line. */
const MOST = 0.7;

/**
 * Joins numbers with the questions behind them where the two share a cell: then a question begins at the same distance
 * from its number, however long the number is, and at no common place.
 */
export function joinInlineNumbers(pages: readonly (readonly TextLine[])[]): TextLine[][] {
  const pairs = pages.flat().flatMap((line) => pairIn(line) ?? []);
  const near = pairs.filter(isNear);
  const gap = quantile(near.map((pair) => pair.gap), 0.5);
  const letter = quantile(near.map((pair) => pair.size), 0.5);
  const isInline =
    near.length >= Math.max(FEW, pairs.length * MOST) && spread(near.map((pair) => pair.gap)) < 0.2 * letter && spread(near.map((pair) => pair.x)) > 0.5 * letter;
  if (!isInline) return pages.map((lines) => [...lines]);
  return pages.map((lines) =>
    lines.map((line) => {
      const pair = pairIn(line);
      if (pair === null || Math.abs(pair.gap - gap) > 0.3 * letter) return line;
      const [number, question] = [line.pieces[pair.at]!, line.pieces[pair.at + 1]!];
      const joined: TextPiece = { ...number, text: `${number.text}\u3000${question.text}`, right: question.right, seams: [], isWhole: true };
      return line.with([...line.pieces.slice(0, pair.at), joined, ...line.pieces.slice(pair.at + 2)]);
    }),
  );
}

interface Pair {
  readonly at: number;
  readonly gap: number;
  readonly x: number;
  readonly size: number;
}

function isNear({ gap, size }: Pair): boolean {
  return gap <= APART * size;
}

/** A number, first on its line or behind a chapter's name, and what stands right behind it. */
function pairIn({ pieces }: TextLine): Pair | null {
  const at = pieces.findIndex(({ text }, i) => i < 2 && parseItemNumbers(text) !== null);
  const [number, next] = at < 0 ? [] : [pieces[at], pieces[at + 1]];
  if (number === undefined || next === undefined) return null;
  return { at, gap: next.x - number.right, x: next.x, size: number.size };
}

/** How far all but the outermost tenths lie apart. */
function spread(values: readonly number[]): number {
  return quantile(values, 0.9) - quantile(values, 0.1);
}

function quantile(values: readonly number[], share: number): number {
  return values.toSorted((a, b) => a - b)[Math.floor((values.length - 1) * share)] ?? 0;
}
