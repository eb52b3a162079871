import type { TextPiece } from "./page-text.ts";
import type { TextLine } from "./text-lines.ts";

/** One part of an item number. */
const PART = /^\d{1,3}$/;

/**
 * `12 | 3 | 1 | 1 question`: where a number is cut over columns, its last part may touch the sentence behind it. The
 * two are parted where they were joined.
 */
export function splitNumberParts(line: TextLine): TextLine {
  const at = line.pieces.findIndex((piece, i) => i > 0 && PART.test(line.pieces[i - 1]!.text) && seamBehindPart(piece) !== undefined);
  if (at < 0) return line;
  const piece = line.pieces[at]!;
  const seam = seamBehindPart(piece)!;
  const number = { ...piece, text: piece.text.slice(0, seam.at).trim(), right: seam.x - 0.3 * piece.size, seams: [] };
  const start = piece.text.length - piece.text.slice(seam.at).trimStart().length;
  const rest = { ...piece, text: piece.text.slice(start), x: seam.x, seams: (piece.seams ?? []).filter((other) => other.at > start).map((other) => ({ ...other, at: other.at - start })) };
  return line.with([...line.pieces.slice(0, at), number, rest, ...line.pieces.slice(at + 1)]);
}

function seamBehindPart(piece: TextPiece): { at: number; x: number } | undefined {
  return piece.seams?.find((seam) => seam.at < piece.text.length && PART.test(piece.text.slice(0, seam.at).trim()));
}
