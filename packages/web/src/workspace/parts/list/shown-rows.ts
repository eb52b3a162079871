import type { ListColumn, ListFilter } from "./list-column.ts";
import type { ListState } from "./list-state.ts";

const COLLATOR = new Intl.Collator("ja", { numeric: true });

/** The rows that a state shows, in its order. Every word that is typed must stand somewhere in the row; width and case do not matter. */
export function shownRows<Row>(rows: readonly Row[], columns: readonly ListColumn<Row>[], filters: readonly ListFilter<Row>[], state: ListState): readonly Row[] {
  const words = levelled(state.search).split(/\s+/).filter((word) => word !== "");
  const chosen = filters.flatMap((filter) => {
    const value = state.filters[filter.id] ?? "";
    return value === "" ? [] : [{ filter, value }];
  });
  const found = rows.filter((row) => chosen.every(({ filter, value }) => filter.fits(row, value)) && (words.length === 0 || hasWords(row, columns, words)));
  const { sort } = state;
  const column = sort === null ? undefined : columns.find(({ id }) => id === sort.column);
  const order = column?.order ?? column?.text;
  if (sort === null || order === undefined) return found;
  return found.toSorted((a, b) => compare(order(a), order(b)) * (sort.isDescending ? -1 : 1));
}

function hasWords<Row>(row: Row, columns: readonly ListColumn<Row>[], words: readonly string[]): boolean {
  const text = levelled(columns.map((column) => column.text?.(row) ?? "").join("\n"));
  return words.every((word) => text.includes(word));
}

function levelled(text: string): string {
  return text.normalize("NFKC").toLowerCase().trim();
}

function compare(a: number | string, b: number | string): number {
  return typeof a === "number" && typeof b === "number" ? a - b : COLLATOR.compare(String(a), String(b));
}
