import type { Disclosure, Language } from "@kaiji/domain";
import { saidAnswer, answerState } from "../exchange/said-answer.ts";
import { escapeHtml as e } from "../papers/escape.ts";
import { renderHtmlPage } from "../papers/html-page.ts";
import { problemSentence } from "../words/problem-sentence.ts";
import { labelsOf, PLAIN_WORDS as W, plainFields, plainForm, type PlainOptions } from "./plain-disclosure.ts";

/** A disclosure as one HTML page that needs nothing else: readable on a screen, printable on A4. */
export function renderDisclosureHtml(disclosure: Disclosure, { catalog, form }: PlainOptions, language: Language): string {
  const labels = labelsOf(catalog, language);
  const title = disclosure.title === "" ? plainForm(disclosure) : disclosure.title;
  const fields = [[W.form[language], plainForm(disclosure)] as const, ...plainFields(disclosure, form, language)];
  const header = [W.number, W.label, W.answer, W.remark, W.place, W.confidence].map((word) => `<th scope="col">${e(word[language])}</th>`).join("");
  const rows = disclosure.answers.map((answer) => {
    const cells = [labels.get(answer.number) ?? "", saidAnswer(answer)[language], answer.remarks.join("\n"), answer.source, answer.confidence ?? ""];
    return `<tr class="${answerState(answer)}"><th scope="row">${e(answer.number)}</th>${cells.map((cell) => `<td>${e(String(cell))}</td>`).join("")}</tr>`;
  });
  const problems = disclosure.problems.map(
    (problem) => `<li>${e([problem.source, problem.item, problemSentence(problem, language)].filter(Boolean).join(" — "))}</li>`,
  );
  const body = `<h1>${e(title)}</h1>
<table><tbody>
${fields.map(([label, value]) => `<tr><th scope="row">${e(label)}</th><td>${e(value ?? "—")}</td></tr>`).join("\n")}
</tbody></table>
<h2>${e(W.answer[language])}</h2>
<table><thead><tr>${header}</tr></thead><tbody>
${rows.join("\n")}
</tbody></table>
${problems.length === 0 ? "" : `<h2>${e(W.records[language])}</h2><ul>${problems.join("")}</ul>\n`}`;
  return renderHtmlPage(title, body, language);
}
