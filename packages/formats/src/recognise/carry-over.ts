import type { Library } from "@kaiji/domain";
import type { CellChange } from "../grid/grid-changes.ts";
import type { Grid } from "../grid/grid.ts";
import { carryTitles } from "./identify.ts";
import { carryNumberColumns } from "./number-columns.ts";
import { vocabularyOf } from "./vocabulary.ts";

/**
 * Carries over what was found on a sheet to a later state of it, where the cells that changed have no say in it: its
 * number columns and titles need not be looked for again. What they could have a say in is left to be found anew.
 */
export function carryOver(before: Grid, after: Grid, changes: readonly CellChange[], library: Library): void {
  const vocabulary = vocabularyOf(library);
  carryNumberColumns(before, after, changes, vocabulary);
  carryTitles(before, after, changes, vocabulary);
}
