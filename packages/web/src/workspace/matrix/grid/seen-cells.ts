import { columnsBetween, type DrawnChapter, type DrawnColumns } from "../model/shown-columns.ts";
import { nameWidthIn, type GridMeasures } from "./grid-measures.ts";

/** A grid in its frame: what there is, and how far it is scrolled. Pixels are CSS pixels from the frame's corner. */
export interface GridPlace {
  readonly rows: number;
  readonly drawn: DrawnColumns;
  readonly measures: GridMeasures;
  readonly width: number;
  readonly height: number;
  readonly left: number;
  readonly top: number;
}

export interface SeenRow {
  readonly index: number;
  readonly y: number;
}

export interface SeenColumn {
  readonly index: number;
  readonly x: number;
  readonly width: number;
}

/** A chapter's heading; its words stay in sight as long as any of it is. */
export interface SeenChapter {
  readonly chapter: DrawnChapter;
  readonly x: number;
  readonly width: number;
  readonly wordsX: number;
}

/** What of a grid is seen, and where it stands. Names and heads lie over what is scrolled below them. */
export function seenCells(place: GridPlace): { readonly nameWidth: number; readonly rows: readonly SeenRow[]; readonly columns: readonly SeenColumn[]; readonly chapters: readonly SeenChapter[] } {
  const { drawn, measures, width, height, left, top } = place;
  const nameWidth = nameWidthIn(width, measures);
  const firstRow = Math.max(0, Math.floor(top / measures.row));
  const lastRow = Math.min(place.rows, Math.ceil((top + height - measures.head) / measures.row));
  const [first, last] = columnsBetween(drawn.lefts, left, left + width - nameWidth, 0);
  const rows = Array.from({ length: Math.max(0, lastRow - firstRow) }, (_, offset) => ({ index: firstRow + offset, y: measures.head + (firstRow + offset) * measures.row - top }));
  const columns = Array.from({ length: last - first }, (_, offset): SeenColumn => {
    const index = first + offset;
    return { index, x: nameWidth + (drawn.lefts[index] ?? 0) - left, width: drawn.columns[index]?.width ?? 0 };
  });
  const chapters = drawn.chapters
    .filter((chapter) => chapter.left < left + width - nameWidth && chapter.left + chapter.width > left)
    .map((chapter): SeenChapter => {
      const x = nameWidth + chapter.left - left;
      return { chapter, x, width: chapter.width, wordsX: Math.max(x, nameWidth) };
    });
  return { nameWidth, rows, columns, chapters };
}

/** The heads' two lines, as rows of a place. */
export const [CHAPTER_LINE, NUMBER_LINE] = [-1, -2];

/**
 * The cell at a point of the frame; `null` where there is none. Column −1 are the names.
 * @param x pixels from the frame's left edge
 */
export function cellAt(place: GridPlace, x: number, y: number): { readonly row: number; readonly column: number } | null {
  const { drawn, measures } = place;
  const nameWidth = nameWidthIn(place.width, measures);
  if (x < 0 || y < 0 || x >= place.width || y >= place.height) return null;
  const across = x - nameWidth + place.left;
  const column = x < nameWidth ? -1 : drawn.lefts.findLastIndex((from) => from <= across);
  if (column >= drawn.columns.length) return null;
  if (y < measures.head) return column === -1 ? null : { row: y < measures.chapters ? CHAPTER_LINE : NUMBER_LINE, column };
  const row = Math.floor((y - measures.head + place.top) / measures.row);
  return row < place.rows ? { row, column } : null;
}
