import type { Answer, BasicField, Disclosure } from "@kaiji/domain";
import { SheetBuilder } from "./sheet.ts";
import { writeWorkbook } from "./write-workbook.ts";

export interface DisclosureOptions {
  /** Name of the sheet; the form's code when not given. */
  readonly sheetName?: string;
  /** `inline`: beside the answer. `list`: numbered, in a list below the table, which holds several for one item. */
  readonly remarks?: "inline" | "list";
}

/** Row of the first answer on the written sheet; answers stand in column C. */
export const FIRST_ANSWER_ROW = 8;

const WORDS: Readonly<Record<Answer, string>> = { yes: "はい", no: "いいえ", na: "対象外" };
const HEAD = { bold: true, fill: "D9E2F3", border: true } as const;
const BOX = { border: true, wrap: true } as const;

/** Writes a disclosure as a plain workbook: title, basic fields, one row an item. Reading it back gives the same. */
export function writeDisclosure(disclosure: Disclosure, options: DisclosureOptions = {}): Uint8Array {
  const sheet = new SheetBuilder(options.sheetName ?? disclosure.form.toUpperCase());
  const hasSeveral = disclosure.answers.some((answer) => answer.remarks.length > 1);
  const isList = (options.remarks ?? (hasSeveral ? "list" : "inline")) === "list";
  sheet.put("A1", disclosure.title, { bold: true });
  fieldLabels(disclosure.form).forEach(([field, label], i) => {
    const value = disclosure.basicInfo[field];
    sheet.row(`A${2 + i}`, value === null ? [label] : [label, value]);
  });
  sheet.row(`A${FIRST_ANSWER_ROW - 1}`, ["番号", "設問", "回答", isList ? "備考番号" : "備考"], HEAD);

  const list: string[] = [];
  disclosure.answers.forEach((answer, i) => {
    const word = answer.answer === null ? (answer.text ?? null) : WORDS[answer.answer];
    const remark = isList ? answer.remarks.map((text) => `備考${list.push(text)}`).join("、") : answer.remarks.join("\n");
    sheet.row(`A${FIRST_ANSWER_ROW + i}`, [answer.number, null, word, remark === "" ? null : remark], BOX);
  });
  const below = FIRST_ANSWER_ROW + disclosure.answers.length + 1;
  if (list.length > 0) sheet.put(`A${below}`, "備考一覧", HEAD);
  list.forEach((text, i) => sheet.row(`A${below + 1 + i}`, [`備考${i + 1}`, text]));

  Object.assign(sheet.columnWidths, { A: 14, B: 48, C: 12, D: 48 });
  return writeWorkbook([sheet]);
}

function fieldLabels(form: string): readonly (readonly [field: BasicField, label: string])[] {
  const isProduct = form === "mds";
  return [
    ["date", "作成日"],
    ["organization", isProduct ? "製造業者" : "サービス事業者"],
    ["name", isProduct ? "製品名称" : "サービス名称"],
    ["version", "バージョン"],
  ];
}
