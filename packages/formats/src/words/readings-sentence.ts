import type { CriterionEvaluation, ItemAnswer, ItemNumber, Language } from "@kaiji/domain";

/** That a person read an answer which the reader did not understand. */
export interface ToldReading {
  readonly item: string;
  readonly name: string;
  readonly reason: string;
}

/** Which of a row's answers a person read, and why so; empty when none. */
export function readingsSentence({ criterion }: CriterionEvaluation, answers: ReadonlyMap<ItemNumber, ItemAnswer>, language: Language): string {
  return criterion.items
    .flatMap((item) => {
      const readBy = answers.get(item)?.readBy;
      return readBy === undefined ? [] : [readingSentence({ item, ...readBy }, language)];
    })
    .join("");
}

/** One reading, as it follows a reason. */
export function readingSentence({ item, name, reason }: ToldReading, language: Language): string {
  return language === "ja" ? `（${item} の回答は${name}が読み取りを確認: ${reason}）` : ` (${item} was read by ${name}: ${reason})`;
}

const KEPT = /（([\d.]+) の回答は(.+?)が読み取りを確認: ([\s\S]*?)）(?=（[\d.]+ の回答は|$)/gu;

/** A kept Japanese reason and the readings that follow it. */
export function splitReadings(kept: string): { readonly sentence: string; readonly readings: readonly ToldReading[] } {
  const found = [...kept.matchAll(KEPT)];
  return { sentence: found[0] === undefined ? kept : kept.slice(0, found[0].index), readings: found.map(([, item = "", name = "", reason = ""]) => ({ item, name, reason })) };
}
