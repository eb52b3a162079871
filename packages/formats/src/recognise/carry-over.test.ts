import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { readLibrary } from "@kaiji/library";
import { describe, expect, it } from "vitest";
import { seededRandom } from "../../../../bench/random.ts";
import { openWorkbook, readGrids } from "../excel/open-workbook.ts";
import type { Cell } from "../grid/cell.ts";
import { Grid } from "../grid/grid.ts";
import { gridChanges } from "../grid/grid-changes.ts";
import { ReadFailure } from "../read-failure.ts";
import { carryOver } from "./carry-over.ts";
import { recogniseDisclosures } from "./recognise-disclosures.ts";

const library = readLibrary(fileURLToPath(new URL("../../../../", import.meta.url)));
const folder = new URL("../../../../fixtures/excel/", import.meta.url);
const files = readdirSync(folder).filter((file) => /\.xls[xm]$/.test(file));
/** What people write, and what looks like a number, a label, a header or a title. */
const TEXTS = ["はい", "対象外", "備考1", "1", "4.1", "12.3.1", "5.0", "1. 手順書のとおり", "4.1　利用者の認証", "サービス名称", "作成日：2026-05-01", "回答", "項番", "製造業者による医療情報セキュリティ開示書", "開示書", "見本株式会社（架空）", ""];

function outcome(grids: readonly Grid[]): unknown {
  try {
    return recogniseDisclosures(grids, library);
  } catch (error) {
    if (error instanceof ReadFailure) return error.refusal;
    throw error;
  }
}

/** The sheet with some cells changed, added or gone. */
function changed(grid: Grid, random: () => number, count: number): Grid {
  const cells = new Map(grid.cells.map((cell) => [cell.row * 16_384 + cell.column, cell]));
  const keys = [...cells.keys()];
  for (let i = 0; i < count && keys.length > 0; i++) {
    const key = keys[Math.floor(random() * keys.length)]! + (random() < 0.3 ? 1 : 0);
    const text = TEXTS[Math.floor(random() * TEXTS.length)]!;
    const [row, column] = [Math.floor(key / 16_384), key % 16_384];
    if (text === "") cells.delete(key);
    else cells.set(key, random() < 0.1 ? { row, column, kind: "number", text: "7", value: 7 } : { row, column, kind: "text", text });
  }
  return copyOf(grid, [...cells.values()].toSorted((a, b) => a.row - b.row || a.column - b.column));
}

function copyOf(grid: Grid, cells: readonly Cell[] = grid.cells): Grid {
  return new Grid(grid.name, cells, grid.merges, grid.hidden, undefined, grid.notes);
}

describe("what was found on a sheet and is carried over to its next state", () => {
  it.each(files)("gives the same reading as a sheet that nobody knows: %s", { timeout: 60_000 }, (file) => {
    const random = seededRandom(files.indexOf(file) + 1);
    const parts = openWorkbook(readFileSync(new URL(file, folder)));
    const before = readGrids(parts);
    if (before.some((grid) => grid.cells.length > 4000)) return;
    outcome(before);
    for (let round = 0; round < 12; round++) {
      const after = before.map((grid) => changed(grid, random, 1 + Math.floor(random() * 6)));
      before.forEach((grid, i) => carryOver(grid, after[i]!, gridChanges(grid, after[i]!), library));
      expect(outcome(after)).toEqual(outcome(after.map((grid) => copyOf(grid))));
    }
  });
});
