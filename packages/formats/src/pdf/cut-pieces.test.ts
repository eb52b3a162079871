import { readLibrary } from "@kaiji/library";
import { describe, expect, it } from "vitest";
import { vocabularyOf } from "../recognise/vocabulary.ts";
import { cutPieces } from "./cut-pieces.ts";
import { withStarts } from "./find-gutters.ts";
import type { TextPiece } from "./page-text.ts";
import { TextLine } from "./text-lines.ts";

const vocabulary = vocabularyOf(readLibrary(new URL("../../../../", import.meta.url).pathname));
const SIZE = 11;

/** A row of a table whose columns begin at 54.8, 114.3 and 173.8; `right` is where its last text ends. */
const row = (y: number, texts: readonly (readonly [x: number, text: string, right: number])[]): TextLine =>
  new TextLine(1, y, SIZE, texts.map(([x, text, right]): TextPiece => ({ text, x, right, y, size: SIZE, page: 1, shift: 0, font: "f" })));
const rows = ["はい", "いいえ", "対象外", "はい"].map((answer, i) => row(100 + 13 * i, [[54.8, `${i + 1}`, 62], [114.3, "見本", 136], [173.8, answer, 196]]));
const gutters = withStarts(rows, [100, 172.75]);

describe("a text that fills its column up to the next one", () => {
  it.each([
    ["its neighbour begins where that column's texts begin", "見本の設問 一部対応", 217.8, ["見本の設問", "一部対応"]],
    ["a space stands elsewhere in a text that runs over", "見本の設問一 二三四五", 228.8, ["見本の設問一 二三四五"]],
  ])("%s", (_, text, right, expected) => {
    const line = row(152, [[54.8, "5", 62], [114.3, text, right]]);
    expect(cutPieces(line, gutters, vocabulary).map((piece) => piece.text)).toEqual(["5", ...expected]);
  });
});
