import { headersAbove } from "./header-rows.ts";
import { isBlank } from "./level-text.ts";
import { parseItemNumbers } from "./parse-item-numbers.ts";
import { answerColumnsOf, type Table } from "./table.ts";
import type { Vocabulary } from "./vocabulary.ts";

export interface RemarkColumns {
  readonly columns: readonly number[];
  /** The header says that the column holds remark numbers, not remarks. */
  readonly areNumbers: boolean;
}

/** Finds the columns of a table that hold remarks or remark numbers: by header, else sparse text behind the answers. */
export function findRemarkColumns(table: Table, vocabulary: Vocabulary): RemarkColumns {
  const { headers } = vocabulary;
  const answers = answerColumnsOf(table);
  const others = table.columns.filter((column) => !answers.includes(column));
  const headed: number[] = [];
  let areNumbers = false;
  for (const column of others) {
    const above = headersAbove(table.grid, column, table.headersFrom, table.firstRow - 1);
    if (above.some((h) => headers.notAnswer.isIn(h))) continue;
    const [nearest] = above;
    if (nearest === undefined) continue;
    if (headers.remarkNumber.isIn(nearest)) areNumbers = true;
    if (above.slice(0, 2).some((h) => headers.remarkNumber.isIn(h) || headers.remark.isIn(h))) headed.push(column);
  }
  if (headed.length > 0) return { columns: headed, areNumbers };
  const lastAnswer = Math.max(...answers);
  return { columns: others.filter((column) => column > lastAnswer && isSparseText(table, column, vocabulary)), areNumbers: false };
}

function isSparseText(table: Table, column: number, vocabulary: Vocabulary): boolean {
  const above = headersAbove(table.grid, column, table.headersFrom, table.firstRow - 1);
  if (above.length > 0 && (vocabulary.headers.question.isIn(above[0]!) || vocabulary.headers.number.isIn(above[0]!))) return false;
  let filled = 0;
  let texts = 0;
  for (const { row } of table.rows) {
    const cell = table.grid.seenInColumn(row, column);
    if (cell === undefined || isBlank(cell.text)) continue;
    filled++;
    if (cell.kind === "text" && (parseItemNumbers(cell.text) === null || /[^\d.]/.test(cell.text))) texts++;
  }
  return texts > 0 && above.length === 0 && filled < table.rows.length * 0.7;
}
