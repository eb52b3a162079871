import type { Vocabulary } from "../recognise/vocabulary.ts";
import type { TextPiece } from "./page-text.ts";
import { columnHeadedBy, hasNumber } from "./table-lines.ts";
import type { TextLine } from "./text-lines.ts";

/** Lines of one header are no further apart than this many letter heights, and no more of them than this. */
const NEAR = 1.8;
const MOST_LINES = 6;

interface Part {
  readonly line: number;
  readonly piece: TextPiece;
}

/**
 * A header such as 回答欄 or 回答（はい・いいえ・対象外） is broken over lines in a narrow column. Its parts are put together,
 * on the line of the other headers: left where they are, the last of them would look like the first row's answer.
 */
export function joinHeaderLines(lines: readonly TextLine[], vocabulary: Vocabulary): TextLine[] {
  const joined = [...lines];
  const heads = lines.flatMap((line, i) => (line.pieces.filter((piece) => columnHeadedBy(piece.text, vocabulary) !== null).length >= 2 ? [i] : []));
  for (const head of heads) {
    const near = linesAround(joined, head, vocabulary);
    for (const stack of stacksIn(joined, near)) {
      const whole = longestHeader(stack, head, vocabulary);
      if (whole === null) continue;
      const gone = new Set(whole.map(({ piece }) => piece));
      const { y } = joined[head]!;
      const text = whole.map(({ piece }) => piece.text).join("");
      const added: TextPiece = { ...whole[0]!.piece, text, y, x: Math.min(...whole.map(({ piece }) => piece.x)), right: Math.max(...whole.map(({ piece }) => piece.right)), seams: [] };
      for (const i of near) {
        const left = joined[i]!.pieces.filter((piece) => !gone.has(piece));
        joined[i] = joined[i]!.with(i === head ? [...left, added].toSorted((a, b) => a.x - b.x) : left);
      }
    }
  }
  return joined.filter(({ pieces }) => pieces.length > 0);
}

/** The lines right above and below, up to the first row. */
function linesAround(lines: readonly TextLine[], head: number, vocabulary: Vocabulary): number[] {
  const near = [head];
  for (const step of [-1, 1])
    for (let i = head + step; Math.abs(i - head) < MOST_LINES; i += step) {
      const [line, before] = [lines[i], lines[i - step]!];
      if (line === undefined || line.pieces.length === 0 || Math.abs(line.y - before.y) > NEAR * line.size || hasNumber(line, vocabulary)) break;
      near.push(i);
    }
  return near.toSorted((a, b) => a - b);
}

/** Pieces that stand below each other, from top to bottom. */
function stacksIn(lines: readonly TextLine[], near: readonly number[]): Part[][] {
  const stacks: Part[][] = [];
  for (const line of near)
    for (const piece of lines[line]!.pieces) {
      const stack = stacks.find((parts) => parts.at(-1)!.line < line && overlap(parts.at(-1)!.piece, piece));
      if (stack === undefined) stacks.push([{ line, piece }]);
      else stack.push({ line, piece });
    }
  return stacks.filter((parts) => parts.length > 1);
}

function overlap(a: TextPiece, b: TextPiece): boolean {
  return a.x < b.right && b.x < a.right;
}

/** The most parts of a stack, on both sides of the headers' line or on it, that make a header only together. */
function longestHeader(stack: readonly Part[], head: number, vocabulary: Vocabulary): readonly Part[] | null {
  for (let length = stack.length; length > 1; length--)
    for (let from = 0; from + length <= stack.length; from++) {
      const parts = stack.slice(from, from + length);
      const text = parts.map(({ piece }) => piece.text).join("");
      const isAround = parts[0]!.line <= head && parts.at(-1)!.line >= head;
      if (isAround && columnHeadedBy(text, vocabulary) !== null) return parts;
    }
  return null;
}
