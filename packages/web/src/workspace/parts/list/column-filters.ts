import type { ListColumn, ListFilter } from "./list-column.ts";

const COLLATOR = new Intl.Collator("ja", { numeric: true });

/** Filters by what stands in columns: a choice for each different text; none for a column that says the same of all rows. */
export function columnFilters<Row>(columns: readonly ListColumn<Row>[], rows: readonly Row[], ids: readonly string[]): readonly ListFilter<Row>[] {
  return ids.flatMap((id) => {
    const column = columns.find((one) => one.id === id);
    const text = column?.text;
    if (column === undefined || text === undefined) return [];
    const values = [...new Set(rows.map(text))].filter((value) => value !== "").toSorted(COLLATOR.compare);
    return values.length < 2 ? [] : [{ id, label: column.heading, options: values.map((value) => ({ value, label: value })), fits: (row: Row, value: string) => text(row) === value }];
  });
}
