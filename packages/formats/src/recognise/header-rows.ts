import type { Grid } from "../grid/grid.ts";
import { levelText } from "./level-text.ts";
import type { Vocabulary } from "./vocabulary.ts";

/** Whether a row names columns: two different kinds of header stand in it, one of them the answer's or the number's. */
export function isHeaderRow(grid: Grid, row: number, vocabulary: Vocabulary): boolean {
  const kinds = new Set<string>();
  for (const cell of grid.cellsInRow(row)) {
    if (cell.kind !== "text" || cell.text.length > 40) continue;
    const level = levelText(cell.text).replace(vocabulary.codeAtStart, "");
    if (vocabulary.headers.number.is(level)) kinds.add("number");
    else if (vocabulary.headers.remark.is(level) || vocabulary.headers.remarkNumber.is(level)) kinds.add("remark");
    else if (vocabulary.headers.answer.is(level)) kinds.add("answer");
    else if (vocabulary.answerOf.has(level)) kinds.add("answer");
    else if (vocabulary.headers.question.is(level)) kinds.add("question");
  }
  return kinds.size >= 2 && (kinds.has("answer") || kinds.has("number"));
}

/** The headers above a column, nearest first, levelled. */
export function headersAbove(grid: Grid, column: number, from: number, to: number): string[] {
  const found: string[] = [];
  for (let row = to; row >= from; row--) {
    const cell = grid.seenAt(row, column);
    if (cell === undefined || cell.kind !== "text") continue;
    const level = levelText(cell.text);
    if (level !== "" && level.length <= 60 && found.at(-1) !== level) found.push(level);
  }
  return found;
}
