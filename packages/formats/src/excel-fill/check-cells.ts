import type { Cell } from "../grid/cell.ts";
import type { CellChange } from "../grid/grid-changes.ts";
import type { Grid } from "../grid/grid.ts";
import { type CellEdits, type CellValue, keyOf } from "./cell-edit.ts";
import type { FillReason } from "./fill-reason.ts";

/** What was to change on a sheet. */
export interface WantedChanges {
  readonly edits: CellEdits;
  /** Cells (`keyOf`) whose stored formula result was dropped. */
  readonly stale: ReadonlySet<number>;
  /** Cells (`keyOf`) under check boxes whose state changed, with the new state. */
  readonly controls: ReadonlyMap<number, boolean>;
}

/** The cells of a sheet that were written and do not show what they should, and those that show something else than before. */
export function findStrayCells(after: Grid, changes: readonly CellChange[], { edits, stale, controls }: WantedChanges): FillReason[] {
  const strays = new Set<number>();
  for (const { row, column, before, after: now } of changes) {
    const key = keyOf(row, column);
    if (edits.has(after.name, row, column) || controls.has(key)) continue;
    const isDropped = stale.has(key) && before?.formula !== undefined && before.formula === now?.formula && now.unevaluated === true;
    if (!isDropped) strays.add(key);
  }
  for (const { row, column } of edits.placesOf(after.name))
    if (!shows(after.at(row, column), edits.get(after.name, row, column)!.value)) strays.add(keyOf(row, column));
  for (const [key, isOn] of controls) {
    const [row, column] = [Math.floor(key / 16_384), key % 16_384];
    const cell = after.at(row, column);
    // Boxes with captions share cells; that the right one is ticked, reading the answers back shows.
    if (!edits.has(after.name, row, column) && !shows(cell, isOn) && !/^[☑☐]/u.test(cell?.text ?? "")) strays.add(key);
  }
  return [...strays].map((key) => ({ code: "read-back-differs", source: after.source(Math.floor(key / 16_384), key % 16_384), params: { what: "cell" } }));
}

function shows(cell: Cell | undefined, value: CellValue): boolean {
  if (cell?.formula !== undefined) return false;
  if (value === null || value === "") return cell === undefined;
  if (typeof value === "number") return cell?.value === value;
  if (typeof value === "boolean") return cell?.kind === "boolean" && (cell.text === "TRUE") === value;
  // Line ends come back as one kind.
  return cell?.kind === "text" && cell.text === value.replaceAll(/\r\n?/g, "\n");
}
