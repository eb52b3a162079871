import { addCounts, verdictOf, type Counts, type Language } from "@kaiji/domain";
import type { CheckPaper } from "../papers/check-paper.ts";
import { becauseSentence } from "../words/because-sentence.ts";
import { writeJson } from "./write-json.ts";

/** What `kaiji check --json` prints (schemas/check-document.schema.json): every row of every disclosure, with its reason. */
export function writeCheckDocument(paper: CheckPaper, language: Language): string {
  return writeJson(checkDocument(paper, language));
}

export function checkDocument({ set, checks }: CheckPaper, language: Language): object {
  const counts = addCounts(checks.map((check) => check.evaluation.counts));
  return {
    against: set.id,
    verdict: verdictOf(counts),
    counts: countsDocument(counts),
    criteria: checks.flatMap(({ evaluation }, disclosure) =>
      evaluation.rows.map((row) => ({
        id: row.criterion.id,
        form: row.criterion.form,
        chapter: row.criterion.chapter,
        items: row.criterion.items,
        status: row.status,
        because: becauseSentence(row, language),
        label: row.criterion.label[language],
        disclosure,
      })),
    ),
    disclosures: checks.map(({ file, disclosure, evaluation, decisions }) => ({
      file,
      form: disclosure.form,
      edition: disclosure.edition,
      name: disclosure.basicInfo.name,
      verdict: evaluation.verdict,
      counts: countsDocument(evaluation.counts),
      problems: disclosure.problems.length,
      ...(decisions === undefined || decisions.length === 0 ? {} : { decisions }),
    })),
  };
}

function countsDocument(counts: Counts): object {
  return {
    met: counts.met,
    notMet: counts["not-met"],
    notApplicable: counts["not-applicable"],
    unanswered: counts.unanswered,
    needsJudgement: counts["needs-judgement"],
  };
}
