import type { Chapter, CriterionEvaluation, ItemAnswer, ItemNumber, Language, Status } from "@kaiji/domain";

/** Which rows are listed: those a person must act on, all, or those of one status. */
export type RowFilter = "needs-action" | "all" | Status;

/**
 * Whether a row asks something of the reader. A row decided here still counts,
 * so that it does not vanish from under the hand that decided it.
 */
export function needsAction(row: CriterionEvaluation): boolean {
  return row.because.code === "decided" || (row.status !== "met" && row.status !== "not-applicable");
}

/** Whether the filter lets a row through. */
export function passesFilter(row: CriterionEvaluation, filter: RowFilter): boolean {
  if (filter === "all") return true;
  if (filter === "needs-action") return needsAction(row);
  return row.status === filter;
}

/** The filter to begin with: needs action, or all rows where nothing needs action. */
export function firstFilter(rows: readonly CriterionEvaluation[]): RowFilter {
  return rows.some(needsAction) ? "needs-action" : "all";
}

/**
 * Whether every word of the query stands somewhere in the row: number, words, answer, remark or cell.
 * Width and case do not matter ("４．１" finds 4.1).
 */
export function matchesQuery(
  row: CriterionEvaluation,
  answers: ReadonlyMap<ItemNumber, ItemAnswer>,
  query: string,
  language: Language,
): boolean {
  const wanted = level(query).split(/\s+/).filter(Boolean);
  if (wanted.length === 0) return true;
  const { criterion } = row;
  const texts = [criterion.id, ...criterion.items.map((number) => `No.${number}`), criterion.label[language], criterion.explanation[language]];
  for (const number of criterion.items) {
    const answer = answers.get(number);
    if (answer !== undefined) texts.push(answer.text ?? "", answer.source, ...answer.remarks);
  }
  const haystack = level(texts.join("\n"));
  return wanted.every((word) => haystack.includes(word));
}

function level(text: string): string {
  return text.normalize("NFKC").toLowerCase();
}

/** One chapter's rows. */
export interface ChapterRows {
  readonly chapter: Chapter;
  readonly rows: readonly CriterionEvaluation[];
}

/** The rows by chapter, in the order of the guideline; chapters without rows are left out. */
export function groupByChapter(
  rows: readonly CriterionEvaluation[],
  chapters: readonly Chapter[],
): readonly ChapterRows[] {
  return chapters
    .map((chapter) => ({ chapter, rows: rows.filter((row) => row.criterion.chapter === chapter.id) }))
    .filter((group) => group.rows.length > 0);
}
