import type { Grid } from "../grid/grid.ts";
import { cleanText, isBlank } from "../recognise/level-text.ts";

/** The row's only text, when it has but one: a heading between numbered rows. */
function onlyText(grid: Grid, row: number): string | null {
  const texts = grid.cellsInRow(row).filter((cell) => !isBlank(cell.text));
  return texts.length === 1 && texts[0]!.kind === "text" ? cleanText(texts[0]!.text) : null;
}

/**
 * The heading that each numbered row stands under: the nearest row above that holds one text and no number.
 * @param numbered rows with numbers, from 0, ascending
 */
export function findHeadings(grid: Grid, numbered: readonly number[]): Map<number, string> {
  const found = new Map<number, string>();
  const own = new Set(numbered);
  let heading: string | null = null;
  for (const row of grid.filledRows(numbered[0] === undefined ? 0 : Math.max(0, numbered[0] - 1), numbered.at(-1) ?? -1)) {
    if (own.has(row)) {
      if (heading !== null) found.set(row, heading);
    } else heading = onlyText(grid, row) ?? heading;
  }
  return found;
}
