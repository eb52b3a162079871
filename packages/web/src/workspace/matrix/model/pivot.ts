import { groupBy } from "./group-by.ts";
import type { MatrixColumn, MatrixRow } from "./matrix-rows.ts";

/** How many cells of a group hold each letter. */
export interface PivotLine {
  readonly key: string;
  readonly counts: Readonly<Record<string, number>>;
  readonly systems: number;
}

/** Counts the shown cells by provider. A system of several providers counts for each; one of none under "". */
export function byProvider(rows: readonly MatrixRow[], columns: readonly MatrixColumn[]): PivotLine[] {
  const groups = new Map<string, MatrixRow[]>();
  for (const row of rows) for (const key of row.providers.length === 0 ? [""] : new Set(row.providers)) groups.set(key, [...(groups.get(key) ?? []), row]);
  return [...groups].map(([key, own]) => ({ key, counts: countLetters(own, columns), systems: own.length }));
}

/** Counts the shown cells by chapter, in the columns' order. */
export function byChapter(rows: readonly MatrixRow[], columns: readonly MatrixColumn[]): PivotLine[] {
  const chapters = groupBy(columns, ({ criterion }) => criterion.chapter);
  return [...chapters].map(([key, own]) => ({ key, counts: countLetters(rows, own), systems: rows.length }));
}

function countLetters(rows: readonly MatrixRow[], columns: readonly MatrixColumn[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { letters } of rows)
    for (const { at } of columns) {
      const letter = letters[at] ?? "?";
      counts[letter] = (counts[letter] ?? 0) + 1;
    }
  return counts;
}
