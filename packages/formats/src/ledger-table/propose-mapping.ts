import type { Grid } from "../grid/grid.ts";
import { nameKey } from "@kaiji/domain";
import { ID_COLUMN } from "./ledger-kinds.ts";
import type { TableField } from "./table-field.ts";

/** A column of a sheet: its heading, and the field that it is taken for. */
export interface MappedColumn {
  /** Counted from 0. */
  readonly column: number;
  readonly heading: string;
  /** `null`: the column is not taken. */
  readonly field: string | null;
}

/** Where the headings of a sheet stand, and what each column is taken for. */
export interface ProposedMapping {
  /** Counted from 0. */
  readonly headingRow: number;
  readonly columns: readonly MappedColumn[];
}

const ROWS_LOOKED_AT = 30;

/** Finds the row of headings, the one with most that are known, and proposes a field for each column. A person corrects it. */
export function proposeMapping(grid: Grid, fields: readonly TableField[], headingRow?: number): ProposedMapping {
  const known = knownHeadings(fields);
  const candidates = headingRow === undefined ? grid.filledRows(0, Math.min(grid.lastRow, ROWS_LOOKED_AT)) : [headingRow];
  let best: ProposedMapping = { headingRow: candidates[0] ?? 0, columns: columnsOf(grid, candidates[0] ?? 0, known) };
  for (const row of candidates.slice(1)) {
    const columns = columnsOf(grid, row, known);
    if (taken(columns) > taken(best.columns)) best = { headingRow: row, columns };
  }
  return best;
}

/** Headings by their key; what a heading says in full comes before what an alias says. */
function knownHeadings(fields: readonly TableField[]): ReadonlyMap<string, string> {
  const known = new Map<string, string>([[nameKey(ID_COLUMN.ja), ID_COLUMN.id], [nameKey(ID_COLUMN.en), ID_COLUMN.id]]);
  for (const field of fields) for (const heading of [field.ja, field.en]) known.set(nameKey(heading), field.id);
  for (const field of fields) for (const alias of field.aliases) if (!known.has(nameKey(alias))) known.set(nameKey(alias), field.id);
  return known;
}

function columnsOf(grid: Grid, row: number, known: ReadonlyMap<string, string>): MappedColumn[] {
  const used = new Set<string>();
  return grid.cellsInRow(row).map(({ column, text }) => {
    const heading = text.replaceAll(/\s+/gu, " ").trim();
    const field = known.get(nameKey(heading)) ?? known.get(nameKey(heading.replace(/[（(].*[)）]$/u, ""))) ?? null;
    // The first of two like columns is taken; the other waits for a person.
    if (field === null || used.has(field)) return { column, heading, field: null };
    used.add(field);
    return { column, heading, field };
  });
}

function taken(columns: readonly MappedColumn[]): number {
  return columns.filter(({ field }) => field !== null).length;
}
