import { expect, it } from "vitest";
import { placeInFolder } from "./folder-files.ts";

it.each([
  ["MDS.xlsx", "read"],
  ["開示書.PDF", "read"],
  ["送付分.zip", "read"],
  ["回答.csv", "read"],
  ["案内.docx", "tell"],
  ["結果.json", "tell"],
  ["拡張子なし", "tell"],
  ["~$MDS.xlsx", "silent"],
  [".DS_Store", "silent"],
  ["Thumbs.db", "silent"],
] as const)("%s in a folder: %s", (name, place) => {
  expect(placeInFolder(name)).toBe(place);
});
