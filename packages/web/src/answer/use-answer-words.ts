import { useSpeaking } from "../settings/language.tsx";
import { answerEn } from "../words/answer-en.ts";
import { answerJa, type AnswerWords } from "../words/answer-ja.ts";

/** The sentences of the provider's page in its language. */
export function useAnswerWords(): AnswerWords {
  return useSpeaking().language === "ja" ? answerJa : answerEn;
}
