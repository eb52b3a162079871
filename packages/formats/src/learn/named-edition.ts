import { levelText } from "../recognise/level-text.ts";

/** The guideline version that a title names (`第7.0版対応` → 7.0), whether any edition answers to it or not. */
export function namedGuideline(title: string): string | null {
  const level = levelText(title);
  const named = /(?:ガイドライン|guidelines?)[^0-9]{0,60}?(\d{1,2}(?:\.\d{1,2})?)(?=版|対応|準拠|\)|$|[^\d.年月日])/.exec(level) ?? /第(\d{1,2}(?:\.\d{1,2})?)版/.exec(level);
  return named?.[1] ?? null;
}

/** The version that texts give the form itself (`Ver.6.0`, `Rev.2`), or `null`. */
export function namedVersion(texts: readonly string[]): string | null {
  for (const text of texts) {
    const named = /(?:ver(?:sion)?\.?|rev(?:ision)?\.?)(\d{1,2}(?:\.\d{1,2}){0,2}(?:[a-z](?![a-z]))?)(?!\d)/.exec(levelText(text));
    if (named !== null) return named[1]!;
  }
  return null;
}

/** The fiscal year that a title names, as `R8` for 令和8年度; `null` when it names none. */
export function namedYear(title: string): string | null {
  const level = levelText(title);
  const era = /令和(元|\d{1,2})年/.exec(level);
  if (era !== null) return `R${era[1] === "元" ? 1 : Number(era[1])}`;
  const western = /(20\d{2})年/.exec(level);
  return western === null ? null : western[1]!;
}
