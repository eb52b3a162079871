import type { Disclosure, Language } from "@kaiji/domain";
import { escapeMarkdown } from "../papers/escape.ts";
import { problemSentence } from "../words/problem-sentence.ts";
import { saidAnswer } from "../exchange/said-answer.ts";
import { labelsOf, PLAIN_WORDS as W, plainFields, plainForm, type PlainOptions } from "./plain-disclosure.ts";

/** A disclosure as Markdown: title, basic fields, a table of all rows, and what reading brought up. */
export function renderDisclosureMarkdown(disclosure: Disclosure, { catalog, form }: PlainOptions, language: Language): string {
  const labels = labelsOf(catalog, language);
  const fields = [[W.form[language], plainForm(disclosure)] as const, ...plainFields(disclosure, form, language)];
  const columns = [W.number, W.label, W.answer, W.remark, W.place, W.confidence].map((word) => word[language]);
  const rows = disclosure.answers.map((answer) =>
    tableRow([
      answer.number,
      labels.get(answer.number) ?? "",
      saidAnswer(answer)[language],
      answer.remarks.join("\n"),
      answer.source,
      answer.confidence === undefined ? "" : String(answer.confidence),
    ]),
  );
  const problems = disclosure.problems.map((problem) =>
    `- ${escapeMarkdown([problem.source, problem.item, problemSentence(problem, language)].filter(Boolean).join(" — "))}`,
  );
  return `${[
    `# ${escapeMarkdown(disclosure.title === "" ? plainForm(disclosure) : disclosure.title)}`,
    fields.map(([label, value]) => `- ${escapeMarkdown(label)}: ${escapeMarkdown(value ?? "—")}`).join("\n"),
    [tableRow(columns), `|${columns.map(() => "---").join("|")}|`, ...rows].join("\n"),
    ...(problems.length === 0 ? [] : [`## ${W.records[language]}`, problems.join("\n")]),
  ].join("\n\n")}\n`;
}

function tableRow(cells: readonly string[]): string {
  return `| ${cells.map(escapeMarkdown).join(" | ")} |`;
}
