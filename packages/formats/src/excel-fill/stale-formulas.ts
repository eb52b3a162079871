import { parseRange } from "../grid/cell-address.ts";
import type { Cell } from "../grid/cell.ts";
import type { Grid, Merge } from "../grid/grid.ts";
import { parseFormula } from "../recognise/formulas.ts";
import { type CellEdits, keyOf, placeOfKey } from "./cell-edit.ts";

const RANGE = /(?:(?:'((?:[^']|'')+)'|([^\s'"!()+\-*/&<>=,;:^{}]+))!)?(\$?[A-Za-z]{1,3}\$?\d{1,7}(?::\$?[A-Za-z]{1,3}\$?\d{1,7})?)(?![\w(.])/g;
/** Functions whose reading can't be seen in the formula, and names: such a formula may read anything. */
const OPAQUE = /INDIRECT|OFFSET|\[|[A-Za-z_\u3040-\u9fff][\w.\u3040-\u9fff]*(?=\s*(?:[),;=<>+\-*/&]|$))/;

interface FormulaCell {
  readonly grid: Grid;
  readonly cell: Cell;
  readonly reads: readonly { readonly sheet: string; readonly range: Merge }[] | "anything";
}

/**
 * The formula cells whose stored result an edit makes stale, directly or through others. When in doubt a formula
 * counts as stale: dropping a result costs a recalculation, keeping a wrong one shows a wrong answer.
 * @returns by sheet, the keys of the cells (`keyOf`)
 */
export function findStaleFormulas(grids: readonly Grid[], edits: CellEdits): Map<string, Set<number>> {
  const formulas: FormulaCell[] = [];
  for (const grid of grids) for (const cell of grid.cells) if (cell.formula !== undefined) formulas.push({ grid, cell, reads: readsOf(cell, grid) });
  const stale = new Map<string, Set<number>>();
  const isStale = (sheet: string, row: number, column: number) => stale.get(sheet)?.has(keyOf(row, column)) ?? false;
  let pending: FormulaCell[] = formulas;
  for (let grew = true; grew; ) {
    grew = false;
    const rest: FormulaCell[] = [];
    for (const formula of pending) {
      if (formula.reads === "anything" || formula.reads.some((read) => touches(read, edits, stale, isStale))) {
        const sheet = stale.get(formula.grid.name) ?? new Set<number>();
        sheet.add(keyOf(formula.cell.row, formula.cell.column));
        stale.set(formula.grid.name, sheet);
        grew = true;
      } else rest.push(formula);
    }
    pending = rest;
  }
  return stale;
}

function readsOf(cell: Cell, grid: Grid): FormulaCell["reads"] {
  // Most formulas show one other cell.
  const { targets, passesOn } = parseFormula(cell.formula ?? "");
  if (passesOn) return targets.map(({ sheet, row, column }) => ({ sheet: sheet ?? grid.name, range: { top: row, bottom: row, left: column, right: column } }));
  const formula = (cell.formula ?? "").replaceAll(/"[^"]*"/g, '""');
  if (formula === "") return "anything";
  const reads = [];
  for (const m of formula.matchAll(RANGE)) {
    const range = parseRange(m[3]!.toUpperCase());
    if (range !== null) reads.push({ sheet: m[1]?.replaceAll("''", "'") ?? m[2] ?? grid.name, range });
  }
  return OPAQUE.test(formula.replaceAll(RANGE, "").replaceAll(/\b(?:TRUE|FALSE)\b/gi, "")) ? "anything" : reads;
}

function touches(
  { sheet, range }: { sheet: string; range: Merge },
  edits: CellEdits,
  stale: ReadonlyMap<string, ReadonlySet<number>>,
  isStale: (sheet: string, row: number, column: number) => boolean,
): boolean {
  if (range.top === range.bottom && range.left === range.right)
    return edits.has(sheet, range.top, range.left) || isStale(sheet, range.top, range.left);
  const inside = (row: number, column: number) =>
    range.top <= row && row <= range.bottom && range.left <= column && column <= range.right;
  if (edits.placesOf(sheet).some((place) => inside(place.row, place.column))) return true;
  return [...(stale.get(sheet) ?? [])].some((key) => {
    const { row, column } = placeOfKey(key);
    return inside(row, column);
  });
}
