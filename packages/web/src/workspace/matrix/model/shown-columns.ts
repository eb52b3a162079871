import { groupBy } from "./group-by.ts";
import type { MatrixColumn } from "./matrix-rows.ts";

/** A column as it is drawn: a row of the appendix, or a chapter that was folded. */
export type DrawnColumn =
  | { readonly kind: "criterion"; readonly key: string; readonly width: number; readonly column: MatrixColumn }
  | { readonly kind: "chapter"; readonly key: string; readonly width: number; readonly columns: readonly MatrixColumn[] };

/** A chapter above the columns. */
export interface DrawnChapter {
  readonly id: string;
  readonly isFolded: boolean;
  readonly left: number;
  readonly width: number;
  /** Of its first column. */
  readonly first: number;
}

export interface DrawnColumns {
  readonly columns: readonly DrawnColumn[];
  /** Where each column begins; one more than columns. */
  readonly lefts: readonly number[];
  readonly chapters: readonly DrawnChapter[];
}

/** Lays out the columns by chapter. @param widths of a cell and of a folded chapter, in pixels */
export function drawColumns(columns: readonly MatrixColumn[], folded: ReadonlySet<string>, widths: { readonly cell: number; readonly folded: number }): DrawnColumns {
  const drawn: DrawnColumn[] = [];
  const chapters: DrawnChapter[] = [];
  const lefts = [0];
  for (const [id, own] of groupBy(columns, ({ criterion }) => criterion.chapter)) {
    const isFolded = folded.has(id);
    const [first, left] = [drawn.length, lefts.at(-1) ?? 0];
    if (isFolded) drawn.push({ kind: "chapter", key: `chapter ${id}`, width: widths.folded, columns: own });
    else drawn.push(...own.map((column) => ({ kind: "criterion" as const, key: column.criterion.id, width: widths.cell, column })));
    for (const column of drawn.slice(first)) lefts.push((lefts.at(-1) ?? 0) + column.width);
    chapters.push({ id, isFolded, left, width: (lefts.at(-1) ?? 0) - left, first });
  }
  return { columns: drawn, lefts, chapters };
}

/** The columns between two places, with some to spare. @returns first and one past the last */
export function columnsBetween(lefts: readonly number[], from: number, to: number, spare: number): [number, number] {
  const count = lefts.length - 1;
  let first = 0;
  while (first < count && (lefts[first + 1] ?? 0) <= from) first++;
  let last = first;
  while (last < count && (lefts[last] ?? 0) <= to) last++;
  return [Math.max(0, first - spare), Math.min(count, last + spare)];
}
