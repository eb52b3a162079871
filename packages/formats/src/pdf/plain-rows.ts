import { levelText } from "../recognise/level-text.ts";
import { findTitleForms } from "../recognise/titles.ts";
import type { Vocabulary } from "../recognise/vocabulary.ts";
import { type ColumnPiece, cutPieces, isOneText } from "./cut-pieces.ts";
import type { Gutter } from "./find-gutters.ts";
import { openBrackets } from "./open-brackets.ts";
import type { GridRow } from "./pdf-grid.ts";
import { cuttingPlaces, type TextLine } from "./text-lines.ts";

/** Lines outside a table as rows: their pieces keep their order, each in a column of its own. */
export function plainRows(lines: readonly TextLine[], gutters: readonly Gutter[], vocabulary: Vocabulary): GridRow[] {
  let before: readonly ColumnPiece[] = [];
  return joinTitles(lines, vocabulary).map((line) => {
    let next = 0;
    // What begins right below a text goes on in that text's column.
    const above = line.pieces.length > 1 ? undefined : before.find(({ x, column }) => column > 0 && Math.abs(x - line.pieces[0]!.x) <= 1);
    if (above !== undefined) next = above.column;
    const pieces = cutPieces(line, gutters, vocabulary, false)
      .flatMap((piece) => cutLabels(piece, vocabulary))
      .map((piece) => {
        const column = Math.max(next, piece.column);
        next = column + 1;
        return { ...piece, column };
      });
    before = pieces;
    return { pieces, page: line.page, y: line.y, confidence: () => 1 };
  });
}

/** A title too long for its line goes on in the next one or two, until its brackets are closed: one that ends inside them is not at its end. */
function joinTitles(lines: readonly TextLine[], vocabulary: Vocabulary): TextLine[] {
  const joined: TextLine[] = [];
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i]!;
    const title = line.pieces[0]!;
    let length = 1;
    let text = title.text;
    if (line.pieces.length === 1 && findTitleForms(levelText(text), vocabulary).length > 0)
      while (length <= 2 && openBrackets(text) > 0 && goesOn(lines[i + length - 1]!, lines[i + length])) text += lines[i + length++]!.pieces[0]!.text;
    if (length === 1 || openBrackets(text) > 0) joined.push(line);
    else {
      joined.push(line.with([{ ...title, text, seams: [] }]));
      i += length - 1;
    }
  }
  return joined;
}

function goesOn(line: TextLine, next: TextLine | undefined): boolean {
  if (next === undefined || next.pieces.length > 1 || next.page !== line.page) return false;
  return next.y - line.y < 2.2 * line.size && Math.abs(next.size - line.size) < 0.6 && !/[:：]/.test(next.pieces[0]!.text);
}

/** `バージョン 5.2`, `…（架空）バージョン R7` as one text: labels and the values behind them. */
function cutLabels(piece: ColumnPiece, vocabulary: Vocabulary): ColumnPiece[] {
  if (isOneText(piece.text, vocabulary)) return [piece];
  const places = cuttingPlaces(piece);
  const ends = [0, ...places.map(({ at }) => at), piece.text.length];
  for (let i = 0; i + 1 < ends.length; i++) {
    const label = longestLabel(piece.text, ends, i, vocabulary);
    // 版 and the like are words of sentences too: such a label stands alone, or behind a space.
    if (label === null || (i > 0 && ends[label]! - ends[i]! < 3 && !/[ \u3000]/.test(piece.text[ends[i]! - 1]! + piece.text[ends[i]!]!))) continue;
    const parts = [[0, ends[i]!, piece.x], [ends[i]!, ends[label]!, places[i - 1]?.x ?? piece.x], [ends[label]!, piece.text.length, places[label - 1]?.x ?? piece.x]] as const;
    return parts.map(([from, to, x]) => ({ ...piece, text: piece.text.slice(from, to).trim(), x })).filter(({ text }) => text !== "");
  }
  return [piece];
}

/** Where the longest label that begins at an end of a word ends: `Service Provider`, not `Service`. */
function longestLabel(text: string, ends: readonly number[], from: number, vocabulary: Vocabulary): number | null {
  for (let to = Math.min(ends.length - 1, from + 4); to > from; to--) {
    const words = text.slice(ends[from], ends[to]);
    if (openBrackets(words) === 0 && vocabulary.isFieldLabel(words)) return to;
  }
  return null;
}
