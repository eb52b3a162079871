import { BASIC_FIELDS, type BasicField } from "@kaiji/domain";
import type { Cell } from "../grid/cell.ts";
import type { Grid } from "../grid/grid.ts";
import { typedPlace } from "./answer-cell.ts";
import type { FormReading } from "./form-reading.ts";
import { cutInsideLabel } from "./inside-label.ts";
import { headersAbove } from "./header-rows.ts";
import type { CellPlace } from "./remark-list.ts";
import { labelReadings, type FormVocabulary, type Vocabulary } from "./vocabulary.ts";

/** Where a basic field is typed. */
export interface FieldPlace extends CellPlace {
  /** `作成日：` where label and value share the cell: it stays in front of the value. */
  readonly prefix?: string;
}

/** The cells into which the basic fields of a form are typed, filled or not. */
export function findFieldPlaces(
  parts: readonly FormReading[],
  grids: readonly Grid[],
  form: FormVocabulary,
  vocabulary: Vocabulary,
): Partial<Record<BasicField, FieldPlace>> {
  const sheets = new Map(grids.map((grid) => [grid.name, grid]));
  const places: Partial<Record<BasicField, FieldPlace>> = {};
  const main = parts[0]!;
  const ranges = [
    { grid: main.table.grid, to: main.table.firstRow - 1, from: main.above },
    ...grids.filter((grid) => grid !== main.table.grid).map((grid) => ({ grid, from: 0, to: grid.lastRow })),
  ];
  for (const { grid, from, to } of ranges) {
    for (const cell of grid.cells) {
      if (cell.row < from || cell.row > to || cell.kind !== "text" || cell.text.length > 200) continue;
      const inside = cell.formula === undefined ? cutInsideLabel(cell.text) : null;
      const own = inside === null ? undefined : BASIC_FIELDS.find((candidate) => labelReadings(inside.label).some((reading) => form.fieldLabels[candidate].is(reading)));
      if (inside?.isWritten === true && own !== undefined) {
        places[own] ??= { sheet: grid.name, row: cell.row, column: cell.column, prefix: inside.prefix };
        continue;
      }
      if (cell.text.length > 60 || !vocabulary.isFieldLabel(cell.text)) continue;
      const field = BASIC_FIELDS.find((candidate) => labelReadings(cell.text).some((reading) => form.fieldLabels[candidate].is(reading)));
      if (field === undefined || places[field] !== undefined) continue;
      places[field] = placeBeside(grid, cell, sheets, form, vocabulary);
    }
  }
  return places;
}

/** The cell right of a label, or the one in the column headed as the one to fill in; below it when labels stand in a row. */
function placeBeside(
  grid: Grid,
  label: Cell,
  sheets: ReadonlyMap<string, Grid>,
  form: FormVocabulary,
  vocabulary: Vocabulary,
): CellPlace {
  const right = (grid.mergeAt(label.row, label.column)?.right ?? label.column) + 1;
  for (let column = right; column <= grid.lastColumn; column++) {
    const headers = headersAbove(grid, column, Math.max(0, label.row - 8), label.row - 1);
    if (headers.some((h) => vocabulary.headers.input.isIn(h))) return typedPlace(grid, label.row, column, sheets);
  }
  const next = grid.at(label.row, right);
  const nextIsLabel = next !== undefined && BASIC_FIELDS.some((f) => labelReadings(next.text).some((reading) => form.fieldLabels[f].is(reading)));
  if (!nextIsLabel) return typedPlace(grid, label.row, right, sheets);
  const below = (grid.mergeAt(label.row, label.column)?.bottom ?? label.row) + 1;
  return typedPlace(grid, below, label.column, sheets);
}
