import type { Language } from "@kaiji/domain";
import { becauseSentence } from "../words/because-sentence.ts";
import { problemSentence } from "../words/problem-sentence.ts";
import { statusWord } from "../words/status-word.ts";
import { verdictSentence } from "../words/verdict-sentence.ts";
import { disclosureTitle, paperRows, type CheckPaper } from "./check-paper.ts";
import { escapeMarkdown } from "./escape.ts";
import { PAPER_WORDS as W } from "./paper-words.ts";
import { chapterLabel } from "./render-check-csv.ts";

/** The check as Markdown: a section per disclosure, its verdict, a table of all rows, and what reading brought up. */
export function renderCheckMarkdown(paper: CheckPaper, language: Language): string {
  const parts = [`# ${W.title[language]}`, `${W.against[language]}: ${paper.set.title[language]}`];
  for (const check of paper.checks) {
    parts.push(`## ${escapeMarkdown(disclosureTitle(check))}`, verdictSentence(check.evaluation, language));
    const columns = [W.item, W.label, W.status, W.answer, W.remark, W.because, W.source].map((word) => word[language]);
    const lines = paperRows(check, language).map(({ row, items, official, answers, remarks, sources }) =>
      [items, [row.criterion.label[language], ...official.map((wording) => `「${wording}」`)].join("\n"), statusWord(row.status, language), answers, remarks, becauseSentence(row, language), sources]
        .map(escapeMarkdown)
        .join(" | "),
    );
    const chapters = new Map<string, string[]>();
    check.evaluation.rows.forEach((row, i) => chapters.set(row.criterion.chapter, [...(chapters.get(row.criterion.chapter) ?? []), lines[i]!]));
    for (const [chapter, rows] of chapters) {
      parts.push(`### ${chapterLabel(paper, chapter, language)}`);
      parts.push([`| ${columns.join(" | ")} |`, `|${columns.map(() => "---").join("|")}|`, ...rows.map((line) => `| ${line} |`)].join("\n"));
    }
    if (check.disclosure.problems.length > 0) {
      parts.push(`### ${W.problems[language]}`);
      parts.push(
        check.disclosure.problems
          .map((problem) => `- ${escapeMarkdown([problem.source, problem.item, problemSentence(problem, language)].filter(Boolean).join(" — "))}`)
          .join("\n"),
      );
    }
  }
  return `${parts.join("\n\n")}\n`;
}
