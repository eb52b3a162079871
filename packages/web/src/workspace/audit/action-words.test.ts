import { expect, it } from "vitest";
import { auditJa } from "../../words/workspace/audit-ja.ts";
import { actionWords } from "./action-words.ts";

it.each([
  ["finding.change", "指摘：変えた"],
  ["member.sign-out", "人：サインアウトさせた"],
  ["new-thing.turn", "new-thing：turn"],
  ["odd", "odd"],
])("%s is told as %s", (action, words) => {
  expect(actionWords(action, auditJa)).toBe(words);
});
