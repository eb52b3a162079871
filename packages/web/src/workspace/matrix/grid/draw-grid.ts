import { cellOf } from "../model/cells.ts";
import type { MatrixRow } from "../model/matrix-rows.ts";
import type { DrawnColumns } from "../model/shown-columns.ts";
import type { CellStamps } from "./cell-stamps.ts";
import type { GridLooks } from "./grid-looks.ts";
import type { Place } from "./move-in-grid.ts";
import type { Pen } from "./open-pen.ts";
import { CHAPTER_LINE, seenCells, type GridPlace, type SeenChapter, type SeenColumn, type SeenRow } from "./seen-cells.ts";

/** What the picture shows. */
export interface GridScene {
  readonly rows: readonly MatrixRow[];
  readonly drawn: DrawnColumns;
  /** Where the keyboard is. */
  readonly active: Place | null;
  /** The chapter that the mouse is over. */
  readonly hovered: string | null;
  readonly words: GridWords;
}

export interface GridWords {
  readonly chapters: string;
  readonly systems: string;
  readonly nameOf: (row: MatrixRow) => string;
  /** What of a system was not received; "" when nothing is missing. */
  readonly missingOf: (row: MatrixRow) => string;
  readonly numberOf: (column: number) => string;
  readonly chapterOf: (chapter: string, width: number) => string;
}

/** Draws what is seen of the grid: cells, then the names over them, then the heads over all. */
export function drawGrid(pen: Pen, scene: GridScene, place: GridPlace, { looks, stamps }: { readonly looks: GridLooks; readonly stamps: CellStamps }): void {
  const { nameWidth, rows, columns, chapters } = seenCells(place);
  const { head, row: height } = place.measures;
  pen.fill(looks.body, 0, 0, place.width, place.height);
  for (const { index, y } of rows) drawCells(pen, scene, scene.rows[index], { columns, y, stamps });
  pen.color(looks.line);
  for (const { y } of rows) pen.box(0, y + height - 1, place.width, 1);
  const { active } = scene;
  if (active !== null && active.row >= 0 && active.column >= 0) {
    const column = columns.find(({ index }) => index === active.column);
    const row = rows.find(({ index }) => index === active.row);
    if (column !== undefined && row !== undefined) pen.outline(looks.active, column.x, row.y, column.width, height - 1);
  }
  for (const row of rows) drawName(pen, scene, row, { looks, nameWidth, height, unit: place.measures.unit });
  drawHead(pen, scene, place, { looks, nameWidth, columns, chapters });
  pen.color(looks.line);
  const last = rows.at(-1);
  pen.box(nameWidth - 1, 0, 1, last === undefined ? head : last.y + height);
}

function drawCells(pen: Pen, { drawn }: GridScene, row: MatrixRow | undefined, { columns, y, stamps }: { readonly columns: readonly SeenColumn[]; readonly y: number; readonly stamps: CellStamps }): void {
  if (row === undefined) return;
  for (const { index, x } of columns) {
    const column = drawn.columns[index];
    if (column === undefined) continue;
    pen.stamp(column.kind === "criterion" ? stamps.ofLetter(row.letters[column.column.at] ?? "?") : stamps.ofCount(column.columns.filter(({ at }) => cellOf(row.letters[at]).isOpen).length), x, y);
  }
}

function drawName(pen: Pen, { rows, active, words }: GridScene, { index, y }: SeenRow, { looks, nameWidth, height, unit }: { readonly looks: GridLooks; readonly nameWidth: number; readonly height: number; readonly unit: number }): void {
  const row = rows[index];
  if (row === undefined) return;
  const missing = words.missingOf(row);
  const room = nameWidth - 17 * unit;
  const middle = y + (height - 1) / 2;
  pen.fill(looks.name, 0, y, nameWidth, height - 1);
  pen.underlined(words.nameOf(row), { ink: looks.name, size: 16, x: 8 * unit, y: missing === "" ? middle : middle - 6 * unit, room });
  if (missing !== "") pen.text(missing, { ink: looks.missing, size: 11, x: 8 * unit, y: middle + 11 * unit, room });
  if (active?.row === index && active.column === -1) pen.outline(looks.active, 0, y, nameWidth - 1, height - 1);
}

function drawHead(pen: Pen, { drawn, active, hovered, words }: GridScene, { width, measures }: GridPlace, { looks, nameWidth, columns, chapters }: { readonly looks: GridLooks; readonly nameWidth: number; readonly columns: readonly SeenColumn[]; readonly chapters: readonly SeenChapter[] }): void {
  const { unit, chapters: line, head } = measures;
  pen.fill(looks.head, 0, 0, width, head);
  const activeChapter = active?.row === CHAPTER_LINE ? drawn.chapters.findLast(({ first }) => first <= Math.max(0, active.column)) : undefined;
  for (const { chapter, x, width: own, wordsX } of chapters) {
    if (chapter.id === hovered) pen.fill(looks.hovered, x, 0, own, line);
    pen.text(`${chapter.isFolded ? "▸" : "▾"} ${words.chapterOf(chapter.id, own / unit)}`, { ink: looks.head, size: 13, x: wordsX + 4 * unit, y: line / 2, room: x + own - wordsX - 8 * unit });
    pen.color(looks.line);
    pen.box(x + own - 1, 0, 1, line);
    if (chapter === activeChapter) pen.outline(looks.active, x, 0, own - 1, line - 1);
  }
  for (const { index, x, width: own } of columns) {
    if (drawn.columns[index]?.kind === "chapter") pen.text(words.numberOf(index), { ink: looks.number, size: 13, x: x + own / 2, y: head - 14 * unit, room: own - 4, align: "center" });
    else pen.vertical(words.numberOf(index), { ink: looks.number, size: 13, x: x + own / 2, bottom: head - 6 * unit });
  }
  pen.fill(looks.head, 0, 0, nameWidth, head);
  pen.text(words.chapters, { ink: looks.quiet, size: 13, x: 8 * unit, y: line / 2, room: nameWidth - 17 * unit });
  pen.text(words.systems, { ink: looks.head, size: 16, x: 8 * unit, y: head - 18 * unit, room: nameWidth - 17 * unit });
  pen.color(looks.line);
  pen.box(0, line - 1, width, 1);
  pen.box(0, head - 2, width, 2);
}
