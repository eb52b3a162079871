import type { Criterion } from "@kaiji/domain";
import { describe, expect, it } from "vitest";
import { drawColumns } from "../model/shown-columns.ts";
import { gridMeasures, nameWidthIn } from "./grid-measures.ts";
import { cellAt, seenCells, type GridPlace } from "./seen-cells.ts";

const COLUMNS = Array.from({ length: 30 }, (_, at) => ({ at, criterion: { id: `mds-${at}`, form: "mds", chapter: at < 10 ? "8" : "14", items: [String(at)] } as unknown as Criterion }));
const MEASURES = gridMeasures(true, 1);
const place = (change: Partial<GridPlace> = {}, folded: readonly string[] = []): GridPlace => ({ rows: 500, drawn: drawColumns(COLUMNS, new Set(folded), MEASURES), measures: MEASURES, width: 1000, height: 600, left: 0, top: 0, ...change });

describe("what is seen", () => {
  it("begins below the heads and beside the names", () => {
    const { rows, columns, nameWidth } = seenCells(place());
    expect([rows[0], rows.length, rows.at(-1)]).toEqual([{ index: 0, y: 132 }, 11, { index: 10, y: 572 }]);
    expect([nameWidth, columns[0], columns.length]).toEqual([232, { index: 0, x: 232, width: 46 }, 17]);
  });

  it.each([
    [44, 46, 1, 132, 1, 232],
    [43, 45, 0, 89, 0, 187],
    [100.5, 0, 2, 119.5, 0, 232],
  ])("scrolled by %f down and %f to the right, row %i stands at %f and column %i at %f", (top, left, row, y, column, x) => {
    const { rows, columns } = seenCells(place({ top, left }));
    expect([rows[0], columns[0]?.index, columns[0]?.x]).toEqual([{ index: row, y }, column, x]);
  });

  it("ends with the last row and column", () => {
    const { rows, columns } = seenCells(place({ top: 500 * 44 - 468, left: 30 * 46 - 768 }));
    expect([rows.at(-1)?.index, columns.at(-1)?.index]).toEqual([499, 29]);
    expect((columns.at(-1)?.x ?? 0) + 46).toBe(1000);
  });

  it("keeps a chapter's words in sight while any of the chapter is", () => {
    expect(seenCells(place({ left: 300 })).chapters.map(({ chapter, x, wordsX }) => [chapter.id, x, wordsX])).toEqual([["8", -68, 232], ["14", 392, 392]]);
    expect(seenCells(place({ left: 460 })).chapters.map(({ chapter }) => chapter.id)).toEqual(["14"]);
  });
});

describe("the cell at a point", () => {
  it("is the one that is drawn there", () => {
    for (const one of [place(), place({ top: 777, left: 333 }), place({ width: 390, left: 90 }), place({ left: 15 }, ["8"]), place({ rows: 3 })]) {
      const { rows, columns, nameWidth } = seenCells(one);
      for (const { index: row, y } of rows) {
        if (y < MEASURES.head - 22 || y + 22 >= one.height) continue;
        expect(cellAt(one, 5, y + 22)).toEqual({ row, column: -1 });
        for (const { index: column, x, width } of columns) if (x + width / 2 >= nameWidth && x + width / 2 < one.width) expect(cellAt(one, x + width / 2, y + 22)).toEqual({ row, column });
      }
    }
  });

  it.each([
    ["the corner", {}, 5, 5, null],
    ["a chapter", {}, 300, 35, { row: -1, column: 1 }],
    ["a number", {}, 300, 36, { row: -2, column: 1 }],
    ["below the last row", { rows: 2 }, 300, 221, null],
    ["right of the last column", { width: 2000 }, 232 + 30 * 46, 200, null],
    ["outside of the frame", {}, 1000, 200, null],
  ] as const)("%s", (_, change, x, y, found) => {
    expect(cellAt(place(change), x, y)).toEqual(found);
  });
});

it("names leave room for cells on a phone, and all grows with the letters", () => {
  expect([nameWidthIn(390, MEASURES), nameWidthIn(1200, MEASURES)]).toEqual([132, 232]);
  expect(gridMeasures(false, 1.5)).toEqual({ unit: 1.5, cell: 48, folded: 168, row: 48, chapters: 54, head: 198 });
});
