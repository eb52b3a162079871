import { describe, expect, it } from "vitest";
import type { TextPiece } from "./page-text.ts";
import { findStrikes, isStruck } from "./struck-text.ts";

const piece = (text: string, x: number, y: number): TextPiece => ({ text, x, right: x + text.length * 10, y, size: 10, page: 1, shift: 0, font: "f" });
const answer = piece("いいえ", 300, 100);
const page = { page: 1, width: 600, height: 800, pieces: [piece("3", 30, 100), answer] };

describe("a line through a text", () => {
  it.each([
    ["from its beginning to its end", { y: 97, from: 300, to: 330 }, true],
    ["a hair longer on both sides", { y: 96, from: 298, to: 332 }, true],
    ["of the table, at the height of its letters", { y: 97, from: 28, to: 560 }, false],
    ["below it", { y: 101.5, from: 300, to: 330 }, false],
    ["above it", { y: 91, from: 300, to: 330 }, false],
    ["half as long", { y: 97, from: 300, to: 312 }, false],
  ])("%s: %j → %s", (_, ruling, struck) => {
    const strikes = new Map([[1, findStrikes(page, [ruling])]]);
    expect(isStruck(answer, strikes)).toBe(struck);
    expect(isStruck({ ...answer, page: 2 }, strikes)).toBe(false);
  });

  it("is found where a page was moved beside another one", () => {
    const strikes = new Map([[1, findStrikes(page, [{ y: 97, from: 300, to: 330 }])]]);
    expect(isStruck({ ...answer, x: answer.x + 600, right: answer.right + 600, shift: 600 }, strikes)).toBe(true);
  });
});
