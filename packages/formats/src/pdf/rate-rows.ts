import { compareItemNumbers, type ItemNumber } from "@kaiji/domain";
import { levelText } from "../recognise/level-text.ts";
import { parseAnswer } from "../recognise/parse-answer.ts";
import { parseItemNumbers } from "../recognise/parse-item-numbers.ts";
import { bare, type Vocabulary } from "../recognise/vocabulary.ts";
import type { ColumnPiece } from "./cut-pieces.ts";
import { openBrackets } from "./open-brackets.ts";
import type { Band, Placement, TableLine } from "./row-bands.ts";
import { isStruck, type Strikes } from "./struck-text.ts";

type Rate = (band: Band, column: number) => number;

/**
 * Rates how clearly the answer in a column of a row belongs to that row and that column: 0 to 1.
 * @param placement how rows were told apart where no lines on the paper part them
 * @param key the numbers' column
 * @param strikes an answer that is struck through is none until a person says so
 */
export function rateRows(bands: readonly Band[], placement: Placement, key: number, strikes: Strikes, vocabulary: Vocabulary): Rate {
  const anchors = bands.map((band) => band.anchor).filter((anchor) => anchor.isAnchor);
  const headers = findMarkHeaders(bands, vocabulary);
  const misplaced = findMisplaced(bands, key);
  const crowded = findCrowded(bands, vocabulary);
  return (band, column) => {
    const pieces = band.lines.flatMap((line) => line.pieces.filter((piece) => piece.column === column));
    const isMark = headers.some((header) => header.column === column);
    const answers = isMark ? pieces : pieces.filter((piece) => parseAnswer(piece.text, vocabulary).kind === "answer");
    const [answer] = answers;
    if (answer === undefined) return 1;
    // `対象外）` is the end of something longer that stands elsewhere.
    if (openBrackets(answer.text) !== 0 || answers.length > 1 || isStruck(answer, strikes)) return 0.3;
    const inColumn = isMark ? rateColumn(answer, headers) : 1;
    const inRow = rateRow(answer, band, anchors, placement);
    return Math.min(crowded.has(answer.page) && !isOnLineOf(answer, band.anchor) && band.isRuled !== true ? Math.min(inRow, 0.4) : inRow, inColumn, misplaced.has(band) ? 0.5 : 1);
  };
}

function rateRow(answer: ColumnPiece, { anchor, isRuled }: Band, anchors: readonly TableLine[], placement: Placement): number {
  if (isOnLineOf(answer, anchor)) return answer.isCut ? 0.95 : 1;
  if (!anchor.isAnchor) return 0.5;
  if (isRuled === true) return 0.95;
  const others = anchors.filter((other) => other !== anchor && other.page === answer.page);
  const own = answer.page === anchor.page ? Math.abs(answer.y - anchor.y) : Number.POSITIVE_INFINITY;
  const nearest = Math.min(...others.map((other) => Math.abs(other.y - answer.y)));
  if (own < nearest * 0.7) return 0.85;
  return placement.certainty >= 0.75 ? 0.7 : 0.4;
}

function isOnLineOf(answer: ColumnPiece, anchor: TableLine): boolean {
  return answer.page === anchor.page && Math.abs(answer.y - anchor.y) <= 0.4 * answer.size;
}

/** Pages on which two rows or more hold two answers each: there the rows were not told apart, and other answers may stand in a wrong one too. */
function findCrowded(bands: readonly Band[], vocabulary: Vocabulary): Set<number> {
  const rows = new Map<number, number>();
  for (const { lines, anchor } of bands) {
    if (lines.length === 1) continue;
    const columns = lines.flatMap(({ pieces }) => pieces.filter(({ text }) => text.length <= 4 && parseAnswer(text, vocabulary).kind === "answer").map(({ column }) => column));
    if (new Set(columns).size < columns.length) rows.set(anchor.page, (rows.get(anchor.page) ?? 0) + 1);
  }
  return new Set([...rows].flatMap(([page, count]) => (count > 1 ? [page] : [])));
}

/** A mark below its header is clear; one beside all headers is clear when one of them is far nearer. */
function rateColumn(mark: ColumnPiece, headers: readonly ColumnPiece[]): number {
  const center = (piece: ColumnPiece) => (piece.x + piece.right) / 2;
  const distance = (header: ColumnPiece) => Math.abs(center(header) - center(mark));
  const own = headers.find((header) => header.column === mark.column)!;
  if (own.x + 1 <= mark.right && mark.x <= own.right - 1) return 1;
  const other = Math.min(...headers.filter((header) => header.column !== mark.column).map(distance));
  return distance(own) < other * 0.4 ? 0.75 : 0.4;
}

/** はい | いいえ | 対象外 as headers of columns to mark; empty when answers are words. */
function findMarkHeaders(bands: readonly Band[], vocabulary: Vocabulary): ColumnPiece[] {
  for (const { lines } of bands)
    for (const line of lines) {
      const headers = line.pieces.filter((piece) => vocabulary.answerOf.has(bare(levelText(piece.text))));
      if (headers.length > 1) return headers;
    }
  return [];
}

/** Rows whose number falls out of an ascending order: a number of which a part was lost looks like another. */
function findMisplaced(bands: readonly Band[], key: number): Set<Band> {
  const numbered: { band: Band; number: ItemNumber }[] = bands.flatMap((band) => {
    const number = firstNumber(band, key);
    return number === null ? [] : [{ band, number }];
  });
  const misplaced = new Set<Band>();
  numbered.forEach(({ band, number }, i) => {
    const before = numbered[i - 1]?.number;
    const after = numbered[i + 1]?.number;
    if (before === undefined || after === undefined || compareItemNumbers(before, after) >= 0) return;
    if (compareItemNumbers(number, before) < 0 || compareItemNumbers(number, after) > 0) misplaced.add(band);
  });
  // A form that follows another order is no damage.
  return misplaced.size > Math.max(2, numbered.length * 0.08) ? new Set() : misplaced;
}

function firstNumber({ anchor }: Band, key: number): ItemNumber | null {
  for (const piece of anchor.pieces) {
    if (piece.column !== key) continue;
    const numbers = parseItemNumbers(piece.text);
    if (numbers !== null) return numbers[0]!;
  }
  return null;
}
