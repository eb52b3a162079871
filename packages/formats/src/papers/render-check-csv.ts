import type { Language } from "@kaiji/domain";
import { guardNumber } from "../delimited/csv-guard.ts";
import { becauseSentence } from "../words/because-sentence.ts";
import { statusWord } from "../words/status-word.ts";
import { paperRows, type CheckPaper } from "./check-paper.ts";
import { writeCsv } from "./csv.ts";
import { PAPER_WORDS as W } from "./paper-words.ts";

const COLUMNS = ["file", "organization", "name", "form", "chapter", "item", "label", "status", "answer", "remark", "because", "source", "ask"] as const;

/**
 * The check as CSV, one line per row of criteria and disclosure. Excel would read item 4.10 as the number 4.1 and 20 / 21
 * as a day. The form's code before it stops that: people say "SDS 4.10" anyway, while ="4.10" would be a formula, and
 * an apostrophe or an invisible character would stand in the way of whoever searches or copies.
 */
export function renderCheckCsv(paper: CheckPaper, language: Language): string {
  const lines = paper.checks.flatMap((check) =>
    paperRows(check, language).map(({ row, items, answers, remarks, sources }) => [
      guardNumber(check.file),
      guardNumber(check.disclosure.basicInfo.organization ?? ""),
      guardNumber(check.disclosure.basicInfo.name ?? ""),
      check.disclosure.form.toUpperCase(),
      chapterLabel(paper, row.criterion.chapter, language),
      `${check.disclosure.form.toUpperCase()} ${items}`,
      row.criterion.label[language],
      statusWord(row.status, language),
      guardNumber(answers),
      guardNumber(remarks),
      becauseSentence(row, language),
      sources,
      row.criterion.ask[language],
    ]),
  );
  return writeCsv([COLUMNS.map((column) => W[column][language]), ...lines]);
}

/** A chapter's number and our label for it. */
export function chapterLabel({ set }: Pick<CheckPaper, "set">, id: string, language: Language): string {
  const chapter = set.chapters.find((candidate) => candidate.id === id);
  return chapter === undefined ? id : `${id}. ${chapter.label[language]}`;
}
