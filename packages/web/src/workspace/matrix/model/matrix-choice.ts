import type { ListState } from "../../parts/list/list-state.ts";
import { cellOf } from "./cells.ts";
import type { MatrixColumn, MatrixRow } from "./matrix-rows.ts";

/** What of the matrix is asked for, as the address keeps it. */
export const MATRIX_FILTERS = ["form", "chapter", "provider", "status", "only", "kind", "criticality"] as const;

/** The columns that a state shows. */
export function shownColumns(columns: readonly MatrixColumn[], { filters }: ListState): readonly MatrixColumn[] {
  const { form = "", chapter = "" } = filters;
  if (form === "" && chapter === "") return columns;
  return columns.filter(({ criterion }) => (form === "" || criterion.form === form) && (chapter === "" || criterion.chapter === chapter));
}

/** The rows that a state shows, in their order. Status and "only open" look at the columns that are shown. */
export function chosenRows(rows: readonly MatrixRow[], columns: readonly MatrixColumn[], { search, filters }: ListState): readonly MatrixRow[] {
  const words = level(search).split(/\s+/).filter((word) => word !== "");
  const { provider = "", status = "", only = "", kind = "", criticality = "" } = filters;
  const places = columns.map(({ at }) => at);
  const has = (row: MatrixRow, fits: (letter: string) => boolean) => places.some((at) => fits(row.letters[at] ?? "?"));
  return rows.filter(
    (row) =>
      (provider === "" || row.providers.includes(provider)) &&
      (kind === "" || row.systemKind === kind) &&
      (criticality === "" || row.criticality === criticality) &&
      words.every((word) => level(row.name).includes(word)) &&
      (status === "" || has(row, (letter) => letter === status)) &&
      (only !== "open" || has(row, (letter) => cellOf(letter).isOpen)),
  );
}

function level(text: string): string {
  return text.normalize("NFKC").toLowerCase().trim();
}
