import type { Cell } from "../grid/cell.ts";
import { Grid } from "../grid/grid.ts";
import type { ColumnPiece } from "./cut-pieces.ts";
import type { Band } from "./row-bands.ts";

/** A grid row to be: pieces in columns, where the row stands, and how surely its pieces belong together. */
export interface GridRow {
  readonly pieces: readonly ColumnPiece[];
  readonly page: number;
  readonly y: number;
  /** 0 to 1 for what stands in this column. */
  confidence(column: number): number;
}

/** A sheet recovered from pages, and the confidence of each of its places. */
export interface PdfGrid {
  readonly grid: Grid;
  /** By the place's name, as in `source`. */
  readonly confidence: ReadonlyMap<string, number>;
  /** Places whose text nobody sees, by name. */
  readonly unseen: ReadonlySet<string>;
}

/** Rows of a band as they stand. */
export function bandRow(band: Band, confidence: (column: number) => number): GridRow {
  return { pieces: band.lines.flatMap((line) => line.pieces), page: band.anchor.page, y: band.anchor.y, confidence };
}

/**
 * Makes a sheet of rows. Places are named by page and position in points from the page's upper left corner:
 * `PDF!p2 x310 y452`.
 */
export function makePdfGrid(name: string, rows: readonly GridRow[], columnLefts: readonly number[], isUnseen: (piece: ColumnPiece) => boolean): PdfGrid {
  const cells: Cell[] = [];
  const places = new Map<string, string>();
  const confidence = new Map<string, number>();
  const unseen = new Set<string>();
  rows.forEach((row, r) => {
    const byColumn = new Map<number, ColumnPiece[]>();
    for (const piece of row.pieces) {
      const own = byColumn.get(piece.column);
      if (own === undefined) byColumn.set(piece.column, [piece]);
      else own.push(piece);
    }
    for (const [column, pieces] of [...byColumn].toSorted((a, b) => a[0] - b[0])) {
      cells.push({ row: r, column, kind: "text", text: joinText(pieces) });
      const first = pieces[0]!;
      const place = placeName(first.page, first.x - first.shift, first.y);
      places.set(`${r}:${column}`, place);
      confidence.set(`${name}!${place}`, row.confidence(column));
      if (pieces.some(isUnseen)) unseen.add(`${name}!${place}`);
    }
  });
  const address = (row: number, column: number) =>
    places.get(`${row}:${column}`) ?? placeName(rows[row]?.page ?? 1, columnLefts[column] ?? 0, rows[row]?.y ?? 0);
  return { grid: new Grid(name, cells, [], false, address), confidence, unseen };
}

function placeName(page: number, x: number, y: number): string {
  return `p${page} x${Math.round(x)} y${Math.round(y)}`;
}

/** Lines of one cell: a full line goes on in the next, a shorter one was ended by hand. */
function joinText(pieces: readonly ColumnPiece[]): string {
  const widest = Math.max(...pieces.map((piece) => piece.right));
  let text = "";
  let last: ColumnPiece | null = null;
  for (const piece of pieces) {
    if (last === null) text = piece.text;
    else {
      const isNewLine = last.page !== piece.page || Math.abs(last.y - piece.y) > 0.5 * piece.size;
      const isFull = last.right > widest - 1.3 * last.size || last.page !== piece.page;
      const isNumber = /[\d.]$/.test(text) && /^[\d.]+$/.test(piece.text) && isNewLine;
      const isLatin = !isNumber && /[\x21-\x7e]$/.test(text) && /^[\x21-\x7e]/.test(piece.text);
      text += `${isNewLine && !isFull ? "\n" : !isNewLine || isLatin ? " " : ""}${piece.text}`;
    }
    last = piece;
  }
  return text;
}
