import { readLibrary } from "@kaiji/library";
import { describe, expect, it } from "vitest";
import { vocabularyOf } from "../recognise/vocabulary.ts";
import { cutTable } from "./cut-table.ts";
import type { TextPiece } from "./page-text.ts";
import { TextLine } from "./text-lines.ts";

const vocabulary = vocabularyOf(readLibrary(new URL("../../../../", import.meta.url).pathname));
const GUTTERS = [{ x: 70, start: 76 }, { x: 300, start: 305 }];
const X = { number: 40, question: 76, answer: 305 } as const;

type Column = keyof typeof X;

/** Lines 7 points apart; each holds texts in these columns. */
const table = (...lines: readonly Partial<Record<Column, string>>[]) =>
  lines.map((texts, i) => {
    const y = 100 + 7 * i;
    const pieces = (Object.keys(texts) as Column[]).map((column): TextPiece => ({ text: texts[column]!, x: X[column], right: X[column] + 20, y, size: 10, page: 1, shift: 0, font: "f" }));
    return new TextLine(1, y, 10, pieces);
  });
/** The lines with numbers, each as its texts in a row. */
const numbered = (lines: readonly TextLine[]) =>
  cutTable(lines, GUTTERS, vocabulary).table.filter(({ isAnchor }) => isAnchor).map(({ pieces }) => pieces.map(({ text }) => text).join(" "));

describe("a number that a narrow column breaks over lines", () => {
  it.each([
    ["in two, both beside the question", [{ number: "12.3.", question: "見本の設問で", answer: "はい" }, { number: "1", question: "すか" }], "12.3.1 見本の設問で はい"],
    ["around the middle of its row", [{ number: "12.3." }, { question: "見本", answer: "はい" }, { number: "1.1" }], "12.3.1.1 見本 はい"],
    ["in three", [{ number: "12." }, { number: "3.", question: "見本", answer: "はい" }, { number: "1" }], "12.3.1 見本 はい"],
    ["in full width", [{ number: "１２．３．", question: "見本", answer: "はい" }, { number: "１" }], "１２．３．１ 見本 はい"],
    ["in brackets", [{ number: "（4.1.", question: "見本", answer: "はい" }, { number: "1）" }], "（4.1.1） 見本 はい"],
  ])("%s is put together", (_, lines, expected) => {
    const before = { number: "4", question: "見本", answer: "いいえ" };
    expect(numbered(table(before, ...lines))).toEqual(["4 見本 いいえ", expected]);
  });

  it("is not one that ends in a dot itself", () => {
    const lines = ["1.", "2.", "3.", "4.1."].map((number) => ({ number, question: "見本", answer: "はい" }));
    expect(numbered(table(...lines))).toEqual(["1. 見本 はい", "2. 見本 はい", "3. 見本 はい", "4.1. 見本 はい"]);
  });
});
