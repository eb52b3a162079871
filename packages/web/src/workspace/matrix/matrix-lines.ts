import type { MatrixAnswer } from "../api/answers.ts";
import type { MatrixLine } from "./matrix-table.tsx";

/** What of the matrix is shown, and how its lines are called. */
export interface MatrixChoice {
  readonly nameOf: (row: MatrixAnswer["rows"][number]) => string;
  readonly isOnlyOpen: boolean;
  readonly search: string;
}

const OPEN = /[nuj]/;
const ORDER = new Intl.Collator("ja", { numeric: true });

/** The lines of one form, by name: of all systems or of those with something open, found by a part of the name. */
export function matrixLines(answer: MatrixAnswer | undefined, form: string, { nameOf, isOnlyOpen, search }: MatrixChoice): MatrixLine[] {
  const sought = search.trim().toLowerCase();
  return (answer?.rows ?? [])
    .filter((row) => row.form === form && (!isOnlyOpen || OPEN.test(row.statuses)))
    .map((row) => ({ key: row.disclosureId, name: nameOf(row), statuses: row.statuses }))
    .filter(({ name }) => name.toLowerCase().includes(sought))
    .toSorted((a, b) => ORDER.compare(a.name, b.name));
}
