import { type CriterionEvaluation, type Disclosure, type Evaluation, type ItemAnswer, type Language } from "@kaiji/domain";
import { becauseSentence } from "../words/because-sentence.ts";
import { answerWord } from "../words/status-word.ts";

export interface LetterOptions {
  /** Day of the letter, `YYYY-MM-DD`; left to be filled in when absent. */
  readonly date?: string;
}

/**
 * The request to the provider for every row that is not met, unanswered or to be judged, as plain text ready to
 * paste or print: what was answered, what is asked, and why. Guideline 7.0 保守委託機関編, section 3-10⑨.
 */
export function renderLetter(disclosure: Disclosure, evaluation: Evaluation, language: Language, options: LetterOptions = {}): string {
  const open = evaluation.rows.filter((row) => row.status !== "met" && row.status !== "not-applicable" && row.because.code !== "decided");
  return language === "ja" ? japanese(disclosure, open, evaluation, options) : english(disclosure, open, evaluation, options);
}

function japanese(disclosure: Disclosure, open: readonly CriterionEvaluation[], { answers, official }: Evaluation, { date }: LetterOptions): string {
  const { organization, name, version } = disclosure.basicInfo;
  const form = disclosure.form.toUpperCase();
  const product = `${name ?? "（製品・サービス名）"}${version === null ? "" : `（バージョン ${version}）`}`;
  const lines = [
    japaneseDate(date),
    "",
    `${organization ?? "（事業者名）"} 御中`,
    "",
    "　　　　　　　　　　　　　　　　　　（医療機関等の名称）",
    "　　　　　　　　　　　　　　　　　　（担当者の氏名・連絡先）",
    "",
    `件名：${product}の医療情報セキュリティ開示書（${form}）に関する確認のお願い`,
    "",
    "平素より大変お世話になっております。",
  ];
  if (open.length === 0)
    return [
      ...lines,
      `ご提出いただいた${form}について、「医療情報システムの安全管理に関するガイドライン 第7.0版」保守委託機関編の別紙に挙げられた項目を確認いたしました。すべての項目が「はい」または「対象外」であり、追加で確認したい点はございません。`,
      "ご対応に感謝申し上げます。",
      "",
    ].join("\n");
  lines.push(
    `ご提出いただいた${form}について、「医療情報システムの安全管理に関するガイドライン 第7.0版」保守委託機関編の別紙に挙げられた項目を確認いたしました。下記の ${open.length} 件について、追加のご回答をお願いいたします。`,
    "「いいえ」の項目は、対応の予定、または代わりとなる対策をお知らせください。ご回答は、当院のリスク評価の記録とし、立入検査等での説明に用います。",
    "",
    "ご回答期限：　　　　年　　月　　日",
    "",
    "　　　　　　　　　　　　　　　　　　　　記",
    "",
  );
  open.forEach((row, i) => {
    const { criterion } = row;
    lines.push(
      `${i + 1}．${form} 項番 ${criterion.items.map((number) => answers.get(number)?.number ?? number).join("・")}　${criterion.label.ja}`,
      ...criterion.items.flatMap((number) => (official.has(number) ? [`　様式の設問：${official.get(number)!.wording.replaceAll(/\s*\n\s*/g, " ")}`] : [])),
      `　いただいた回答：${criterion.items.map((number) => said(answers.get(number)?.number ?? number, answers.get(number), criterion.items.length > 1, "ja")).join("、")}`,
      `　確認の理由：${becauseSentence(row, "ja")}`,
      `　お願い：${criterion.ask.ja}`,
    );
    if (row.status === "not-met") lines.push(`　代わりの対策の例：${criterion.alternative.ja}`);
    lines.push("　ご回答：", "");
  });
  lines.push("　　　　　　　　　　　　　　　　　　　　　　　　　　　　　　　　　　以上", "");
  return lines.join("\n");
}

function english(disclosure: Disclosure, open: readonly CriterionEvaluation[], { answers, official }: Evaluation, { date }: LetterOptions): string {
  const { organization, name, version } = disclosure.basicInfo;
  const form = disclosure.form.toUpperCase();
  const product = `${name ?? "(product or service)"}${version === null ? "" : `, version ${version}`}`;
  const lines = [
    date ?? "(date)",
    "",
    `To: ${organization ?? "(provider)"}`,
    "From: (institution, person in charge, contact)",
    "",
    `Subject: Questions on the ${form} for ${product}`,
    "",
    "Thank you for your continued support.",
  ];
  if (open.length === 0) return [...lines, `We checked your ${form} against the appendix of guideline 7.0 for institutions that outsource maintenance. Every listed item is "yes" or "not applicable", and we have no further question.`, ""].join("\n");
  lines.push(
    `We checked your ${form} against the appendix of guideline 7.0 for institutions that outsource maintenance. Please answer the ${open.length} points below. Where the answer is "no", please tell us what is planned or what stands in for it; we keep your answers with our risk assessment and show them at inspections.`,
    "",
    "Please reply by: ____-__-__",
    "",
  );
  open.forEach((row, i) => {
    const { criterion } = row;
    lines.push(
      `${i + 1}. ${form} item ${criterion.items.map((number) => answers.get(number)?.number ?? number).join(", ")}: ${criterion.label.en}`,
      ...criterion.items.flatMap((number) => (official.has(number) ? [`   As the form asks: ${official.get(number)!.wording.replaceAll(/\s*\n\s*/g, " ")}`] : [])),
      `   Your answer: ${criterion.items.map((number) => said(answers.get(number)?.number ?? number, answers.get(number), criterion.items.length > 1, "en")).join("; ")}`,
      `   Why we ask: ${becauseSentence(row, "en")}`,
      `   Request: ${criterion.ask.en}`,
    );
    if (row.status === "not-met") lines.push(`   Possible alternative: ${criterion.alternative.en}`);
    lines.push("   Your reply:", "");
  });
  return lines.join("\n");
}

function said(number: string, answer: ItemAnswer | undefined, named: boolean, language: Language): string {
  const none = language === "ja" ? "（記載なし）" : "(none)";
  const word = answer?.answer == null ? (answer?.text ?? none) : answerWord(answer.answer, language);
  const remarks = answer === undefined || answer.remarks.length === 0 ? "" : language === "ja" ? `（備考：${answer.remarks.join("／")}）` : ` (remark: ${answer.remarks.join(" / ")})`;
  return `${named ? `${number} ` : ""}${word}${remarks.replaceAll(/\s*\n\s*/g, " ")}`;
}

function japaneseDate(date: string | undefined): string {
  const m = /^(\d{4})-(\d{2})-(\d{2})$/.exec(date ?? "");
  return m === null ? "　　　　年　　月　　日" : `${m[1]}年${Number(m[2])}月${Number(m[3])}日`;
}
