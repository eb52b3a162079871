import type { PageText, TextPiece } from "./page-text.ts";
import type { Ruling } from "./path-rulings.ts";

/** Lines through text by page: those as long as a text on that page, at half the height of its letters. */
export type Strikes = ReadonlyMap<number, readonly Ruling[]>;

/** Where a line through a text lies above its baseline, in heights of its letters. */
const [LOWEST, HIGHEST] = [0.15, 0.5];

/** The lines of a page that run through a text from its beginning to its end. */
export function findStrikes({ pieces }: PageText, rulings: readonly Ruling[]): Ruling[] {
  return rulings.filter(({ y, from, to }) =>
    pieces.some((piece) => isThrough(y, piece) && Math.abs(from - piece.x) < 0.4 * piece.size && Math.abs(to - piece.right) < 0.4 * piece.size),
  );
}

/** Whether most of a text is struck through: it was taken back. */
export function isStruck(piece: TextPiece, strikes: Strikes): boolean {
  const [left, right] = [piece.x - piece.shift, piece.right - piece.shift];
  return (strikes.get(piece.page) ?? []).some(({ y, from, to }) => isThrough(y, piece) && Math.min(to, right) - Math.max(from, left) > 0.6 * (right - left));
}

function isThrough(y: number, piece: TextPiece): boolean {
  return y < piece.y - LOWEST * piece.size && y > piece.y - HIGHEST * piece.size;
}
