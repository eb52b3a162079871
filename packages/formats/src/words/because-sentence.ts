import { readBack } from "./read-back.ts";
import { readingSentence, splitReadings } from "./readings-sentence.ts";
import type { BecauseCode, CriterionEvaluation, Language, Localized } from "@kaiji/domain";

const YES: Localized = { ja: "はい", en: "yes" };
const NO: Localized = { ja: "いいえ", en: "no" };

type Sentence = (items: string, reason: string, required: Localized, other: Localized) => Localized;

const SENTENCES: Readonly<Record<BecauseCode, Sentence>> = {
  "answered-as-required": (items, _, required) => ({ ja: `${items} は「${required.ja}」と回答されています。`, en: `${items} is answered "${required.en}".` }),
  "answered-otherwise": (items, _, required, other) => ({
    ja: `${items} は「${other.ja}」と回答されています。求められるのは「${required.ja}」か「対象外」です。`,
    en: `${items} is answered "${other.en}"; "${required.en}" or "not applicable" is required.`,
  }),
  "answered-na": (items) => ({ ja: `${items} は「対象外」と回答されています。`, en: `${items} is answered "not applicable".` }),
  blank: (items) => ({ ja: `${items} に回答がありません。`, en: `${items} has no answer.` }),
  "not-in-file": (items) => ({ ja: `${items} の行がファイルに見つかりません。`, en: `The row of ${items} was not found in the file.` }),
  "not-understood": (items) => ({
    ja: `${items} の欄に「はい・いいえ・対象外」以外のことが書かれています。人が読んで判断します。`,
    en: `${items} holds something other than yes, no or not applicable. A person reads it and decides.`,
  }),
  "one-is-enough": (items) => ({
    ja: `この確認事項は「いずれか」でよく、${items} が「はい」です。`,
    en: `One of the items is enough here, and ${items} is "yes".`,
  }),
  "all-as-required": (items) => ({ ja: `${items} に「はい」があり、「いいえ」はありません。`, en: `${items} is "yes", and none is "no".` }),
  "all-na": (items) => ({ ja: `${items} がすべて「対象外」です。`, en: `All of ${items} are "not applicable".` }),
  "none-as-required": (items) => ({ ja: `「はい」が一つもなく、${items} が「いいえ」です。`, en: `None is "yes", and ${items} is "no".` }),
  "one-is-otherwise": (items) => ({ ja: `すべてに「はい」を求める読み方で、${items} が「いいえ」です。`, en: `Every item must hold in this reading, and ${items} is "no".` }),
  mixed: (items) => ({
    ja: `${items} の回答が「はい」と「いいえ」に分かれています。出典に決まりがないため、人が判断します。`,
    en: `The answers to ${items} are mixed. The source gives no rule for this, so a person decides.`,
  }),
  "unknown-edition": (items) => ({
    ja: `様式の版がお手元の一覧になく、${items} の番号が同じ意味とは限りません。「様式を覚える」でこの様式を覚えさせて読み直すか、設問の文を見て判断してください。`,
    en: `This edition of the form is not known here, and ${items} may mean something else in it. Have Kaiji learn the form and read the file again, or look at the item's sentence and decide.`,
  }),
  decided: (items, reason) => ({ ja: `${items} について人が判断しました: ${reason}`, en: `A person decided on ${items}: ${reason}` }),
};

/** Why a row has its status, in a sentence with the exact item numbers. */
export function becauseSentence({ criterion, because }: CriterionEvaluation, language: Language): string {
  const form = criterion.form.toUpperCase();
  const items = `${form} ${because.items.join(language === "ja" ? "・" : ", ")}`;
  const [required, other] = criterion.requires === "yes" ? [YES, NO] : [NO, YES];
  return SENTENCES[because.code](items, because.reason ?? "", required, other)[language];
}

/** A reason that was made and kept in Japanese, in another language; as it was kept when it was made otherwise. Readings by a person come after it. */
export function retellBecause(kept: string, language: Language): string {
  if (language === "ja") return kept;
  const { sentence, readings } = splitReadings(kept);
  for (const make of Object.values(SENTENCES)) {
    for (const [required, other] of [[YES, NO], [NO, YES]] as const) {
      const parts = readBack(sentence, 2, ([items = "", reason = ""]) => make(items, reason, required, other).ja);
      const [items = "", reason = ""] = parts ?? [];
      if (parts !== null && /^(MDS|SDS) \S/.test(items)) return make(items.replaceAll("・", ", "), reason, required, other)[language] + readings.map((one) => readingSentence(one, language)).join("");
    }
  }
  return kept;
}
