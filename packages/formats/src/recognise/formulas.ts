import { parseCellAddress } from "../grid/cell-address.ts";
import type { Cell } from "../grid/cell.ts";
import type { Grid } from "../grid/grid.ts";
import type { Sheets } from "./read-answer.ts";

const REFERENCE = /(?:(?:'((?:[^']|'')+)'|([^\s'"!()+\-*/&<>=,;:^{}]+))!)?\$?([A-Za-z]{1,3})\$?(\d{1,7})(?![\d(A-Za-z_.])/g;
const FURTHEST = 50;

/**
 * The cell a formula shows. Kaiji calculates nothing: it takes the stored result, or, when none is stored and the
 * formula only passes another cell on, that cell.
 * @returns the cell, or the code of the problem
 */
export function resolveFormula(grid: Grid, cell: Cell, sheets: Sheets): Cell | "formula-without-value" | "cyclic-formula" {
  if (cell.formula === undefined) return cell;
  // A circle has no result, or the 0 that programs leave there; a stored text came from somewhere.
  if ((cell.unevaluated || cell.kind === "number") && isCyclic(grid, cell, sheets)) return "cyclic-formula";
  if (!cell.unevaluated) return cell;
  let current: { grid: Grid; cell: Cell } = { grid, cell };
  for (let step = 0; step < FURTHEST && current.cell.unevaluated; step++) {
    const target = singleReference(current.cell.formula ?? "", current.grid, sheets);
    if (target === null) return "formula-without-value";
    const next = target.grid.seenAt(target.row, target.column);
    if (next === undefined) return { row: cell.row, column: cell.column, kind: "text", text: "", formula: cell.formula };
    current = { grid: target.grid, cell: next };
  }
  return current.cell.unevaluated ? "formula-without-value" : { ...current.cell, formula: cell.formula };
}

/** The one cell that a display formula passes on, or `null`. */
export function singleReference(formula: string, grid: Grid, sheets: Sheets): { grid: Grid; row: number; column: number } | null {
  const targets = referencesOf(formula, grid, sheets);
  const [target] = targets;
  const isOne = targets.every((t) => t.grid === target!.grid && t.row === target!.row && t.column === target!.column);
  return target !== undefined && isOne && passesOn(formula) ? target : null;
}

/** `=B5`, `=IF(B5="","",B5)`, `=B5&""`, `=TRIM(B5)`: the value comes through unchanged. */
function passesOn(formula: string): boolean {
  const rest = formula.replaceAll(REFERENCE, "X").replaceAll(/\s/g, "").toUpperCase();
  return /^(?:X|X&""|""&X|(?:T|TRIM)\(X\)|IF\(X="","",X\)|IF\(ISBLANK\(X\),"",X\)|IF\(X<>"",X,""\)|IF\(X=0,"",X\))$/.test(rest);
}

function isCyclic(grid: Grid, start: Cell, sheets: Sheets): boolean {
  const visited = new Set<string>();
  const queue = [...referencesOf(start.formula ?? "", grid, sheets)];
  for (let step = 0; step < FURTHEST && queue.length > 0; step++) {
    const { grid: g, row, column } = queue.pop()!;
    if (g === grid && row === start.row && column === start.column) return true;
    const key = `${g.name}!${row}:${column}`;
    if (visited.has(key)) continue;
    visited.add(key);
    const next = g.at(row, column);
    if (next?.formula !== undefined) queue.push(...referencesOf(next.formula, g, sheets));
  }
  return false;
}

function referencesOf(formula: string, grid: Grid, sheets: Sheets): { grid: Grid; row: number; column: number }[] {
  const found = [];
  for (const match of formula.replaceAll(/"[^"]*"/g, '""').matchAll(REFERENCE)) {
    const name = match[1]?.replaceAll("''", "'") ?? match[2];
    const target = name === undefined ? grid : sheets.get(name);
    const place = parseCellAddress(`${match[3]!.toUpperCase()}${match[4]!}`);
    if (target !== undefined && place !== null) found.push({ grid: target, ...place });
  }
  return found;
}
