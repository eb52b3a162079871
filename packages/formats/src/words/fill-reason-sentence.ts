import type { Language, Localized } from "@kaiji/domain";
import type { FillReason, FillReasonCode } from "../excel-fill/fill-reason.ts";

type Params = Readonly<Record<string, string>>;

const SENTENCES: Readonly<Record<FillReasonCode, (p: Params) => Localized>> = {
  "form-not-in-template": (p) => ({ ja: `様式に ${p["form"]?.toUpperCase()} の表が見つかりません`, en: `the template has no ${p["form"]?.toUpperCase()} table` }),
  "item-not-in-template": () => ({ ja: "この番号の行が様式にありません", en: "the template has no row of this number" }),
  "answer-not-allowed": (p) => ({ ja: `「${p["answer"]}」は選べません（選べるのは ${p["allowed"]}）`, en: `"${p["answer"]}" is not allowed here (only ${p["allowed"]})` }),
  "no-answer-cell": () => ({ ja: "回答を書く欄がありません", en: "there is no cell for the answer" }),
  "cell-locked": () => ({ ja: "シートの保護で書き込めないセルです。保護を外した様式を使ってください", en: "the cell is locked by sheet protection; use a template without it" }),
  "cell-holds-formula": (p) => ({ ja: `数式のセルです（=${p["formula"]}）`, en: `the cell holds a formula (=${p["formula"]})` }),
  "control-not-fillable": (p) => ({ ja: `このボタンは書き込めません（リンクするセル ${p["link"]}）。Excel で選んでください`, en: `this button cannot be set (linked to ${p["link"]}); choose it in Excel` }),
  "field-not-in-template": (p) => ({ ja: `基本情報の欄「${p["field"]}」が様式にありません`, en: `the template has no cell for the field "${p["field"]}"` }),
  "no-remark-cell": () => ({ ja: "備考を書く欄がありません", en: "there is no cell for remarks" }),
  "remark-list-full": (p) => ({ ja: `備考の一覧に空きがありません（${p["limit"]} 件まで）`, en: `the remark list is full (${p["limit"]} entries)` }),
  "unwritable-text": (p) => ({ ja: `文章が長すぎます（1 セル ${p["limit"]} 文字まで）`, en: `the text is too long (${p["limit"]} characters a cell)` }),
  "read-back-differs": (p) => ({ ja: `書き込んだあとに読み直すと内容が一致しません（${p["what"]}）`, en: `read back, the result differs (${p["what"]})` }),
};

/** Why something cannot be written, with its item and cell. */
export function fillReasonSentence(reason: FillReason, language: Language): string {
  const place = [reason.item, reason.source].filter(Boolean).join(" ");
  const sentence = SENTENCES[reason.code](reason.params)[language];
  return place === "" ? sentence : `${place}: ${sentence}`;
}
