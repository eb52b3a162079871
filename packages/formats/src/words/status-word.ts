import type { Answer, Language, Localized, Status } from "@kaiji/domain";

const STATUS_WORDS: Readonly<Record<Status, Localized>> = {
  met: { ja: "適合", en: "Met" },
  "not-met": { ja: "不適合", en: "Not met" },
  "not-applicable": { ja: "対象外", en: "Not applicable" },
  unanswered: { ja: "未回答", en: "Unanswered" },
  "needs-judgement": { ja: "要判断", en: "Needs judgement" },
};

/** A row's status in a word. */
export function statusWord(status: Status, language: Language): string {
  return STATUS_WORDS[status][language];
}

const ANSWER_WORDS: Readonly<Record<Answer, Localized>> = {
  yes: { ja: "はい", en: "Yes" },
  no: { ja: "いいえ", en: "No" },
  na: { ja: "対象外", en: "N/A" },
};

/** An answer as the form prints it. */
export function answerWord(answer: Answer, language: Language): string {
  return ANSWER_WORDS[answer][language];
}
