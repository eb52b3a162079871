import type { Grid } from "../grid/grid.ts";
import { levelText } from "./level-text.ts";
import type { Vocabulary } from "./vocabulary.ts";
import { WordMemory } from "./word-memory.ts";

type HeaderKind = "number" | "remark" | "answer" | "question";

const headerKinds = new WordMemory((text, { codeAtStart, headers, answerOf }): HeaderKind | null => {
  if (text.length > 40) return null;
  const level = levelText(text).replace(codeAtStart, "");
  if (headers.number.is(level)) return "number";
  if (headers.remark.is(level) || headers.remarkNumber.is(level)) return "remark";
  if (headers.answer.is(level) || answerOf.has(level)) return "answer";
  return headers.question.is(level) ? "question" : null;
});

/** Whether a row names columns: two different kinds of header stand in it, one of them the answer's or the number's. */
export function isHeaderRow(grid: Grid, row: number, vocabulary: Vocabulary): boolean {
  let first: HeaderKind | null = null;
  let isDifferent = false;
  let isCertain = false;
  for (const { kind, text } of grid.cellsInRow(row)) {
    const header = kind === "text" ? headerKinds.of(text, vocabulary) : null;
    if (header === null) continue;
    isDifferent ||= first !== null && header !== first;
    isCertain ||= header === "answer" || header === "number";
    first ??= header;
  }
  return isDifferent && isCertain;
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
