import type { Answer } from "@kaiji/domain";
import type { Grid } from "../grid/grid.ts";
import type { TablePlace } from "./answer-columns.ts";
import { headersAbove } from "./header-rows.ts";
import { levelText } from "./level-text.ts";
import { parseMark, soleOption } from "./parse-answer.ts";
import { bare, type Vocabulary } from "./vocabulary.ts";

export interface MarkColumn {
  readonly answer: Answer;
  readonly column: number;
}

/** Columns side by side, one for each answer, of which a row marks one. */
export type MarkSet = readonly MarkColumn[];

export interface FoundMarks {
  /** The set that people mark first; others that are as well filled follow, and a row counts where they agree. */
  readonly sets: readonly [MarkSet, ...MarkSet[]];
  readonly understood: number;
  /** The columns say themselves what they stand for (`□はい | □いいえ`): none of them alone is a column of answers. */
  readonly isLabelled: boolean;
}

/** Finds the columns of a table in which a mark answers: by their headers, else by the options printed in their cells. */
export function findMarkColumns(grid: Grid, place: TablePlace, vocabulary: Vocabulary): FoundMarks | null {
  const labelled = findLabelledSet(grid, place, vocabulary);
  if (labelled !== null) return { sets: [labelled], understood: countMarked(grid, place, labelled, vocabulary), isLabelled: true };
  const found: { set: MarkSet; understood: number; isHeaded: boolean }[] = [];
  for (let row = place.headersTo; row >= place.headersFrom; row--) {
    for (const set of setsInRow(grid, row, place, vocabulary)) {
      if (found.some((other) => other.set.some(({ column }) => set.some((member) => member.column === column)))) continue;
      const headers = set.flatMap(({ column }) => headersAbove(grid, column, place.headersFrom, row));
      const near = set.flatMap(({ column }) => headersAbove(grid, column, Math.max(place.headersFrom, row - 3), row));
      // Last year's marks are never today's, not even when today's columns are empty.
      if (near.some((header) => isOfAnotherTime(header, vocabulary))) continue;
      found.push({ set, understood: countMarked(grid, place, set, vocabulary), isHeaded: headers.some((header) => vocabulary.headers.answer.isIn(header)) });
    }
  }
  const most = Math.max(...found.map(({ understood }) => understood));
  const filled = most === 0 ? found.slice(0, 1) : found.filter(({ understood }) => understood * 2 >= most);
  const headed = filled.filter(({ isHeaded }) => isHeaded);
  const [first, ...others] = (headed.length > 0 ? headed : filled).toSorted((a, b) => b.understood - a.understood);
  return first === undefined ? null : { sets: [first.set, ...others.map(({ set }) => set)], understood: most, isLabelled: false };
}

/** Whether a header speaks of a previous answer or of an example; what stands in brackets or behind ※ only explains. */
export function isOfAnotherTime(header: string, vocabulary: Vocabulary): boolean {
  return vocabulary.headers.notAnswer.isIn(header.replaceAll(/\([^)]*\)|※.*$/g, ""));
}

/** Sets of yes/no/na headers side by side in one row; each answer stands once in a set. */
function setsInRow(grid: Grid, row: number, place: TablePlace, vocabulary: Vocabulary): MarkSet[] {
  const sets: MarkColumn[][] = [];
  let set: MarkColumn[] = [];
  for (const column of place.columns) {
    const cell = grid.at(row, column);
    const answer = cell === undefined ? undefined : vocabulary.answerOf.get(bare(levelText(cell.text)));
    if (answer === undefined) continue;
    if (set.some((member) => member.answer === answer)) {
      sets.push(set);
      set = [];
    }
    set.push({ answer, column });
  }
  sets.push(set);
  return sets.filter(isWhole);
}

function isWhole(set: MarkSet): boolean {
  return set.some((m) => m.answer === "yes") && set.some((m) => m.answer === "no");
}

function countMarked(grid: Grid, { rows }: TablePlace, set: MarkSet, vocabulary: Vocabulary): number {
  let count = 0;
  for (const { row } of rows) {
    const marks = set.map(({ answer, column }) => {
      const cell = grid.seenInColumn(row, column);
      return cell === undefined ? false : parseMark(cell.text, answer, vocabulary);
    });
    if (marks.filter((mark) => mark === true).length === 1 && !marks.includes(null)) count++;
  }
  return count;
}

/** `☑はい | ☐いいえ | ☐対象外` in cells of their own, or `■ | はい | □ | いいえ`: each column holds one option only. */
function findLabelledSet(grid: Grid, place: TablePlace, vocabulary: Vocabulary): MarkSet | null {
  let set: MarkColumn[] = [];
  for (const column of place.columns) {
    const answer = optionOf(grid, column, place, vocabulary);
    if (answer === null) continue;
    if (set.some((member) => member.answer === answer)) {
      if (isWhole(set)) break;
      set = [];
    }
    set.push({ answer, column });
  }
  if (!isWhole(set)) return null;
  return besideLabels(grid, place, set, vocabulary) ?? set;
}

/** The one option that a column holds, under no header of its own; `null` when it holds anything else. */
function optionOf(grid: Grid, column: number, place: TablePlace, vocabulary: Vocabulary): Answer | null {
  let option: Answer | null = null;
  let filled = 0;
  for (const { row } of place.rows) {
    const cell = grid.seenInColumn(row, column);
    if (cell === undefined || cell.text === "") continue;
    const own = cell.kind === "text" && cell.formula === undefined ? soleOption(cell.text, vocabulary) : null;
    if (own === null || (option !== null && own !== option)) return null;
    option = own;
    filled++;
  }
  if (option === null || filled < Math.min(3, place.rows.length)) return null;
  const [header] = headersAbove(grid, column, place.headersFrom, place.headersTo);
  const isOwn = header === undefined || vocabulary.headers.answer.is(bare(header)) || vocabulary.headers.answer.isIn(header) || vocabulary.answerOf.get(bare(header)) === option;
  return isOwn && !(header !== undefined && isOfAnotherTime(header, vocabulary)) ? option : null;
}

/** The columns of marks on one side of printed options, when exactly one side has marks. */
function besideLabels(grid: Grid, place: TablePlace, labels: MarkSet, vocabulary: Vocabulary): MarkSet | null {
  const columns = labels.map(({ column }) => column);
  const isBefore = holdsMarks(grid, Math.min(...columns) - 1, place, vocabulary);
  if (isBefore === holdsMarks(grid, Math.max(...columns) + 1, place, vocabulary)) return null;
  return labels.map(({ answer, column }) => ({ answer, column: column + (isBefore ? -1 : 1) }));
}

/** Whether a column of the table holds marks and nothing else. */
function holdsMarks(grid: Grid, column: number, { rows, columns }: TablePlace, vocabulary: Vocabulary): boolean {
  if (!columns.includes(column)) return false;
  let marks = 0;
  for (const { row } of rows) {
    const text = grid.seenInColumn(row, column)?.text.trim() ?? "";
    if (text === "") continue;
    if (!vocabulary.on.has(text) && !vocabulary.off.has(text) && text !== "TRUE" && text !== "FALSE") return false;
    marks++;
  }
  return marks > 0;
}
