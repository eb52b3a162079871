/**
 * Begins like a formula in a spreadsheet program, in either width: opening the file would run it. In both patterns
 * apostrophes before it count too, so that taking one away gives back exactly what was there.
 */
const FORMULA = /^'*[=+\-@\t\r＝＋－＠]/;
/** What Excel turns into another number or a day when it opens a CSV: 4.10, 1-2, 2026/5/1, 1:30, (5), 1e5. */
const REINTERPRETED = /^'*[\d０-９.,(¥￥$]*[\d０-９][\d０-９\s.,:/%()年月日時分秒eE+-]*$/;

/** A text that no program runs: an apostrophe in front where it begins like a formula. */
export function guardFormula(text: string): string {
  return FORMULA.test(text) ? `'${text}` : text;
}

/** A text that stays what it is in a CSV: an apostrophe in front where Excel would read a number or a day. */
export function guardNumber(text: string): string {
  return REINTERPRETED.test(text) ? `'${text}` : text;
}

/** The text of a cell as it was before it was guarded, here or by another program that does as we do. */
export function takeGuardAway(text: string): string {
  return text.startsWith("'") && (FORMULA.test(text) || REINTERPRETED.test(text)) ? text.slice(1) : text;
}
