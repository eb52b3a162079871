import { levelText } from "../recognise/level-text.ts";
import { bare, type Vocabulary } from "../recognise/vocabulary.ts";
import type { TextPiece } from "./page-text.ts";
import type { TextLine } from "./text-lines.ts";

/** Lines of one header are no further apart than this many letter heights, and no more of them than this. */
const NEAR = 1.8;
const MOST_LINES = 4;

interface Stack {
  /** The pieces from top to bottom, with the place of their lines. */
  readonly parts: readonly { readonly line: number; readonly piece: TextPiece }[];
  readonly text: string;
}

/**
 * In narrow columns the headers いいえ and 対象外 are broken over lines (いい / え). They are put together and stand on
 * the line of the other headers. Only where several answers head columns side by side: an answer in a row that is
 * broken over lines is left to its row.
 */
export function joinMarkHeaders(lines: readonly TextLine[], vocabulary: Vocabulary): TextLine[] {
  const answerOf = (text: string) => vocabulary.answerOf.get(bare(levelText(text)));
  const joined = [...lines];
  for (let top = 0; top < lines.length; top++) {
    const stacks = stacksFrom(lines, top, answerOf);
    if (stacks.length === 0) continue;
    const last = Math.max(...stacks.flatMap(({ parts }) => parts.map(({ line }) => line)));
    const whole = lines.slice(top, last + 1).flatMap(({ pieces }) => pieces.filter(({ text }) => answerOf(text) !== undefined && text.length > 1));
    const answers = new Set([...stacks.map(({ text }) => answerOf(text)), ...whole.map(({ text }) => answerOf(text))]);
    const isHead = answers.has("yes") && answers.has("no") && stacks.length + whole.length <= 4;
    if (!isHead) continue;
    const target = headLine(lines, top, last, stacks);
    const gone = new Set(stacks.flatMap(({ parts }) => parts.map(({ piece }) => piece)));
    const added = stacks.map(({ parts, text }): TextPiece => ({
      ...parts[0]!.piece,
      text,
      x: Math.min(...parts.map(({ piece }) => piece.x)),
      right: Math.max(...parts.map(({ piece }) => piece.right)),
      y: lines[target]!.y,
    }));
    // Other headers on these lines belong to the same row.
    const moved = lines.slice(top, last + 1).flatMap((line, i) => (top + i === target ? [] : line.pieces.filter((piece) => whole.includes(piece))));
    for (let i = top; i <= last; i++) {
      const own = lines[i]!.pieces.filter((piece) => !gone.has(piece) && (i === target || !moved.includes(piece)));
      const pieces = i === target ? [...own, ...added, ...moved.map((piece) => ({ ...piece, y: lines[target]!.y }))].toSorted((a, b) => a.x - b.x) : own;
      joined[i] = lines[i]!.with(pieces);
    }
    top = last;
  }
  return joined.filter(({ pieces }) => pieces.length > 0);
}

/** Pieces that stand below each other, the first on this line, and make an answer's word only together. */
function stacksFrom(lines: readonly TextLine[], top: number, answerOf: (text: string) => unknown): Stack[] {
  const stacks: Stack[] = [];
  for (const piece of lines[top]!.pieces) {
    if (piece.text.length > 3 || answerOf(piece.text) !== undefined) continue;
    const parts = [{ line: top, piece }];
    let text = piece.text;
    for (let i = top + 1; i < Math.min(lines.length, top + MOST_LINES); i++) {
      const above = parts.at(-1)!.piece;
      if (lines[i]!.page !== lines[top]!.page || lines[i]!.y - above.y > NEAR * above.size) break;
      const below = lines[i]!.pieces.find((other) => other.text.length <= 3 && other.x < above.right && above.x < other.right);
      if (below === undefined) continue;
      parts.push({ line: i, piece: below });
      text += below.text;
      if (answerOf(text) !== undefined) {
        stacks.push({ parts, text });
        break;
      }
    }
  }
  return stacks;
}

/** The line among these that holds most besides the broken headers. */
function headLine(lines: readonly TextLine[], top: number, last: number, stacks: readonly Stack[]): number {
  const parts = new Set(stacks.flatMap((stack) => stack.parts.map(({ piece }) => piece)));
  let best = top;
  const rest = (i: number) => lines[i]!.pieces.filter((piece) => !parts.has(piece)).length;
  for (let i = top; i <= last; i++) if (rest(i) > rest(best)) best = i;
  return best;
}
