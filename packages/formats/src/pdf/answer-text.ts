import { parseAnswer } from "../recognise/parse-answer.ts";
import type { Vocabulary } from "../recognise/vocabulary.ts";
import { isOptions } from "./join-options.ts";

/** Whether a text is an answer and nothing else, or the options of one. */
export function isAnswerText(text: string, vocabulary: Vocabulary): boolean {
  return (text.length <= 4 && (vocabulary.on.has(text) || parseAnswer(text, vocabulary).kind === "answer")) || isOptions(text, vocabulary);
}
