import { expect, it } from "vitest";
import { inLanguage } from "./problem-notice.tsx";

it.each([
  ["a.xlsx: ファイルが壊れています。 / The file is damaged.", "a.xlsx: ファイルが壊れています。", "The file is damaged."],
  ["はい / いいえ", "はい / いいえ", "はい / いいえ"],
  ["plain", "plain", "plain"],
])("%s is shown in one language", (message, ja, en) => {
  expect([inLanguage(message, "ja"), inLanguage(message, "en")]).toEqual([ja, en]);
});
