import { levelText } from "../recognise/level-text.ts";
import { parseItemNumbers } from "../recognise/parse-item-numbers.ts";
import { findTitleForms } from "../recognise/titles.ts";
import type { Vocabulary } from "../recognise/vocabulary.ts";
import { type ColumnPiece, cutPieces } from "./cut-pieces.ts";
import { mergeHeaderColumns } from "./merge-columns.ts";
import type { Gutter } from "./find-gutters.ts";
import { groupPages, type PageGroup } from "./page-groups.ts";
import { removeFurniture } from "./page-furniture.ts";
import type { PageText } from "./page-text.ts";
import { bandRow, makePdfGrid, type GridRow, type PdfGrid } from "./pdf-grid.ts";
import { rateRows } from "./rate-rows.ts";
import { findBands, findPlacement, type TableLine } from "./row-bands.ts";
import { joinSidePages } from "./side-pages.ts";
import { hasNumber, isHeaderLine, tableLines } from "./table-lines.ts";
import { cuttingPlaces, makeLines, type TextLine } from "./text-lines.ts";

/** Recovers the tables of a PDF as sheets: one per run of pages with the same columns. */
export function recoverGrids(pages: readonly PageText[], vocabulary: Vocabulary): PdfGrid[] {
  const { pages: lines, kept } = removeFurniture(pages.map(makeLines));
  const wide = joinSidePages(lines.map((own, i) => ({ lines: own, width: pages[i]!.width })), vocabulary);
  const groups = groupPages(wide.filter((page) => page.lines.length > 0), vocabulary);
  return groups.map((group, i) => recoverGrid(group, i === 0 ? kept : [], i === 0 ? "PDF" : `PDF${i + 1}`, vocabulary));
}

function recoverGrid(group: PageGroup, kept: readonly TextLine[], name: string, vocabulary: Vocabulary): PdfGrid {
  const lines = group.pages.flatMap((page) => page.lines);
  const inTable = new Set(group.pages.flatMap((page) => withoutInnerHeads(tableLines(page.lines, vocabulary), vocabulary)));
  const cutBy = (gutters: readonly Gutter[]) => (line: TextLine) => cutPieces(line, gutters, vocabulary);
  const gutters = mergeHeaderColumns([...inTable].map(cutBy(group.gutters)), group.gutters);
  const rows: GridRow[] = kept.map((line) => plainRow(line, gutters, vocabulary));
  for (const run of tableRuns(lines, inTable)) {
    if (!run.isTable) rows.push(...run.lines.map((line) => plainRow(line, gutters, vocabulary)));
    else rows.push(...tableRows(run.lines, gutters, vocabulary));
  }
  return makePdfGrid(name, rows, [0, ...gutters.map((gutter) => gutter.x)]);
}

/** The lines of a table's pages as runs of table lines and of others; a header that is repeated on a later page is dropped. */
function tableRuns(lines: readonly TextLine[], inTable: ReadonlySet<TextLine>): { isTable: boolean; lines: TextLine[] }[] {
  const runs: { isTable: boolean; lines: TextLine[] }[] = [];
  for (const line of lines) {
    const isTable = inTable.has(line);
    const run = runs.at(-1);
    if (run !== undefined && run.isTable === isTable) run.lines.push(line);
    else runs.push({ isTable, lines: [line] });
  }
  return runs;
}

/** Without the lines from a title between two tables down to the second one's header. */
function withoutInnerHeads(lines: readonly TextLine[], vocabulary: Vocabulary): TextLine[] {
  let isHead = false;
  return lines.filter((line) => {
    if (line.pieces.some(({ text }) => findTitleForms(levelText(text), vocabulary).length > 0)) isHead = true;
    else if (isHeaderLine(line, vocabulary)) isHead = false;
    return !isHead;
  });
}

/** A line outside the table: its pieces keep their order, each in a column of its own. */
function plainRow(line: TextLine, gutters: readonly Gutter[], vocabulary: Vocabulary): GridRow {
  let next = 0;
  const pieces = cutPieces(line, gutters, vocabulary, false).flatMap((piece) => cutLabel(piece, vocabulary)).map((piece) => {
    const column = Math.max(next, piece.column);
    next = column + 1;
    return { ...piece, column };
  });
  return { pieces, page: line.page, y: line.y, confidence: () => 1 };
}

/** `バージョン 5.2` as one text: the label, and the value behind it. */
function cutLabel(piece: ColumnPiece, vocabulary: Vocabulary): ColumnPiece[] {
  const place = cuttingPlaces(piece).find(({ at }) => vocabulary.isFieldLabel(piece.text.slice(0, at)));
  if (place === undefined || piece.text.slice(place.at).trim() === "") return [piece];
  return [
    { ...piece, text: piece.text.slice(0, place.at).trim(), right: place.x },
    { ...piece, text: piece.text.slice(place.at).trim(), x: place.x },
  ];
}

function tableRows(lines: readonly TextLine[], gutters: readonly Gutter[], vocabulary: Vocabulary): GridRow[] {
  const cut = lines.map((line) => ({ line, pieces: cutPieces(line, gutters, vocabulary) }));
  const key = keyColumn(cut.map(({ pieces }) => pieces));
  const table = cut.map(({ line, pieces }): TableLine => {
    const isAnchor = hasNumber(line, vocabulary) || isHeaderLine(line, vocabulary) || pieces[0]!.column <= key;
    return { page: line.page, y: line.y, size: line.size, pieces, isAnchor };
  });
  const placement = findPlacement(table);
  const bands = findBands(table, placement);
  const rate = rateRows(bands, placement, key, vocabulary);
  return bands.map((band) => bandRow(band, (column) => rate(band, column)));
}

/** The column in which most item numbers stand: what begins there begins a row, be it a heading. */
function keyColumn(lines: readonly (readonly ColumnPiece[])[]): number {
  const counts = new Map<number, number>();
  for (const line of lines) for (const { text, column } of line) if (parseItemNumbers(text) !== null) counts.set(column, (counts.get(column) ?? 0) + 1);
  const [most] = [...counts].toSorted((a, b) => b[1] - a[1] || a[0] - b[0]);
  return most?.[0] ?? -1;
}
