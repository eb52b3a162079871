import type { Grid } from "../grid/grid.ts";
import { singleReference } from "./formulas.ts";
import type { ItemPlace } from "./form-layout.ts";
import type { CellPlace } from "./remark-list.ts";
import type { Table } from "./table.ts";

/** The cell of a row into which its answer is typed: a display formula is followed to the cell it shows. */
export function answerCellOf(table: Table, row: number, sheets: ReadonlyMap<string, Grid>): ItemPlace["answer"] {
  const answers = table.answers!;
  const place = (column: number) => typedPlace(table.grid, row, column, sheets);
  if (answers.kind === "words") return { kind: "word", cell: place(answers.columns[0]!) };
  return { kind: "marks", cells: answers.columns.map(({ answer, column }) => ({ answer, cell: place(column) })) };
}

/** The place into which a person types what is seen at this row and column. */
export function typedPlace(grid: Grid, row: number, column: number, sheets: ReadonlyMap<string, Grid>): CellPlace {
  let at: CellPlace = { sheet: grid.name, row, column };
  for (let step = 0; step < 20; step++) {
    const sheet = sheets.get(at.sheet)!;
    const merge = sheet.mergeAt(at.row, at.column);
    if (merge !== undefined) at = { ...at, row: merge.top, column: merge.left };
    const cell = sheet.at(at.row, at.column);
    const next = cell?.formula === undefined ? null : singleReference(cell.formula, sheet, sheets);
    if (next === null) return at;
    at = { sheet: next.grid.name, row: next.row, column: next.column };
  }
  return at;
}
