import type { Disclosure, ItemNumber, Library } from "@kaiji/domain";
import type { WorkbookLayouts } from "../excel/find-workbook-layouts.ts";
import { readGrid } from "../excel/open-workbook.ts";
import { type CellChange, gridChanges } from "../grid/grid-changes.ts";
import type { Grid } from "../grid/grid.ts";
import { ReadFailure } from "../read-failure.ts";
import { carryOver } from "../recognise/carry-over.ts";
import { recogniseDisclosures } from "../recognise/recognise-disclosures.ts";
import type { Archive } from "../zip/archive.ts";
import { openReplaced } from "../zip/check-replaced.ts";
import { keyOf } from "./cell-edit.ts";
import { findStrayCells } from "./check-cells.ts";
import { isPatchOfCells } from "./check-patch.ts";
import type { FillReason } from "./fill-reason.ts";
import { findDifferences, type WasThere } from "./find-differences.ts";
import { readPatched } from "./patched-grid.ts";
import type { EditPlan } from "./plan-edits.ts";
import type { PatchedText } from "./text-patch.ts";

/** A filled workbook and what it should be. */
export interface Written {
  readonly bytes: Uint8Array;
  readonly template: Uint8Array;
  readonly found: WorkbookLayouts;
  readonly plan: EditPlan;
  /** By sheet, the formula cells whose stored result was dropped. */
  readonly stale: ReadonlyMap<string, ReadonlySet<number>>;
  /** By sheet, its new text. */
  readonly patches: ReadonlyMap<string, PatchedText>;
  /** By name of the part, what was put into it. */
  readonly replacements: ReadonlyMap<string, Uint8Array>;
}

/** What the workbook should say when it is read. */
export interface Wanted {
  readonly disclosure: Disclosure;
  readonly numbers: readonly ItemNumber[];
  readonly wasThere?: WasThere | undefined;
}

/**
 * Proves a filled workbook from its bytes: every part that was not written is packed as before; in the sheets that were
 * written no letter outside of single cells differs; the cells that differ are those that should, and show what they
 * should; and the whole, read as any file is read, gives back the disclosure.
 * @returns why it is not proved; empty when it is
 */
export function checkFilling(written: Written, { disclosure, numbers, wasThere }: Wanted, library: Library): FillReason[] {
  try {
    const { found, template, bytes, replacements, patches } = written;
    const archive = openReplaced(template, found.parts.archive, bytes, replacements);
    if (archive === null) return [differs("part")];
    for (const patch of patches.values()) if (!isPatchOfCells(patch)) return [differs("sheet")];
    const sheets = readAgain(written, archive);
    const reasons = sheets.flatMap(({ grid, changes }) => (changes === null ? [] : findStrayCells(grid, changes, wantedOn(grid.name, written))));
    if (reasons.length > 0) return reasons;
    sheets.forEach(({ grid, changes }, i) => {
      if (changes !== null) carryOver(found.grids[i]!, grid, changes, library);
    });
    return findDifferences(disclosure, numbers, recogniseDisclosures(sheets.map(({ grid }) => grid), library), wasThere);
  } catch (error) {
    if (error instanceof ReadFailure) return [differs("form")];
    throw error;
  }
}

/** A sheet as it stands in the new file; `changes` is `null` where its part is the very same. */
interface SheetAgain {
  readonly grid: Grid;
  readonly changes: readonly CellChange[] | null;
}

function readAgain({ found, plan, patches, replacements }: Written, written: Archive): SheetAgain[] {
  const { parts, grids, context } = found;
  const archive: Archive = { entries: written.entries, read: (name) => (replacements.has(written.entries.get(name.toLowerCase())?.name ?? "") ? written.read(name) : parts.archive.read(name)) };
  return parts.sheets.map((sheet, i) => {
    const before = grids[i]!;
    const patch = patches.get(sheet.name);
    if (patch === undefined && !plan.controls.some(({ control }) => control.sheet === sheet.name)) return { grid: before, changes: null };
    // Half a letter, which bytes cannot hold, is read as it came out.
    const isText = patch !== undefined && !plan.sheets.hasControls(sheet.name) && (patch.text as { isWellFormed?: () => boolean }).isWellFormed?.() === true;
    const patched = isText ? readPatched(before, patch, sheet, context) : null;
    if (patched !== null) return patched;
    const grid = readGrid(archive, sheet, context);
    return { grid, changes: gridChanges(before, grid) };
  });
}

function differs(what: string): FillReason {
  return { code: "read-back-differs", params: { what } };
}

function wantedOn(sheet: string, { plan, stale }: Written) {
  const controls = new Map(plan.controls.filter(({ control }) => control.sheet === sheet).map(({ control, isOn }) => [keyOf(control.row, control.column), isOn]));
  return { edits: plan.edits, stale: stale.get(sheet) ?? new Set<number>(), controls };
}
