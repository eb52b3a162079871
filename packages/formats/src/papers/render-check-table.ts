import type { Language } from "@kaiji/domain";
import { becauseSentence } from "../words/because-sentence.ts";
import { statusWord } from "../words/status-word.ts";
import { verdictSentence } from "../words/verdict-sentence.ts";
import { disclosureTitle, paperRows, type CheckPaper } from "./check-paper.ts";
import { PAPER_WORDS as W } from "./paper-words.ts";
import { chapterLabel } from "./render-check-csv.ts";
import { fitText, textWidth } from "./text-width.ts";

/** The check for a terminal: rows under their chapters, and the verdict of each disclosure below them. */
export function renderCheckTable(paper: CheckPaper, language: Language): string {
  const lines: string[] = [];
  for (const check of paper.checks) {
    lines.push(disclosureTitle(check), `${W.file[language]}: ${check.file}`, "");
    const rows = paperRows(check, language);
    const itemWidth = Math.min(24, Math.max(6, ...rows.map(({ items }) => textWidth(items))));
    const statusWidth = language === "ja" ? 8 : 15;
    const labelWidth = language === "ja" ? 44 : 52;
    let chapter = "";
    for (const { row, items } of rows) {
      if (row.criterion.chapter !== chapter) {
        chapter = row.criterion.chapter;
        lines.push(`${chapterLabel(paper, chapter, language)}`);
      }
      const label = fitText(row.criterion.label[language], labelWidth);
      lines.push(`  ${fitText(items, itemWidth)}  ${fitText(statusWord(row.status, language), statusWidth)}  ${label}  ${becauseSentence(row, language)}`);
    }
    lines.push("", verdictSentence(check.evaluation, language), "");
  }
  return lines.join("\n");
}
