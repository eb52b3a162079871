import { parseAnswer } from "../recognise/parse-answer.ts";
import { parseItemNumbers } from "../recognise/parse-item-numbers.ts";
import { levelText } from "../recognise/level-text.ts";
import { findTitleForms } from "../recognise/titles.ts";
import type { Vocabulary } from "../recognise/vocabulary.ts";
import type { Gutter } from "./find-gutters.ts";
import type { TextPiece } from "./page-text.ts";
import { cuttingPlaces, partOf, type TextLine } from "./text-lines.ts";

/** A piece in its column; `isCut`: it was one text with what stands in the next column. */
export interface ColumnPiece extends TextPiece {
  readonly column: number;
  readonly isCut: boolean;
}

/** Lines that were cut, by the gutters that cut them: the same table is cut when its columns, its rows and its answers are looked for. */
const known = new WeakMap<readonly Gutter[], { readonly vocabulary: Vocabulary; readonly lines: Map<TextLine, readonly ColumnPiece[]> }>();

/**
 * Puts the pieces of a line into columns. A piece that runs through a gutter is cut there when a cell clearly ends or
 * begins: another text begins where that column's texts begin, or a part is an item number, an answer or a label.
 * Other texts run over and stay whole. Lines outside a table are cut by the first rule alone.
 */
export function cutPieces(line: TextLine, gutters: readonly Gutter[], vocabulary: Vocabulary, isTable = true): readonly ColumnPiece[] {
  if (!isTable) return line.pieces.flatMap((piece) => cut(piece, gutters, false, null));
  let memory = known.get(gutters);
  if (memory?.vocabulary !== vocabulary) known.set(gutters, (memory = { vocabulary, lines: new Map() }));
  let pieces = memory.lines.get(line);
  if (pieces === undefined) memory.lines.set(line, (pieces = line.pieces.flatMap((piece) => cut(piece, gutters, false, vocabulary))));
  return pieces;
}

function cut(piece: TextPiece, gutters: readonly Gutter[], isCut: boolean, vocabulary: Vocabulary | null): ColumnPiece[] {
  const whole = { ...piece, column: columnOf(piece, gutters), isCut };
  const crossed = gutters.filter(({ x }) => piece.x + 0.4 < x && x < piece.right - 0.4);
  // Most pieces stand in one column.
  if (crossed.length === 0 || (vocabulary !== null && isOneText(piece.text, vocabulary))) return [whole];
  for (const { x: gutter, start } of crossed) {
    const place = cuttingPlaces(piece)
      .filter(({ x }) => Math.abs(x - gutter) < piece.size)
      .toSorted((a, b) => Math.abs(a.x - gutter) - Math.abs(b.x - gutter))[0];
    if (place === undefined) continue;
    const left = partOf(piece, 0, place.at, piece.x, gutter - 0.5);
    const right = partOf(piece, place.at, piece.text.length, place.isSeam ? place.x : gutter + 0.5, piece.right);
    const begins = (vocabulary !== null || (place.isSeam && place.isSameFont)) && start !== null && Math.abs(place.next - start) <= 1;
    const isClear = begins || (vocabulary !== null && (isCell(left.text, vocabulary) || isCell(right.text.split(/[ \u3000]/)[0]!, vocabulary)));
    if (isClear) return [{ ...left, column: columnOf(left, gutters), isCut: true }, ...cut(right, gutters, true, vocabulary)];
  }
  return [whole];
}

/** A label or a title whose first word alone would be one too: `Service Provider` beside `Service`. */
export function isOneText(text: string, vocabulary: Vocabulary): boolean {
  return vocabulary.isFieldLabel(text) || findTitleForms(levelText(text), vocabulary).length > 0;
}

function isCell(text: string, vocabulary: Vocabulary): boolean {
  return parseItemNumbers(text) !== null || parseAnswer(text, vocabulary).kind === "answer" || vocabulary.on.has(text) || vocabulary.isFieldLabel(text);
}

/** Column of a piece by where it begins; a hair before a gutter counts as behind it. */
function columnOf({ x }: TextPiece, gutters: readonly Gutter[]): number {
  let column = 0;
  while (column < gutters.length && x >= gutters[column]!.x - 0.4) column++;
  return column;
}
