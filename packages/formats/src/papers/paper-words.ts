import type { Localized } from "@kaiji/domain";

/** Headings and labels that the papers share. */
export const PAPER_WORDS = {
  title: { ja: "開示書の確認結果", en: "Disclosure check" },
  against: { ja: "確認の基準", en: "Checked against" },
  file: { ja: "ファイル", en: "File" },
  organization: { ja: "事業者", en: "Provider" },
  name: { ja: "製品・サービス", en: "Product or service" },
  date: { ja: "作成日", en: "Date" },
  form: { ja: "様式", en: "Form" },
  edition: { ja: "版", en: "Edition" },
  chapter: { ja: "ガイドライン項目", en: "Guideline chapter" },
  item: { ja: "項番", en: "Item" },
  label: { ja: "確認事項", en: "Confirmation row" },
  status: { ja: "判定", en: "Status" },
  answer: { ja: "回答", en: "Answer" },
  remark: { ja: "備考", en: "Remark" },
  because: { ja: "理由", en: "Reason" },
  source: { ja: "セル", en: "Cell" },
  ask: { ja: "事業者に確かめること", en: "What to ask the provider" },
  problems: { ja: "読み取りで気づいた点", en: "What reading brought up" },
  decisions: { ja: "人が行った判断", en: "Decisions by a person" },
} as const satisfies Readonly<Record<string, Localized>>;
