import type { Disclosure, ItemAnswer, Language } from "@kaiji/domain";
import { guardNumber } from "../delimited/csv-guard.ts";
import { writeCsv } from "../papers/csv.ts";
import { answerWord } from "../words/status-word.ts";
import { labelsOf, PLAIN_WORDS as W, plainFields, plainForm, remarkHeaders, type PlainOptions } from "./plain-disclosure.ts";
import { problemRows, quotedPlace } from "./record-rows.ts";
import { spreadsheetNumber } from "./spreadsheet-number.ts";

/** A label and its value in one cell, which Excel then leaves alone; readers take longer ones from two cells. */
const LONGEST_IN_ONE_CELL = 150;

/**
 * A disclosure as CSV that Excel in Japan opens without garbling, laid out as the form is: title, basic fields, one
 * row an item, then what reading brought up.
 */
export function renderDisclosureCsv(disclosure: Disclosure, { catalog, form }: PlainOptions, language: Language): string {
  const labels = labelsOf(catalog, language);
  const remarks = remarkHeaders(Math.max(...disclosure.answers.map((answer) => answer.remarks.length), 0), language);
  const rows: string[][] = [
    [guardNumber(disclosure.title)],
    [W.form[language], plainForm(disclosure)],
    // A label with nothing beside it would take the next line for its value.
    ...plainFields(disclosure, form, language).flatMap(([label, value]) => (value === null ? [] : [fieldCells(label, value)])),
    [],
    [W.number[language], W.label[language], W.answer[language], ...remarks, W.place[language], W.confidence[language]],
    ...disclosure.answers.map((answer) => [
      spreadsheetNumber(answer.number),
      labels.get(answer.number) ?? "",
      answerCell(answer, language),
      ...remarks.map((_, i) => guardNumber(answer.remarks[i] ?? "")),
      quotedPlace(answer.source),
      answer.confidence === undefined ? "" : String(answer.confidence),
    ]),
  ];
  const problems = problemRows(disclosure);
  if (problems.length > 0)
    rows.push([], [W.records[language]], ...problems.map(([code, item, ...rest]) => [code!, spreadsheetNumber(item!), ...rest]));
  const width = Math.max(...rows.map((row) => row.length));
  return writeCsv(rows.map((row) => [...row, ...Array.from({ length: width - row.length }, () => "")]));
}

function fieldCells(label: string, value: string): string[] {
  return value.length > LONGEST_IN_ONE_CELL ? [label, guardNumber(value)] : [`${label}：${value}`];
}

function answerCell({ answer, text }: ItemAnswer, language: Language): string {
  return answer === null ? guardNumber(text ?? "") : answerWord(answer, language);
}
