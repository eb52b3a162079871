import type { ItemAnswer } from "@kaiji/domain";
import type { Words } from "../../words/ja.ts";

/** What stands in an answer cell, in words: はい, 空欄, 「…」 for text that was not understood. */
export function answerWords(answer: ItemAnswer | undefined, words: Words): string {
  if (answer === undefined) return words.rows.missing;
  if (answer.answer !== null) return words.rows.answers[answer.answer];
  return answer.text === undefined ? words.rows.blank : words.app.quote(answer.text);
}
