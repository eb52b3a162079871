import type { ItemNumber } from "@kaiji/domain";
import type { Grid } from "../grid/grid.ts";
import type { FormReading } from "./form-reading.ts";
import { cleanText, isBlank, levelText } from "./level-text.ts";
import { parseItemNumbers } from "./parse-item-numbers.ts";
import type { Vocabulary } from "./vocabulary.ts";

/** A remark that a sheet of its own gives for an item, under the item's number. */
export interface ItemRemark {
  readonly number: ItemNumber;
  readonly text: string;
}

/** Remarks by item number, and the sheets that hold nothing else. */
export interface ItemRemarks {
  readonly remarks: readonly ItemRemark[];
  readonly sheets: ReadonlySet<string>;
}

/** Says that the numbers below are those of items, not a running count of remarks. */
const ITEM_HEADER = /項番|項目番号|項目no|設問番号|設問no|^(?:mds|sds)(?:の?番号|no\.?)?$|item(?:no\.?|number)?$/;

/**
 * Finds sheets without answers that list remarks by item number: `項番 | 備考`. A list of numbered remarks (備考1, ※1)
 * is none: there the answers say which remark is theirs.
 * @param taken names of sheets that hold a form's table
 * @param parts the tables of the form whose items they are
 */
export function collectItemRemarks(grids: readonly Grid[], taken: ReadonlySet<string>, parts: readonly FormReading[], vocabulary: Vocabulary): ItemRemarks {
  const remarks: ItemRemark[] = [];
  const sheets = new Set<string>();
  const others = grids.filter((grid) => !taken.has(grid.name));
  const numbers = new Set(others.length === 0 ? [] : parts.flatMap((part) => part.rows.map((row) => row.number)));
  for (const grid of others) {
    const found = remarksOf(grid, numbers, vocabulary);
    if (found.length === 0) continue;
    remarks.push(...found);
    sheets.add(grid.name);
  }
  return { remarks, sheets };
}

function remarksOf(grid: Grid, numbers: ReadonlySet<ItemNumber>, vocabulary: Vocabulary): ItemRemark[] {
  const header = findHeader(grid, vocabulary);
  if (header === null) return [];
  const found: ItemRemark[] = [];
  let strange = 0;
  for (const row of grid.filledRows(header.row + 1, grid.lastRow)) {
    const cell = grid.seenInColumn(row, header.numbers);
    const own = cell === undefined ? null : parseItemNumbers(cell.text);
    const text = cleanText(grid.seenInColumn(row, header.remarks)?.text ?? "");
    if (own === null || isBlank(text)) continue;
    for (const number of own) {
      if (numbers.has(number)) found.push({ number, text });
      else strange++;
    }
  }
  return strange > found.length ? [] : found;
}

function findHeader(grid: Grid, vocabulary: Vocabulary): { row: number; numbers: number; remarks: number } | null {
  for (const row of grid.filledRows(0, Math.min(grid.lastRow, 30))) {
    const cells = grid.cellsInRow(row).filter((cell) => cell.kind === "text" && cell.text.length <= 30);
    const numbers = cells.find((cell) => ITEM_HEADER.test(levelText(cell.text)) && !vocabulary.headers.remarkNumber.isIn(levelText(cell.text)));
    const remarks = cells.find((cell) => cell !== numbers && vocabulary.headers.remark.isIn(levelText(cell.text)));
    if (numbers !== undefined && remarks !== undefined) return { row, numbers: numbers.column, remarks: remarks.column };
  }
  return null;
}
