import { levelText } from "../recognise/level-text.ts";
import { parseAnswer } from "../recognise/parse-answer.ts";
import { parseItemNumbers, splitLeadingNumber } from "../recognise/parse-item-numbers.ts";
import { findTitleForms } from "../recognise/titles.ts";
import type { Vocabulary } from "../recognise/vocabulary.ts";
import { type ColumnPiece, cutPieces } from "./cut-pieces.ts";
import type { Gutter } from "./find-gutters.ts";
import { joinInlineNumbers } from "./join-inline-numbers.ts";
import { joinMarkHeaders } from "./join-mark-headers.ts";
import { isOptions, joinOptions } from "./join-options.ts";
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
import { hasNumber, isHeaderLine, pitchOfSharedCells, tableLines } from "./table-lines.ts";
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
  const all = joinInlineNumbers(pages.map((page) => joinMarkHeaders(makeLines(page), vocabulary).map((line) => splitNumberParts(joinOptions(line, vocabulary)))));
  const starting = pagesThatStartOver(all);
  // In rows of several lines an answer may stand at the same height of every page.
  const isRow = (line: TextLine) => (line.pieces.length > 1 && hasNumber(line, vocabulary)) || line.pieces.some(({ text }) => isAnswer(text, vocabulary));
  const partOf = (line: TextLine) => (isHeaderLine(line, vocabulary) ? "header" : isRow(line) ? "row" : null);
  const { pages: lines, kept } = removeFurniture(all, partOf, (page) => starting.has(page));
  const wide = joinSidePages(lines.map((own, i) => ({ lines: own, width: pages[i]!.width })), vocabulary);
  return groupPages(wide.filter((page) => page.lines.length > 0), vocabulary).map((group, i) => {
    const pitch = pitchOfSharedCells(group.pages.map((page) => page.lines), vocabulary);
    const inTable = new Set(group.pages.flatMap((page, k) => withoutInnerHeads(tableLines(page.lines, vocabulary, k > 0, pitch), vocabulary)));
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
  return (text.length <= 4 && (vocabulary.on.has(text) || parseAnswer(text, vocabulary).kind === "answer")) || isOptions(text, vocabulary);
}

interface CutLine {
  readonly line: TextLine;
  readonly pieces: readonly ColumnPiece[];
}

interface CutTable {
  readonly table: TableLine[];
  /** The column of the numbers, below 0 when they share it with the questions. */
  readonly key: number;
  /** The column of the numbers all the same. */
  readonly home: number;
  readonly side: TableLine[];
}

/** The pieces of a table's lines in their columns. */
function cutTable(lines: readonly TextLine[], gutters: readonly Gutter[], vocabulary: Vocabulary): CutTable {
  const whole = lines.map((line) => ({ line, pieces: cutPieces(line, gutters, vocabulary) }));
  const { key, home } = keyColumn(whole.map(({ pieces }) => pieces));
  const { cut, side } = withoutChapters(whole, home, gutters, vocabulary);
  const table = joinBrokenNumbers(cut, key).map(({ line, pieces }): TableLine => {
    const isHeader = isHeaderLine(line, vocabulary);
    // A question may begin with a number of its own, but not where numbers have a column.
    const isNumbered = key < 0 ? hasNumber({ ...line, pieces }, vocabulary) : pieces.some(({ text }) => parseItemNumbers(text) !== null);
    const isAnchor = isHeader || isNumbered || pieces.some((piece) => piece.column === key) || pieces[0]!.column <= key;
    return { page: line.page, y: line.y, size: line.size, pieces, isAnchor, isHeader, isAnswer: pieces.length === 1 && isAnswer(pieces[0]!.text, vocabulary) };
  });
  return { table, key, home, side };
}

/**
 * Takes the names of chapters out of the lines: they stand left of the numbers in cells that run down over several
 * rows, so that their lines say nothing about rows.
 */
function withoutChapters(lines: readonly CutLine[], home: number, gutters: readonly Gutter[], vocabulary: Vocabulary): { cut: readonly CutLine[]; side: TableLine[] } {
  const edge = gutters[home - 1]?.x;
  if (edge === undefined) return { cut: lines, side: [] };
  const isLeft = (piece: ColumnPiece) => piece.column < home && piece.right <= edge + 0.5 * piece.size;
  const left = lines.flatMap(({ pieces }) => pieces.filter(isLeft));
  const numbers = left.filter(({ text }) => parseItemNumbers(text) !== null).length;
  // Parts of numbers in columns of their own are no chapters.
  if (left.length === 0 || numbers > left.length * 0.2) return { cut: lines, side: [] };
  const side: TableLine[] = [];
  const cut = lines.flatMap((own): CutLine[] => {
    if (isHeaderLine(own.line, vocabulary)) return [own];
    const names = own.pieces.filter(isLeft);
    if (names.length === 0) return [own];
    side.push({ page: own.line.page, y: own.line.y, size: own.line.size, pieces: names, isAnchor: false, isHeader: false, isAnswer: false });
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
  const { table, key, home, side } = cutTable(lines, gutters, vocabulary);
  const placement = findPlacement(table);
  const bands: Band[] = [];
  for (const page of new Set(table.map((line) => line.page))) {
    const own = table.filter((line) => line.page === page);
    const drawn = rulings.get(page);
    const [first, ...others] = (drawn === undefined ? null : ruledBands(own, drawn, key, home)) ?? findBands(own, placement);
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

/** `12.3.1.` and `1` below it are one number in a narrow column; it goes to the line between them, the row's middle, or to the one that holds more. */
function joinBrokenNumbers(lines: readonly CutLine[], key: number): CutLine[] {
  const joined = [...lines];
  const numberOf = (at: number) => joined[at]?.pieces.find((piece) => piece.column === key);
  for (let i = 0; i + 1 < joined.length; i++) {
    const below = numberOf(i + 1) === undefined ? i + 2 : i + 1;
    const [start, rest] = [numberOf(i), numberOf(below)];
    if (start === undefined || rest === undefined || joined[i]!.line.page !== joined[below]!.line.page) continue;
    if (!/\d\.$/.test(start.text) || !/^\d[\d.]*$/.test(rest.text) || rest.y - start.y > 1.7 * start.size) continue;
    const isUpper = joined[i]!.pieces.length >= joined[below]!.pieces.length;
    const home = below > i + 1 ? i + 1 : isUpper ? i : below;
    const whole = { ...start, y: joined[home]!.line.y, text: start.text + rest.text };
    for (let at = i; at <= below; at++) {
      const others = joined[at]!.pieces.filter((piece) => piece !== start && piece !== rest);
      joined[at] = { ...joined[at]!, pieces: at === home ? [whole, ...others].toSorted((a, b) => a.x - b.x) : others };
    }
  }
  return joined.filter((cut) => cut.pieces.length > 0);
}

/** The column in which most item numbers stand. */
function keyColumn(lines: readonly (readonly ColumnPiece[])[]): { key: number; home: number } {
  const inline = lines.flatMap((line) => line.filter(({ text, isWhole }) => isWhole === true && splitLeadingNumber(text) !== null));
  if (inline.length > 0) return { key: -1, home: mostFrequent(inline)! };
  const most = mostFrequent(lines.flatMap((line) => line.filter(({ text }) => parseItemNumbers(text) !== null)));
  if (most === null) return { key: -1, home: mostFrequent(lines.flatMap((line) => line.filter(({ text }) => splitLeadingNumber(text) !== null))) ?? -1 };
  const filled = lines.filter((line) => line.some((piece) => piece.column === most)).length;
  const shared = lines.filter((line) => line.filter((piece) => piece.column === most).length > 1).length;
  return { key: shared > filled * 0.2 ? -1 : most, home: most };
}

/** The column in which most of the pieces stand; `null` without any. */
function mostFrequent(pieces: readonly ColumnPiece[]): number | null {
  const counts = new Map<number, number>();
  for (const { column } of pieces) counts.set(column, (counts.get(column) ?? 0) + 1);
  return [...counts].toSorted((a, b) => b[1] - a[1] || a[0] - b[0])[0]?.[0] ?? null;
}
