import { parseItemNumbers } from "../recognise/parse-item-numbers.ts";
import type { TextPiece } from "./page-text.ts";
import { cuttingPlaces, type TextLine } from "./text-lines.ts";

/** Half a point: finer than any gutter. */
const STEP = 0.5;
/** A gutter may be crossed by at most this share of the lines that show it: headings and texts that run over. */
const CROSSED = 0.2;

/** A place that parts two columns. */
export interface Gutter {
  readonly x: number;
  /** Where most texts behind it begin; `null` when they begin at no common place. */
  readonly start: number | null;
}

/** Gutters with the common beginning of the texts behind each one. */
export function withStarts(lines: readonly TextLine[], positions: readonly number[]): Gutter[] {
  return positions.map((x, i) => {
    const end = positions[i + 1] ?? Number.POSITIVE_INFINITY;
    const starts = new Map<number, number[]>();
    let total = 0;
    const add = (at: number) => {
      if (at < x - 0.4 || at >= end) return;
      total++;
      for (const key of [Math.floor(at), Math.ceil(at)]) {
        const near = starts.get(key);
        if (near === undefined) starts.set(key, [at]);
        else near.push(at);
      }
    };
    for (const line of lines)
      for (const piece of line.pieces) {
        add(piece.x);
        for (const seam of piece.seams ?? []) if (Math.abs(seam.x - x) < piece.size) add(seam.x);
      }
    const [most] = [...starts.values()].toSorted((a, b) => b.length - a.length);
    return { x, start: most !== undefined && most.length >= 3 && most.length * 4 >= total ? most.reduce((sum, at) => sum + at, 0) / most.length : null };
  });
}

/**
 * The x positions that part the columns of a table: places that lie between pieces on many lines and that hardly any
 * piece crosses. Nothing is known about ruling lines. A header's gaps count double: they stand for whole columns.
 */
export function findGutters(lines: readonly TextLine[], width: number, isHeader: (line: TextLine) => boolean): number[] {
  const size = Math.ceil(width / STEP) + 2;
  const between = new Float64Array(size);
  const crossing = new Float64Array(size);
  const inCell = new Uint8Array(size);
  const begins = new Set(lines.flatMap(({ pieces }) => pieces.flatMap(({ x }) => [Math.floor(x), Math.ceil(x)])));
  for (const line of lines) {
    // A text alone on its line may be a heading that runs over all columns.
    const opposition = line.pieces.length === 1 ? 0.25 : 1;
    const weight = isHeader(line) ? 2 : 1;
    line.pieces.forEach((piece, i) => {
      const next = line.pieces[i + 1];
      if (next !== undefined) count(between, Math.min(piece.right, next.x - 1), next.x, weight);
      // Where pieces touch, or at a space, a column may begin if other texts begin there too.
      const places = cuttingPlaces(piece)
        .filter(({ x, isSeam }) => (isSeam ? begins.has(Math.round(x)) : hasIn(begins, x - 1, x + 0.7 * piece.size)))
        .map(({ x }) => x);
      for (const x of places) count(between, x - 0.2 * piece.size, x + 0.2 * piece.size, 1);
      for (const [from, to] of uncuttable(piece, places)) count(crossing, from, to, opposition);
    });
  }
  const side = besideNumbers(lines);
  if (side !== null) count(between, side.from, side.to, side.weight);
  for (const array of [between, crossing]) for (let i = 1; i < size; i++) array[i]! += array[i - 1]!;
  const isOpen = (i: number) => inCell[i] === 0 && between[i]! >= 2 && crossing[i]! <= between[i]! * CROSSED;
  const open = runs(size, isOpen);
  // What stands alone amid open space is a cell of a sparsely filled column, not a text that runs over.
  for (const { pieces } of lines)
    for (const piece of pieces)
      if (pieces.length > 1 && open.some(([from, to]) => from * STEP <= piece.x && piece.right <= to * STEP))
        for (let i = Math.ceil((piece.x + 0.4) / STEP); i <= Math.floor((piece.right - 0.4) / STEP); i++) inCell[i] = 1;
  return runs(size, isOpen).map(([from, to]) => {
    let best = from;
    for (let i = from; i <= to; i++) if (between[i]! - crossing[i]! * 4 > between[best]! - crossing[best]! * 4) best = i;
    let end = best;
    while (end < to && between[end + 1] === between[best] && crossing[end + 1] === crossing[best]) end++;
    return ((best + end) / 2) * STEP;
  });
}

/**
 * The space between names of chapters and the numbers right of them. The two seldom share a line, so that few lines
 * show it, and where it is narrow a name and a number on one line look like one text.
 */
function besideNumbers(lines: readonly TextLine[]): { from: number; to: number; weight: number } | null {
  const numbers = lines.flatMap(({ pieces }) => pieces.filter(({ text }, i) => i < 2 && parseItemNumbers(text) !== null));
  const to = Math.min(...numbers.map(({ x }) => x));
  const names = lines.flatMap(({ pieces }) => pieces.filter((piece) => piece.right < to - 1));
  return names.length < 2 ? null : { from: Math.max(...names.map(({ right }) => right)), to, weight: numbers.length };
}

function hasIn(set: ReadonlySet<number>, from: number, to: number): boolean {
  for (let i = Math.round(from); i <= to; i++) if (set.has(i)) return true;
  return false;
}

/** Marks where a stretch begins and ends; the sum over all places before gives the weight at each one. */
function count(array: Float64Array, from: number, to: number, weight: number): void {
  const [first, last] = [Math.max(0, Math.ceil(from / STEP)), Math.min(array.length - 1, Math.floor(to / STEP))];
  if (first > last) return;
  array[first]! += weight;
  if (last + 1 < array.length) array[last + 1]! -= weight;
}

function runs(size: number, test: (i: number) => boolean): [from: number, to: number][] {
  const found: [number, number][] = [];
  let from = -1;
  for (let i = 0; i <= size; i++) {
    if (i < size && test(i)) {
      if (from < 0) from = i;
    } else if (from >= 0) {
      found.push([from, i - 1]);
      from = -1;
    }
  }
  return found;
}

/** The stretches of a piece that a gutter cannot run through without cutting a word. */
function uncuttable(piece: TextPiece, places: readonly number[]): [number, number][] {
  const stretches: [number, number][] = [];
  let from = piece.x + 0.4;
  for (const x of places) {
    stretches.push([from, x - 0.35 * piece.size]);
    from = x + 0.35 * piece.size;
  }
  // A text may stand out of its cell by part of a letter.
  stretches.push([from, piece.right - Math.min(0.3 * piece.size, 0.25 * (piece.right - piece.x))]);
  return stretches.filter(([a, b]) => b > a);
}
