import type { Grid } from "../grid/grid.ts";
import type { FormReading } from "./form-reading.ts";
import { levelText } from "./level-text.ts";
import { collectRemarks, type RemarkEntry } from "./remark-list.ts";
import { RemarkBook } from "./remark-references.ts";
import { answerColumnsOf } from "./table.ts";
import type { Vocabulary } from "./vocabulary.ts";

/** Gathers the remark lists a form may point to: below its table, beside it, above it, then on sheets without a table. */
export function collectRemarkBook(
  parts: readonly FormReading[],
  all: readonly FormReading[],
  grids: readonly Grid[],
  vocabulary: Vocabulary,
): RemarkBook {
  return new RemarkBook(collectRemarkEntries(parts, all, grids, vocabulary));
}

/** The entries of those lists, nearest list first. Blank entries of an unfilled form are among them. */
export function collectRemarkEntries(
  parts: readonly FormReading[],
  all: readonly FormReading[],
  grids: readonly Grid[],
  vocabulary: Vocabulary,
): RemarkEntry[] {
  const entries: RemarkEntry[] = [];
  for (const { table, above } of parts) {
    const { grid } = table;
    const nextTables = all.filter((r) => r.table.grid === grid && r.table.firstRow > table.lastRow);
    const end = Math.min(grid.lastRow, ...nextTables.map((r) => titleRow(r)));
    const right = Math.max(...answerColumnsOf(table), ...table.columns);
    const beside = all.filter((r) => r.table.grid === grid && r.table.numbers.first > right && r.table.firstRow <= table.lastRow);
    const below = { top: table.lastRow + 1, bottom: end, left: table.left, right: beside.length > 0 ? table.right : grid.lastColumn };
    entries.push(...collectRemarks(grid, below, vocabulary));
    const edge = Math.min(grid.lastColumn, ...beside.map((r) => r.table.numbers.first - 1));
    entries.push(...collectRemarks(grid, { top: above, bottom: table.lastRow, left: right + 1, right: edge }, vocabulary));
    entries.push(...collectRemarks(grid, { top: above, bottom: table.firstRow - 1, left: 0, right }, vocabulary));
  }
  const taken = new Set(all.map((r) => r.table.grid.name));
  for (const grid of grids) {
    if (taken.has(grid.name)) continue;
    const name = levelText(grid.name);
    const isList = vocabulary.headers.remark.isIn(name) || vocabulary.headers.remarkNumber.isIn(name);
    entries.push(...collectRemarks(grid, { top: 0, bottom: grid.lastRow, left: 0, right: grid.lastColumn }, vocabulary, isList));
  }
  return entries;
}

/** The row in which a lower table's own heading begins: everything above it belongs to the table before. */
function titleRow(reading: FormReading): number {
  return reading.table.headersFrom > reading.above ? reading.table.headersFrom : reading.table.firstRow - 1;
}
