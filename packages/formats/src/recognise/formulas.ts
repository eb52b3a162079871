import { parseCellAddress } from "../grid/cell-address.ts";
import type { Cell } from "../grid/cell.ts";
import type { Grid } from "../grid/grid.ts";
import { TextMemory } from "../text-memory.ts";
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
  if (cell.unevaluated) {
    const shown = shownPlainly(grid, cell, sheets);
    if (shown !== null) return { ...shown, formula: cell.formula };
  }
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

/** The filled cell without a formula that a display formula passes on, as nearly all do; `null` for all else. */
function shownPlainly(grid: Grid, cell: Cell, sheets: Sheets): Cell | null {
  const target = singleReference(cell.formula ?? "", grid, sheets);
  const shown = target?.grid.at(target.row, target.column);
  return shown === undefined || shown.formula !== undefined || target!.grid.seenAt(target!.row, target!.column) !== shown ? null : shown;
}

/** The one cell that a display formula passes on, or `null`. */
export function singleReference(formula: string, grid: Grid, sheets: Sheets): { grid: Grid; row: number; column: number } | null {
  const { targets, passesOn } = parseFormula(formula);
  if (!passesOn) return null;
  const [target, ...others] = referencesIn(targets, grid, sheets);
  if (target === undefined) return null;
  return others.every((t) => t.grid === target.grid && t.row === target.row && t.column === target.column) ? target : null;
}

/** `=B5`, `=IF(B5="","",B5)`, `=B5&""`, `=TRIM(B5)`: the value comes through unchanged. */
function isPassingOn(formula: string): boolean {
  // A letter that no formula holds stands for the reference: a name may be called X.
  const rest = formula.replaceAll(REFERENCE, "\uE000").replaceAll(/\s/g, "").toUpperCase();
  return PASSING_ON.test(rest);
}

const PASSING_ON = /^(?:\uE000|\uE000&""|""&\uE000|(?:T|TRIM)\(\uE000\)|IF\(\uE000="","",\uE000\)|IF\(ISBLANK\(\uE000\),"",\uE000\)|IF\(\uE000<>"",\uE000,""\)|IF\(\uE000=0,"",\uE000\))$/;

function isCyclic(grid: Grid, start: Cell, sheets: Sheets): boolean {
  const queue = referencesOf(start.formula ?? "", grid, sheets);
  // Most formulas show cells that people typed into.
  const isOther = (target: { grid: Grid; row: number; column: number }) => target.grid !== grid || target.row !== start.row || target.column !== start.column;
  if (queue.every((target) => isOther(target) && target.grid.at(target.row, target.column)?.formula === undefined)) return false;
  const visited = new Set<string>();
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

interface Target {
  /** `null`: the sheet that the formula stands on. */
  readonly sheet: string | null;
  readonly row: number;
  readonly column: number;
}

export interface ParsedFormula {
  readonly targets: readonly Target[];
  /** It shows its one reference unchanged. */
  readonly passesOn: boolean;
}

/** A formula's references, in its order, and whether it passes one on; the same formula is asked about several times. */
export function parseFormula(formula: string): ParsedFormula {
  return parsed.of(formula);
}

const parsed = new TextMemory((formula): ParsedFormula => {
  const targets: Target[] = [];
  for (const match of formula.replaceAll(/"[^"]*"/g, '""').matchAll(REFERENCE)) {
    const place = parseCellAddress(`${match[3]!.toUpperCase()}${match[4]!}`);
    if (place !== null) targets.push({ sheet: match[1]?.replaceAll("''", "'") ?? match[2] ?? null, ...place });
  }
  return { targets, passesOn: isPassingOn(formula) };
});

function referencesOf(formula: string, grid: Grid, sheets: Sheets): { grid: Grid; row: number; column: number }[] {
  return referencesIn(parseFormula(formula).targets, grid, sheets);
}

function referencesIn(targets: readonly Target[], grid: Grid, sheets: Sheets): { grid: Grid; row: number; column: number }[] {
  const found = [];
  for (const { sheet, row, column } of targets) {
    const target = sheet === null ? grid : sheets.get(sheet);
    if (target !== undefined) found.push({ grid: target, row, column });
  }
  return found;
}
