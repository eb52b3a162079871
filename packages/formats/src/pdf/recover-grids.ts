import { levelText } from "../recognise/level-text.ts";
import { parseAnswer } from "../recognise/parse-answer.ts";
import { parseItemNumbers } from "../recognise/parse-item-numbers.ts";
import { findTitleForms } from "../recognise/titles.ts";
import type { Vocabulary } from "../recognise/vocabulary.ts";
import { type ColumnPiece, cutPieces } from "./cut-pieces.ts";
import type { Gutter } from "./find-gutters.ts";
import { joinMarkHeaders } from "./join-mark-headers.ts";
import { joinOptions } from "./join-options.ts";
import { groupPages, type PageGroup } from "./page-groups.ts";
import { removeFurniture } from "./page-furniture.ts";
import type { PageText } from "./page-text.ts";
import { bandRow, makePdfGrid, type GridRow, type PdfGrid } from "./pdf-grid.ts";
import { plainRows } from "./plain-rows.ts";
import { rateRows } from "./rate-rows.ts";
import { type Band, findBands, findPlacement, type TableLine, unclearPages } from "./row-bands.ts";
import { ruledBands } from "./ruled-bands.ts";
import type { Ruling } from "./path-rulings.ts";
import { joinSidePages } from "./side-pages.ts";
import { splitNumberParts } from "./split-number-parts.ts";
import { pagesThatStartOver } from "./starting-pages.ts";
import { isStruck, type Strikes } from "./struck-text.ts";
import { hasNumber, isHeaderLine, tableLines } from "./table-lines.ts";
import { makeLines, type TextLine } from "./text-lines.ts";

/** Pages of one table, ready to be put into rows. */
export interface PreparedGroup extends PageGroup {
  readonly name: string;
  /** What page headers and footers say. */
  readonly kept: readonly TextLine[];
  readonly inTable: ReadonlySet<TextLine>;
  /** Pages on which only lines on the paper can tell for sure which text belongs to which row. */
  readonly unclearPages: readonly number[];
}

/** Finds the runs of pages with the same columns. */
export function prepareGroups(pages: readonly PageText[], vocabulary: Vocabulary): PreparedGroup[] {
  const all = pages.map((page) => joinMarkHeaders(makeLines(page), vocabulary).map((line) => splitNumberParts(joinOptions(line, vocabulary))));
  const starting = pagesThatStartOver(all);
  // In rows of several lines an answer may stand at the same height of every page.
  const isRow = (line: TextLine) => isHeaderLine(line, vocabulary) || (line.pieces.length > 1 && hasNumber(line, vocabulary)) || line.pieces.some(({ text }) => isAnswer(text, vocabulary));
  const { pages: lines, kept } = removeFurniture(all, isRow, (page) => starting.has(page));
  const wide = joinSidePages(lines.map((own, i) => ({ lines: own, width: pages[i]!.width })), vocabulary);
  return groupPages(wide.filter((page) => page.lines.length > 0), vocabulary).map((group, i) => {
    const inTable = new Set(group.pages.flatMap((page, k) => withoutInnerHeads(tableLines(page.lines, vocabulary, k > 0), vocabulary)));
    const cut = cutTable([...inTable], group.gutters, vocabulary);
    return {
      ...group,
      name: i === 0 ? "PDF" : `PDF${i + 1}`,
      kept: i === 0 ? kept : [],
      inTable,
      unclearPages: [...new Set([...unclearPages(cut.table), ...pagesWithStrayAnswers(cut.table, cut.key, vocabulary)])],
    };
  });
}

/**
 * Recovers the table of a run of pages as a sheet.
 * @param rulings horizontal lines by page, where they were looked for
 * @param strikes lines through text that is struck through or that nobody sees
 * @param unseen those of them that nobody sees
 */
export function recoverGrid(group: PreparedGroup, rulings: ReadonlyMap<number, readonly Ruling[]>, strikes: Strikes, unseen: Strikes, vocabulary: Vocabulary): PdfGrid {
  const { gutters } = group;
  const rows: GridRow[] = plainRows(group.kept, gutters, vocabulary);
  const headers = new Set<string>();
  for (const run of runsOf(group)) {
    if (run.isTable) rows.push(...tableRows(withoutRepeats(run.lines, headers, vocabulary), gutters, rulings, strikes, vocabulary));
    else rows.push(...plainRows(run.lines, gutters, vocabulary));
  }
  return makePdfGrid(group.name, rows, [0, ...gutters.map((gutter) => gutter.x)], (piece) => isStruck(piece, unseen));
}

/** The lines of a group as runs of table lines and of others. */
function runsOf({ pages, inTable }: PreparedGroup): { isTable: boolean; lines: TextLine[] }[] {
  const runs: { isTable: boolean; lines: TextLine[] }[] = [];
  for (const line of pages.flatMap((page) => page.lines)) {
    const isTable = inTable.has(line);
    const run = runs.at(-1);
    if (run !== undefined && run.isTable === isTable) run.lines.push(line);
    else runs.push({ isTable, lines: [line] });
  }
  return runs;
}

/** Without headers that an earlier page has already. */
function withoutRepeats(lines: readonly TextLine[], seen: Set<string>, vocabulary: Vocabulary): TextLine[] {
  return lines.filter((line, i) => {
    if (!isHeaderLine(line, vocabulary)) return true;
    const text = line.pieces.map((piece) => piece.text).join("\t");
    const isRepeat = seen.has(text) && (i === 0 || lines[i - 1]!.page !== line.page);
    seen.add(text);
    return !isRepeat;
  });
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

/** Pages on which an answer stands on a line without a number: only lines on the paper can tell for sure whose it is. */
function pagesWithStrayAnswers(table: readonly TableLine[], key: number, vocabulary: Vocabulary): number[] {
  return table.filter((line) => !line.isAnchor && line.pieces.some(({ text, column }) => column > key && isAnswer(text, vocabulary))).map((line) => line.page);
}

function isAnswer(text: string, vocabulary: Vocabulary): boolean {
  return text.length <= 4 && (vocabulary.on.has(text) || parseAnswer(text, vocabulary).kind === "answer");
}

interface CutLine {
  readonly line: TextLine;
  readonly pieces: readonly ColumnPiece[];
}

/** The pieces of a table's lines in their columns, and the column of the numbers. */
function cutTable(lines: readonly TextLine[], gutters: readonly Gutter[], vocabulary: Vocabulary): { table: TableLine[]; key: number; side: TableLine[] } {
  const whole = lines.map((line) => ({ line, pieces: cutPieces(line, gutters, vocabulary) }));
  const key = keyColumn(whole.map(({ pieces }) => pieces));
  const { cut, side } = withoutChapters(whole, key, gutters, vocabulary);
  const table = joinBrokenNumbers(cut, key).map(({ line, pieces }): TableLine => {
    const isHeader = isHeaderLine(line, vocabulary);
    const isAnchor = isHeader || hasNumber({ ...line, pieces }, vocabulary) || pieces.some((piece) => piece.column === key) || pieces[0]!.column <= key;
    return { page: line.page, y: line.y, size: line.size, pieces, isAnchor, isHeader };
  });
  return { table, key, side };
}

/**
 * Takes the names of chapters out of the lines: they stand left of the numbers in cells that run down over several
 * rows, so that their lines say nothing about rows.
 */
function withoutChapters(lines: readonly CutLine[], key: number, gutters: readonly Gutter[], vocabulary: Vocabulary): { cut: readonly CutLine[]; side: TableLine[] } {
  const edge = gutters[key - 1]?.x;
  if (edge === undefined) return { cut: lines, side: [] };
  const isLeft = (piece: ColumnPiece) => piece.column < key && piece.right <= edge + 0.5 * piece.size;
  const left = lines.flatMap(({ pieces }) => pieces.filter(isLeft));
  const numbers = left.filter(({ text }) => parseItemNumbers(text) !== null).length;
  // Parts of numbers in columns of their own are no chapters.
  if (left.length === 0 || numbers > left.length * 0.2) return { cut: lines, side: [] };
  const side: TableLine[] = [];
  const cut = lines.flatMap((own): CutLine[] => {
    if (isHeaderLine(own.line, vocabulary)) return [own];
    const names = own.pieces.filter(isLeft);
    if (names.length === 0) return [own];
    side.push({ page: own.line.page, y: own.line.y, size: own.line.size, pieces: names, isAnchor: false, isHeader: false });
    return names.length === own.pieces.length ? [] : [{ line: own.line, pieces: own.pieces.filter((piece) => !isLeft(piece)) }];
  });
  return { cut, side };
}

/** Puts the names of chapters beside the rows that they stand nearest to. */
function withSide(bands: readonly Band[], side: readonly TableLine[]): Band[] {
  const added = new Map<Band, TableLine[]>();
  for (const line of side) {
    const distance = (band: Band) => Math.min(...band.lines.map((own) => (own.page === line.page ? Math.abs(own.y - line.y) : Number.POSITIVE_INFINITY)));
    const [nearest] = bands.filter((band) => !band.anchor.isHeader).toSorted((a, b) => distance(a) - distance(b));
    if (nearest !== undefined) added.set(nearest, [...(added.get(nearest) ?? []), line]);
  }
  return bands.map((band) => (added.has(band) ? { ...band, lines: [...added.get(band)!, ...band.lines] } : band));
}

function tableRows(
  lines: readonly TextLine[],
  gutters: readonly Gutter[],
  rulings: ReadonlyMap<number, readonly Ruling[]>,
  strikes: Strikes,
  vocabulary: Vocabulary,
): GridRow[] {
  const { table, key, side } = cutTable(lines, gutters, vocabulary);
  const placement = findPlacement(table);
  const bands: Band[] = [];
  for (const page of new Set(table.map((line) => line.page))) {
    const own = table.filter((line) => line.page === page);
    const drawn = rulings.get(page);
    const [first, ...others] = (drawn === undefined ? null : ruledBands(own, drawn, key)) ?? findBands(own, placement);
    const last = bands.at(-1);
    // A row that a page's end broke goes on without a number.
    const goesOn = last !== undefined && !first!.lines.some((line) => line.isAnchor) && last.lines.at(-1)!.page === page - 1;
    if (goesOn) bands[bands.length - 1] = { ...last, lines: [...last.lines, ...first!.lines] };
    else bands.push(first!);
    bands.push(...others);
  }
  const rate = rateRows(bands, placement, key, strikes, vocabulary);
  const shown = withSide(bands, side);
  return shown.map((band, i) => bandRow(band, (column) => rate(bands[i]!, column)));
}

/** `12.3.1.` and `1` below it are one number in a narrow column; it goes to the line that holds more. */
function joinBrokenNumbers(lines: readonly CutLine[], key: number): CutLine[] {
  const joined = [...lines];
  for (let i = 0; i + 1 < joined.length; i++) {
    const [above, below] = [joined[i]!, joined[i + 1]!];
    const [start, rest] = [above, below].map((cut) => cut.pieces.find((piece) => piece.column === key));
    if (start === undefined || rest === undefined || above.line.page !== below.line.page) continue;
    if (!/\d\.$/.test(start.text) || !/^\d[\d.]*$/.test(rest.text) || rest.y - start.y > 1.7 * start.size) continue;
    const isUpper = above.pieces.length >= below.pieces.length;
    const whole = { ...(isUpper ? start : rest), text: start.text + rest.text };
    joined[i] = { ...above, pieces: above.pieces.flatMap((piece) => (piece !== start ? [piece] : isUpper ? [whole] : [])) };
    joined[i + 1] = { ...below, pieces: below.pieces.flatMap((piece) => (piece !== rest ? [piece] : isUpper ? [] : [whole])) };
  }
  return joined.filter((cut) => cut.pieces.length > 0);
}

/** The column in which most item numbers stand, below 0 when they share it with the questions. */
function keyColumn(lines: readonly (readonly ColumnPiece[])[]): number {
  const counts = new Map<number, number>();
  for (const line of lines) for (const { text, column } of line) if (parseItemNumbers(text) !== null) counts.set(column, (counts.get(column) ?? 0) + 1);
  const [most] = [...counts].toSorted((a, b) => b[1] - a[1] || a[0] - b[0]);
  if (most === undefined) return -1;
  const filled = lines.filter((line) => line.some((piece) => piece.column === most[0])).length;
  const shared = lines.filter((line) => line.filter((piece) => piece.column === most[0]).length > 1).length;
  return shared > filled * 0.2 ? -1 : most[0];
}
