import { readLibrary } from "@kaiji/library";
import { describe, expect, it } from "vitest";
import { vocabularyOf } from "../recognise/vocabulary.ts";
import { joinHeaderLines } from "./join-header-lines.ts";
import type { TextPiece } from "./page-text.ts";
import { TextLine } from "./text-lines.ts";

const vocabulary = vocabularyOf(readLibrary(new URL("../../../../", import.meta.url).pathname));

/** A line of texts by where they begin; every letter is 10 points wide. */
const line = (y: number, ...texts: readonly (readonly [x: number, text: string])[]) =>
  new TextLine(1, y, 10, texts.map(([x, text]): TextPiece => ({ text, x, right: x + 10 * text.length, y, size: 10, page: 1, shift: 0, font: "f" })));
const said = (lines: readonly TextLine[]) => joinHeaderLines(lines, vocabulary).map(({ pieces }) => pieces.map(({ text }) => text).join(" | "));

describe("a header that a narrow column breaks over lines", () => {
  it("stands whole on the line of the others", () => {
    const lines = [line(93, [430, "回答"]), line(100, [40, "項番"], [200, "確認項目"], [500, "備考"]), line(107, [435, "欄"]), line(125, [40, "1"], [200, "見本"], [430, "はい"])];
    expect(said(lines)).toEqual(["項番 | 確認項目 | 回答欄 | 備考", "1 | 見本 | はい"]);
  });

  it("takes along what it explains in brackets, so that its end is no answer", () => {
    const lines = [
      line(72, [430, "回答"]), line(86, [430, "（は"]), line(100, [40, "項番"], [200, "確認項目"], [425, "い・い"]), line(114, [425, "いえ・"]), line(128, [422, "対象外）"]),
      line(145, [40, "1"], [200, "見本"]),
    ];
    expect(said(lines)).toEqual(["項番 | 確認項目 | 回答（はい・いいえ・対象外）", "1 | 見本"]);
  });

  it("is none where an answer stands below a header that is whole", () => {
    const lines = [line(100, [40, "項番"], [200, "確認項目"], [430, "回答"]), line(115, [430, "対象外"]), line(122, [40, "1"], [200, "見本"])];
    expect(said(lines)).toEqual(["項番 | 確認項目 | 回答", "対象外", "1 | 見本"]);
  });
});
