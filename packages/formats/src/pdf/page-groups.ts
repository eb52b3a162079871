import { levelText } from "../recognise/level-text.ts";
import { splitLeadingNumber } from "../recognise/parse-item-numbers.ts";
import { findTitleForms } from "../recognise/titles.ts";
import type { Vocabulary } from "../recognise/vocabulary.ts";
import { cutPieces } from "./cut-pieces.ts";
import { findGutters, type Gutter, withStarts } from "./find-gutters.ts";
import { mergeHeaderColumns } from "./merge-columns.ts";
import type { WidePage } from "./side-pages.ts";
import { hasNumber, isHeaderLine, tableLines } from "./table-lines.ts";
import type { TextLine } from "./text-lines.ts";

/** Pages whose tables have the same columns: one table that runs over several pages. */
export interface PageGroup {
  readonly pages: readonly WidePage[];
  readonly gutters: readonly Gutter[];
}

/** A page belongs to the table before it when at most this share of its pieces runs through that table's gutters. */
const CUT = 0.15;

/** Groups consecutive pages that continue one table. A page with a title of its own begins another. */
export function groupPages(pages: readonly WidePage[], vocabulary: Vocabulary): PageGroup[] {
  const groups: { pages: WidePage[]; gutters: readonly Gutter[] }[] = [];
  for (const page of pages) {
    const group = groups.at(-1);
    if (group !== undefined && !hasTitle(page, vocabulary) && !hasOtherHeader(page, group.pages[0]!, vocabulary) && fits(page, group.gutters, vocabulary))
      group.pages.push(page);
    else groups.push({ pages: [page], gutters: guttersOf([page], vocabulary) });
  }
  return groups.map((group) => (group.pages.length === 1 ? group : { ...group, gutters: guttersOf(group.pages, vocabulary) }));
}

function guttersOf(pages: readonly WidePage[], vocabulary: Vocabulary): readonly Gutter[] {
  const width = Math.max(...pages.map((page) => page.width));
  const inTable = pages.flatMap((page) => tableLines(page.lines, vocabulary));
  // A page without a table may hold the list of remarks.
  const lines = inTable.length > 0 ? inTable : pages.flatMap((page) => page.lines);
  const gutters = withStarts(lines, findGutters(lines, width, (line) => isHeaderLine(line, vocabulary)));
  return mergeHeaderColumns(lines.filter((line) => !isHeading(line, gutters)).map((line) => cutPieces(line, gutters, vocabulary)), gutters);
}

/** A text alone on its line that runs over the columns and is no item: it says nothing about them. */
function isHeading({ pieces }: TextLine, gutters: readonly Gutter[]): boolean {
  const [piece, ...others] = pieces;
  return piece !== undefined && others.length === 0 && gutters.some(({ x }) => piece.x + 1 < x && x < piece.right - 1) && splitLeadingNumber(piece.text) === null;
}

function hasTitle({ lines }: WidePage, vocabulary: Vocabulary): boolean {
  return lines.some((line) => line.pieces.some(({ text }) => text.length < 120 && findTitleForms(levelText(text), vocabulary).length > 0));
}

/** A header that the table before does not have begins another table. */
function hasOtherHeader(page: WidePage, before: WidePage, vocabulary: Vocabulary): boolean {
  const headers = ({ lines }: WidePage) => lines.filter((line) => isHeaderLine(line, vocabulary)).map((line) => line.pieces.map(({ text }) => text));
  const known = headers(before);
  // A cell that runs over the page's end may be printed into the header's line.
  const isKnown = (header: readonly string[]) => known.some((other) => other.join("") === header.join("") || (other.length > 2 && other.every((text) => header.includes(text))));
  return headers(page).some((header, i) => !isKnown(header) && !isListHeader(page, i, vocabulary));
}

/** A header below the table's last number names the columns of a list of remarks. */
function isListHeader({ lines }: WidePage, header: number, vocabulary: Vocabulary): boolean {
  const line = lines.filter((candidate) => isHeaderLine(candidate, vocabulary))[header]!;
  const last = lines.findLastIndex((candidate) => candidate.pieces.length > 1 && hasNumber(candidate, vocabulary));
  return last >= 0 && lines.indexOf(line) > last && line.pieces.length <= 2;
}

function fits(page: WidePage, gutters: readonly Gutter[], vocabulary: Vocabulary): boolean {
  if (gutters.length === 0) return false;
  // Where the table ends on a page, what stands below it has columns of its own.
  const table = tableLines(page.lines, vocabulary, true);
  const lines = table.length > 0 ? table : page.lines;
  const pieces = lines.flatMap((line: TextLine) => (line.pieces.length > 1 ? line.pieces : []));
  const cut = pieces.filter((piece) => !/[ \u3000]/.test(piece.text) && gutters.some(({ x }) => piece.x + 1 < x && x < piece.right - 1));
  return cut.length <= pieces.length * CUT;
}
