import type { ItemAnswer, Localized } from "@kaiji/domain";
import { answerWord } from "../words/status-word.ts";

/** What an answer says, in one word for the three answers; word for word when it was not understood. */
export function saidAnswer({ answer, text }: Pick<ItemAnswer, "answer" | "text">): Localized {
  if (answer !== null) return { ja: answerWord(answer, "ja"), en: answerWord(answer, "en") };
  return text === undefined ? { ja: "未回答", en: "Unanswered" } : { ja: `要判断「${text}」`, en: `Needs judgement: "${text}"` };
}

/** The state of an answer as a code; `unanswered` and `not-understood` are never `no` or `na`. */
export function answerState({ answer, text }: Pick<ItemAnswer, "answer" | "text">): string {
  return answer ?? (text === undefined ? "unanswered" : "not-understood");
}
