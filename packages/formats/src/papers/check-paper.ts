import type { CriteriaSet, CriterionEvaluation, Decision, Disclosure, Evaluation, Language } from "@kaiji/domain";
import { answerWord } from "../words/status-word.ts";

/** Disclosures judged against one set: what every paper about a check is made of. */
export interface CheckPaper {
  readonly set: CriteriaSet;
  readonly checks: readonly Check[];
}

export interface Check {
  readonly file: string;
  readonly disclosure: Disclosure;
  readonly evaluation: Evaluation;
  readonly decisions?: readonly Decision[];
}

/** One row of a paper, in words but for the status. */
export interface PaperRow {
  readonly row: CriterionEvaluation;
  readonly items: string;
  /** The official sentences of its items, where the form was learned. */
  readonly official: readonly string[];
  readonly answers: string;
  readonly remarks: string;
  readonly sources: string;
}

/** The rows of a check with their answers, remarks and places put together. */
export function paperRows({ evaluation }: Check, language: Language): PaperRow[] {
  const { answers } = evaluation;
  return evaluation.rows.map((row) => {
    const { items } = row.criterion;
    const given = items.map((number) => answers.get(number));
    // A learned edition may number an item otherwise than the criteria do.
    const own = items.map((number, i) => given[i]?.number ?? number);
    const said = given.map((answer) => (answer?.answer == null ? (answer?.text ?? "—") : answerWord(answer.answer, language)));
    return {
      row,
      items: items.join(" / "),
      official: items.flatMap((number) => evaluation.official.get(number)?.wording ?? []),
      answers: items.length === 1 && own[0] === items[0] ? said[0]! : own.map((number, i) => `${number}: ${said[i]}`).join(" / "),
      remarks: [...new Set(given.flatMap((answer) => answer?.remarks ?? []))].join("\n"),
      sources: [...new Set(given.flatMap((answer) => (answer === undefined ? [] : [answer.source])))].join(", "),
    };
  });
}

/** What a disclosure is, in one line: its name, version, form and edition. */
export function disclosureTitle({ file, disclosure }: Pick<Check, "file" | "disclosure">): string {
  const { name, version } = disclosure.basicInfo;
  const form = `${disclosure.form.toUpperCase()}${disclosure.edition === null ? "" : ` ${disclosure.edition}`}`;
  return `${name ?? file}${version === null ? "" : ` ${version}`} (${form})`;
}
