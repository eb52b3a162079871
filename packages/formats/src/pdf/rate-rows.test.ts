import { readLibrary } from "@kaiji/library";
import { describe, expect, it } from "vitest";
import { vocabularyOf } from "../recognise/vocabulary.ts";
import type { ColumnPiece } from "./cut-pieces.ts";
import { rateRows } from "./rate-rows.ts";
import type { Band, TableLine } from "./row-bands.ts";

const vocabulary = vocabularyOf(readLibrary(new URL("../../../../", import.meta.url).pathname));
const ANSWERS = 1;

const tableLine = (y: number, number: string | null, answer: string | null): TableLine => {
  const piece = (text: string | null, column: number): ColumnPiece[] =>
    text === null ? [] : [{ text, x: 40 + 300 * column, right: 60 + 300 * column, y, size: 10, page: 1, shift: 0, font: "f", column, isCut: false }];
  return { page: 1, y, size: 10, pieces: [...piece(number, 0), ...piece(answer, ANSWERS)], isAnchor: number !== null, isHeader: false, isAnswer: number === null };
};
/** A row whose number stands on one line and whose answers stand on others. */
const band = (y: number, number: string, ...answers: readonly (readonly [below: number, text: string])[]): Band => {
  const anchor = tableLine(y, number, null);
  return { anchor, lines: [anchor, ...answers.map(([below, text]) => tableLine(y + below, null, text))] };
};
const rate = (bands: readonly Band[], of: Band) => rateRows(bands, { alignment: "top", certainty: 1 }, 0, new Map(), vocabulary)(of, ANSWERS);

describe("how sure the answer of a row is", () => {
  const row = band(100, "4", [8, "いいえ"]);

  it("is sure where it stands near its number", () => {
    expect(rate([row, band(140, "5", [8, "はい"])], row)).toBeGreaterThan(0.8);
  });

  it("is not where other rows of the page hold two answers each: the rows were not told apart", () => {
    const doubled = [band(140, "5", [8, "はい"], [20, "いいえ"]), band(180, "6", [8, "はい"], [20, "はい"])];
    expect(rate([row, ...doubled], row)).toBeLessThan(0.5);
    expect(rate([row, doubled[0]!], row)).toBeGreaterThan(0.8);
    const ruled: Band = { ...row, isRuled: true };
    expect(rate([ruled, ...doubled], ruled)).toBeGreaterThan(0.8);
  });

  it("is not where it is the end of something in brackets", () => {
    const part = band(100, "4", [8, "対象外）"]);
    expect(rate([part], part)).toBeLessThan(0.5);
  });
});
