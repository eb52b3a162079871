import { letterUnits, type PageText, type TextPiece } from "./page-text.ts";

/** Pieces on one baseline, left to right. */
export class TextLine {
  readonly page: number;
  readonly y: number;
  readonly size: number;
  readonly pieces: readonly TextPiece[];
  /** What `hasNumber` and `isHeaderLine` found out, as they are asked again and again. In a `WeakMap` it would outlive the line. */
  isNumbered: boolean | undefined = undefined;
  isHeader: boolean | undefined = undefined;

  constructor(page: number, y: number, size: number, pieces: readonly TextPiece[]) {
    this.page = page;
    this.y = y;
    this.size = size;
    this.pieces = pieces;
  }

  /** The same line with other pieces. */
  with(pieces: readonly TextPiece[]): TextLine {
    return new TextLine(this.page, this.y, this.size, pieces);
  }
}

/** Pieces nearer than this part of a letter are one text: the PDF library joins them too, unless the font changes. */
const JOINED = 0.6;
const SPACED = 0.12;
/** A text that reaches this part of a letter into the next was cut off there: the next cell covers it. */
const COVERED = 0.25;

/** The lines of a page from top to bottom; neighbouring pieces of one text are joined. */
export function makeLines({ page, pieces }: PageText): TextLine[] {
  const lines: { y: number; size: number; pieces: TextPiece[] }[] = [];
  for (const piece of pieces.toSorted((a, b) => a.y - b.y)) {
    const line = lines.at(-1);
    // Letters of another font on the same line stand up to a few tenths off.
    if (line !== undefined && piece.y - line.y <= 0.3 * Math.min(line.size, piece.size)) line.pieces.push(piece);
    else lines.push({ y: piece.y, size: piece.size, pieces: [piece] });
  }
  return lines.map(({ y, size, pieces: own }) => new TextLine(page, y, size, joinNeighbours(own.toSorted((a, b) => a.x - b.x))));
}

function joinNeighbours(pieces: readonly TextPiece[]): TextPiece[] {
  const joined: TextPiece[] = [];
  for (const piece of pieces) {
    const last = joined.at(-1);
    const gap = last === undefined ? Number.POSITIVE_INFINITY : piece.x - last.right;
    if (last !== undefined && gap < -COVERED * piece.size) joined[joined.length - 1] = { ...last, right: Math.max(last.x, piece.x - 0.1) };
    if (last === undefined || gap > JOINED * Math.min(piece.size, last.size) || gap < -COVERED * piece.size) joined.push(piece);
    else {
      const space = gap > SPACED * piece.size ? " " : "";
      const seams = [...(last.seams ?? []), { at: last.text.length, x: piece.x, isSameFont: last.font === piece.font }];
      joined[joined.length - 1] = { ...last, text: `${last.text}${space}${piece.text}`, right: Math.max(last.right, piece.right), font: piece.font, seams };
    }
  }
  return joined;
}

export interface CuttingPlace {
  readonly at: number;
  readonly x: number;
  /** Where the text behind it begins. */
  readonly next: number;
  readonly isSeam: boolean;
  readonly isSameFont: boolean;
}

const NO_PLACES: readonly CuttingPlace[] = [];
/** The same pieces are asked about for every page and for the whole table. */
const known = new WeakMap<TextPiece, readonly CuttingPlace[]>();

/** Places inside a piece where it may be cut: its seams, and its spaces with the x at which each one probably stands. */
export function cuttingPlaces(piece: TextPiece): readonly CuttingPlace[] {
  if (piece.isWhole === true) return NO_PLACES;
  if (piece.seams === undefined && !/[ \u3000]/.test(piece.text)) return NO_PLACES;
  let places = known.get(piece);
  if (places === undefined) known.set(piece, (places = findPlaces(piece)));
  return places;
}

function findPlaces(piece: TextPiece): CuttingPlace[] {
  const places: CuttingPlace[] = (piece.seams ?? []).map((seam) => ({ ...seam, next: seam.x, isSeam: true }));
  const units = letterUnits(piece.text);
  if (units === 0) return places;
  const scale = (piece.right - piece.x) / units;
  for (const match of piece.text.matchAll(/[ \u3000]+/g)) {
    const from = piece.x + scale * letterUnits(piece.text.slice(0, match.index));
    const space = scale * letterUnits(match[0]);
    if (places.every((place) => place.at !== match.index)) places.push({ at: match.index, x: from + space / 2, next: from + space, isSeam: false, isSameFont: true });
  }
  return places.toSorted((a, b) => a.x - b.x);
}

/** A part of a piece's text, with the seams in it. */
export function partOf(piece: TextPiece, from: number, to: number, x: number, right: number): TextPiece {
  const text = piece.text.slice(from, to);
  const start = from + text.length - text.trimStart().length;
  const seams = (piece.seams ?? []).filter(({ at }) => at > start && at < to).map((seam) => ({ ...seam, at: seam.at - start }));
  return { ...piece, text: text.trim(), x, right, seams };
}
