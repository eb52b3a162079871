import { expect, it } from "vitest";
import { moveInGrid } from "./move-in-grid.ts";

const SIZE = { rows: 500, columns: 99, page: 15 };

it.each([
  ["ArrowUp", false, 0, 5, -1, 5],
  ["ArrowUp", false, -1, 5, -1, 5],
  ["ArrowDown", false, 499, 5, 499, 5],
  ["ArrowLeft", false, 3, 0, 3, -1],
  ["ArrowLeft", false, 3, -1, 3, -1],
  ["ArrowRight", false, 3, 98, 3, 98],
  ["PageDown", false, 3, 1, 18, 1],
  ["PageUp", false, 3, 1, 0, 1],
  ["PageUp", false, -1, 1, -1, 1],
  ["Home", false, 3, 50, 3, -1],
  ["End", false, 3, 50, 3, 98],
  ["Home", true, 3, 50, 0, -1],
  ["End", true, 3, 50, 499, 98],
] as const)("%s (control %s) leads from %i, %i to %i, %i", (key, isControl, row, column, nextRow, nextColumn) => {
  expect(moveInGrid({ row, column }, key, isControl, SIZE)).toEqual({ row: nextRow, column: nextColumn });
});

it("other keys are left to the page", () => {
  for (const key of ["Tab", "a", "Enter", "Escape"]) expect(moveInGrid({ row: 0, column: 0 }, key, false, SIZE)).toBeNull();
});
