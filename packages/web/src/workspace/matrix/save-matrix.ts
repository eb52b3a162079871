import type { Language } from "@kaiji/domain";
import type { WorkspaceWords } from "../../words/workspace-ja.ts";
import { saveCsv } from "../parts/csv.ts";
import { cellOf } from "./model/cells.ts";
import type { MatrixColumn, MatrixRow } from "./model/matrix-rows.ts";
import { marks } from "../../settings/page-language.ts";

/** Saves what is shown as CSV, every cell in words. */
export function saveMatrix(rows: readonly MatrixRow[], columns: readonly MatrixColumn[], { words, language }: { readonly words: WorkspaceWords["matrix"]; readonly language: Language }): void {
  saveCsv("matrix", [
    [words.system, ...columns.map(({ criterion }) => `${criterion.form.toUpperCase()} ${criterion.items.join(marks().dot)} ${criterion.label[language]}`)],
    ...rows.map((row) => [row.kind === "unconnected" ? words.unconnected(row.name) : row.name, ...columns.map(({ at }) => words.cells[cellOf(row.letters[at]).meaning])]),
  ]);
}
