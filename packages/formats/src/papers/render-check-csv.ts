import type { Language } from "@kaiji/domain";
import { becauseSentence } from "../words/because-sentence.ts";
import { statusWord } from "../words/status-word.ts";
import { paperRows, type CheckPaper } from "./check-paper.ts";
import { writeCsv } from "./csv.ts";
import { PAPER_WORDS as W } from "./paper-words.ts";

const COLUMNS = ["file", "organization", "name", "form", "chapter", "item", "label", "status", "answer", "remark", "because", "source", "ask"] as const;

/** The check as CSV, one line per row of criteria and disclosure. */
export function renderCheckCsv(paper: CheckPaper, language: Language): string {
  const lines = paper.checks.flatMap((check) =>
    paperRows(check, language).map(({ row, items, answers, remarks, sources }) => [
      check.file,
      check.disclosure.basicInfo.organization ?? "",
      check.disclosure.basicInfo.name ?? "",
      check.disclosure.form.toUpperCase(),
      chapterLabel(paper, row.criterion.chapter, language),
      items,
      row.criterion.label[language],
      statusWord(row.status, language),
      answers,
      remarks,
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
