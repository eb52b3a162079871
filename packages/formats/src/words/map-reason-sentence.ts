import type { Language, Localized, MapLine, MapReason } from "@kaiji/domain";

const SENTENCES: Readonly<Record<MapReason, Localized>> = {
  "same-number-same-wording": { ja: "番号も設問も同じ", en: "same number, same sentence" },
  "same-number-similar-wording": { ja: "番号は同じ、設問の言い回しが変わった", en: "same number, sentence revised" },
  "same-wording-other-number": { ja: "設問は同じ、番号が変わった", en: "same sentence under another number" },
  "similar-wording-other-number": { ja: "よく似た設問が別の番号にある", en: "a similar sentence stands under another number" },
  "same-number": { ja: "番号は同じ（前の版の設問文は手元にない）", en: "same number (the earlier edition's sentence is not known here)" },
  "same-number-other-wording": { ja: "番号は同じだが、設問が違うようにみえる", en: "same number, but the sentence seems to ask something else" },
  "new-item": { ja: "前の版に当たるものがない", en: "nothing like it in the earlier edition" },
};

/** Why a line of an edition map was proposed, in words. */
export function mapReasonSentence({ reason, likeness }: MapLine, language: Language): string {
  const sentence = SENTENCES[reason][language];
  if (likeness === null || likeness === 1) return sentence;
  return language === "ja" ? `${sentence}（似ている度合い ${likeness.toFixed(2)}）` : `${sentence} (likeness ${likeness.toFixed(2)})`;
}
