import type { Answer, CellRole } from "@kaiji/domain";
import type { Grid } from "../grid/grid.ts";
import { cleanText, levelText } from "../recognise/level-text.ts";
import type { Vocabulary } from "../recognise/vocabulary.ts";

/** A column of a table that people fill in. */
export interface FillColumn {
  readonly column: number;
  readonly role: CellRole;
  /** All headers above it from top to bottom, joined by spaces. */
  readonly header: string;
  readonly answer?: Answer;
}

const ROLES: readonly (readonly [CellRole, RegExp])[] = [
  ["due-on", /目標日|期限|予定日|完了予定|due|target/],
  ["remark", /備考|補足|コメント|特記|remark|note|comment/],
  ["checked-on", /確認日|日付|実施日|点検日|記入日|date/],
  ["answer", /確認結果|回答|結果|はい.*いいえ|チェック(?!項目|リスト)|適合|回目|result|answer|check(?!list)/],
];

/**
 * The columns to fill in, by their headers: the nearest header decides, then those above it. A column under はい,
 * いいえ or 対象外 alone takes a mark.
 * @param headers rows that hold headers, from 0, both included
 * @param from first column that may be one: right of the sentences
 */
export function findFillColumns(grid: Grid, headers: { readonly top: number; readonly bottom: number }, from: number, vocabulary: Vocabulary): FillColumn[] {
  const found: FillColumn[] = [];
  for (let column = from; column <= grid.lastColumn; column++) {
    const texts: string[] = [];
    for (let row = headers.top; row <= headers.bottom; row++) {
      const cell = grid.seenAt(row, column);
      if (cell?.kind !== "text" || cell.text.length > 60) continue;
      const text = cleanText(cell.text).replaceAll(/\s*\n\s*/g, "");
      // A title that runs across the whole sheet heads no column.
      const merge = grid.mergeAt(row, column);
      if (merge !== undefined && merge.left < from) continue;
      if (text !== "" && texts.at(-1) !== text) texts.push(text);
    }
    const nearest = texts.at(-1);
    if (nearest === undefined) continue;
    const answer = vocabulary.answerOf.get(levelText(nearest));
    const header = texts.join(" ");
    if (answer !== undefined) found.push({ column, role: "mark", header, answer });
    else {
      // 確認結果（日付）is the result; what stands in brackets only explains.
      const roleOf = (text: string) => roleIn(levelText(text).replaceAll(/\([^)]*\)/g, "")) ?? roleIn(levelText(text));
      found.push({ column, role: texts.toReversed().map(roleOf).find((role) => role !== undefined) ?? "other", header });
    }
  }
  return found;
}

function roleIn(level: string): CellRole | undefined {
  return ROLES.find(([, words]) => words.test(level))?.[0];
}
