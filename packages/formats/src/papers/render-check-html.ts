import type { Language, Status } from "@kaiji/domain";
import { becauseSentence } from "../words/because-sentence.ts";
import { problemSentence } from "../words/problem-sentence.ts";
import { statusWord } from "../words/status-word.ts";
import { verdictSentence } from "../words/verdict-sentence.ts";
import { disclosureTitle, paperRows, type Check, type CheckPaper } from "./check-paper.ts";
import { escapeHtml as e } from "./escape.ts";
import { renderHtmlPage } from "./html-page.ts";
import { PAPER_WORDS as W } from "./paper-words.ts";
import { chapterLabel } from "./render-check-csv.ts";

const MARKS: Readonly<Record<Status, string>> = { met: "○", "not-met": "×", "not-applicable": "－", unanswered: "？", "needs-judgement": "△" };

/** The check as one HTML page that needs nothing else: readable on a screen, printable on A4. */
export function renderCheckHtml(paper: CheckPaper, language: Language): string {
  const body = paper.checks.map((check) => section(paper, check, language)).join("\n");
  const heading = `<h1>${e(W.title[language])}</h1>
<p>${e(W.against[language])}: ${e(paper.set.title[language])}</p>`;
  return renderHtmlPage(W.title[language], `${heading}\n${body}`, language);
}

function section(paper: CheckPaper, check: Check, language: Language): string {
  const rows = paperRows(check, language);
  const chapters = [...new Set(rows.map(({ row }) => row.criterion.chapter))];
  const header = [W.item, W.label, W.status, W.answer, W.remark, W.because, W.source].map((word) => `<th scope="col">${e(word[language])}</th>`).join("");
  const tables = chapters.map((chapter) => {
    const lines = rows
      .filter(({ row }) => row.criterion.chapter === chapter)
      .map(({ row, items, official, answers, remarks, sources }) => {
        const status = `<td class="status ${row.status}">${MARKS[row.status]} ${e(statusWord(row.status, language))}</td>`;
        return `<tr><td>${e(items)}</td><td>${e(row.criterion.label[language])}${official.map((wording) => `<br><small>「${e(wording)}」</small>`).join("")}</td>${status}<td>${e(answers)}</td><td>${e(remarks)}</td><td>${e(becauseSentence(row, language))}</td><td>${e(sources)}</td></tr>`;
      });
    return `<h3>${e(chapterLabel(paper, chapter, language))}</h3>\n<table><thead><tr>${header}</tr></thead><tbody>\n${lines.join("\n")}\n</tbody></table>`;
  });
  return `<section>
<h2>${e(disclosureTitle(check))}</h2>
<p>${e(W.file[language])}: ${e(check.file)}　${e(W.organization[language])}: ${e(check.disclosure.basicInfo.organization ?? "—")}　${e(W.date[language])}: ${e(check.disclosure.basicInfo.date ?? "—")}</p>
<p class="verdict">${e(verdictSentence(check.evaluation, language))}</p>
${tables.join("\n")}
${notes(check, language)}
</section>`;
}

function notes({ disclosure, decisions }: Check, language: Language): string {
  const problems = disclosure.problems.map((p) => `<li>${e([p.source, p.item, problemSentence(p, language)].filter(Boolean).join(" — "))}</li>`);
  const decided = (decisions ?? []).map((d) => `<li>${e(`${d.criterion}: ${statusWord(d.status, language)} — ${d.reason}`)}</li>`);
  return [
    decided.length === 0 ? "" : `<h3>${e(W.decisions[language])}</h3><ul>${decided.join("")}</ul>`,
    problems.length === 0 ? "" : `<h3>${e(W.problems[language])}</h3><ul>${problems.join("")}</ul>`,
  ].join("\n");
}
