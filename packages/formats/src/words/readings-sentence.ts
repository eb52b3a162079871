import type { CriterionEvaluation, ItemAnswer, ItemNumber, Language } from "@kaiji/domain";

/** Which of a row's answers a person read, and why so; empty when none. */
export function readingsSentence({ criterion }: CriterionEvaluation, answers: ReadonlyMap<ItemNumber, ItemAnswer>, language: Language): string {
  return criterion.items
    .flatMap((item) => {
      const readBy = answers.get(item)?.readBy;
      if (readBy === undefined) return [];
      return [language === "ja" ? `（${item} の回答は${readBy.name}が読み取りを確認: ${readBy.reason}）` : ` (${item} was read by ${readBy.name}: ${readBy.reason})`];
    })
    .join("");
}
