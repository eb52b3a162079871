import { compareItemNumbers, type ItemNumber } from "@kaiji/domain";
import { levelText } from "../recognise/level-text.ts";
import { parseAnswer } from "../recognise/parse-answer.ts";
import { parseItemNumbers } from "../recognise/parse-item-numbers.ts";
import { bare, type Vocabulary } from "../recognise/vocabulary.ts";
import type { ColumnPiece } from "./cut-pieces.ts";
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
  return (band, column) => {
    const pieces = band.lines.flatMap((line) => line.pieces.filter((piece) => piece.column === column));
    const isMark = headers.some((header) => header.column === column);
    const answers = isMark ? pieces : pieces.filter((piece) => parseAnswer(piece.text, vocabulary).kind === "answer");
    const [answer] = answers;
    if (answer === undefined) return 1;
    if (answers.length > 1 || isStruck(answer, strikes)) return 0.3;
    const inColumn = isMark ? rateColumn(answer, headers) : 1;
    return Math.min(rateRow(answer, band, anchors, placement), inColumn, misplaced.has(band) ? 0.5 : 1);
  };
}

function rateRow(answer: ColumnPiece, { anchor, isRuled }: Band, anchors: readonly TableLine[], placement: Placement): number {
  const own = answer.page === anchor.page ? Math.abs(answer.y - anchor.y) : Number.POSITIVE_INFINITY;
  if (own <= 0.4 * answer.size) return answer.isCut ? 0.95 : 1;
  if (!anchor.isAnchor) return 0.5;
  if (isRuled === true) return 0.95;
  const others = anchors.filter((other) => other !== anchor && other.page === answer.page);
  const nearest = Math.min(...others.map((other) => Math.abs(other.y - answer.y)));
  if (own < nearest * 0.7) return 0.85;
  return placement.certainty >= 0.75 ? 0.7 : 0.4;
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
