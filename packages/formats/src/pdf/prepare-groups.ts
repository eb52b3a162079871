import { levelText } from "../recognise/level-text.ts";
import { findTitleForms } from "../recognise/titles.ts";
import type { Vocabulary } from "../recognise/vocabulary.ts";
import { isAnswerText } from "./answer-text.ts";
import { cutTable } from "./cut-table.ts";
import { joinHeaderLines } from "./join-header-lines.ts";
import { joinInlineNumbers } from "./join-inline-numbers.ts";
import { joinMarkHeaders } from "./join-mark-headers.ts";
import { joinOptions } from "./join-options.ts";
import { removeFurniture } from "./page-furniture.ts";
import { groupPages, type PageGroup } from "./page-groups.ts";
import type { PageText } from "./page-text.ts";
import { type TableLine, unclearPages } from "./row-bands.ts";
import { joinSidePages } from "./side-pages.ts";
import { splitNumberParts } from "./split-number-parts.ts";
import { pagesThatStartOver } from "./starting-pages.ts";
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
  const all = joinInlineNumbers(pages.map((page) => joinMarkHeaders(joinHeaderLines(makeLines(page), vocabulary), vocabulary).map((line) => splitNumberParts(joinOptions(line, vocabulary)))));
  const starting = pagesThatStartOver(all);
  // In rows of several lines an answer may stand at the same height of every page.
  const isRow = (line: TextLine) => (line.pieces.length > 1 && hasNumber(line, vocabulary)) || line.pieces.some(({ text }) => isAnswerText(text, vocabulary));
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
  return table.filter((line) => !line.isAnchor && line.pieces.some(({ text, column }) => column > key && isAnswerText(text, vocabulary))).map((line) => line.page);
}
