import { describe, expect, it } from "vitest";
import { removeFurniture } from "./page-furniture.ts";
import { pagesThatStartOver } from "./starting-pages.ts";
import { TextLine } from "./text-lines.ts";

/** A page of lines, each given as its pieces; they stand one below the other. */
function makePage(page: number, lines: readonly (readonly string[])[]): TextLine[] {
  return lines.map((pieces, i) => {
    const y = 40 + 20 * i;
    return new TextLine(page, y, 10, pieces.map((text, k) => ({ text, x: 50 + 100 * k, right: 50 + 100 * k + 8 * text.length, y, size: 10, font: "f", page, shift: 0 })));
  });
}

const ROWS = [["1", "見本の設問", "はい"], ["2", "見本の設問", "いいえ"], ["3", "見本の設問", "はい"], ["4", "見本の設問", "はい"], ["5", "見本の設問", "はい"], ["6", "見本の設問", "はい"]];
const MORE = [["7", "見本の設問", "はい"], ["8", "見本の設問", "いいえ"], ["9", "見本の設問", "はい"], ["10", "見本の設問", "はい"], ["11", "見本の設問", "はい"], ["12", "見本の設問", "はい"]];
const partOf = (line: TextLine) => (line.pieces.length > 1 && /^\d/.test(line.pieces[0]!.text) ? "row" : null);
const texts = (pages: readonly (readonly TextLine[])[]) => pages.map((lines) => lines.map((line) => line.pieces[0]!.text));

function remove(pages: readonly TextLine[][]) {
  const starting = pagesThatStartOver(pages);
  return removeFurniture(pages, partOf, (page) => starting.has(page));
}

describe("page headers and footers", () => {
  it("are taken off where a table goes on, and what they say is kept once", () => {
    const pages = [makePage(1, [["開示書（見本）"], ...ROWS, ["社外秘"]]), makePage(2, [["開示書（見本）"], ...MORE, ["社外秘"]])];
    const { pages: left, kept } = remove(pages);
    expect(texts(left)).toEqual([ROWS.map(([number]) => number), MORE.map(([number]) => number)]);
    expect(kept.map((line) => line.pieces[0]!.text)).toEqual(["開示書（見本）", "社外秘"]);
  });

  it("are none where another form begins: two products may say the same in the same place", () => {
    const pages = [makePage(1, [["開示書（見本）"], ["製造業者", "見本社（架空）"], ...ROWS]), makePage(2, [["開示書（見本）"], ["製造業者", "見本社（架空）"], ...ROWS])];
    expect(remove(pages).pages.map((lines) => lines.length)).toEqual([8, 8]);
  });

  it("are never rows of the table", () => {
    const pages = [makePage(1, [...ROWS]), makePage(2, [...ROWS])];
    expect(removeFurniture(pages, partOf, () => false).pages.map((lines) => lines.length)).toEqual([6, 6]);
  });
});
