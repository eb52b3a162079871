/** What Excel turns into another number or a day when it opens a CSV: 4.10, 1-2, 2026/5/1, 1:30, (5), 1e5. */
const REINTERPRETED = /^'*[\d０-９.,(¥￥$]*[\d０-９][\d０-９\s.,:/%()年月日時分秒eE+-]*$/;

/** A text that stays what it is in a CSV: an apostrophe in front where Excel would read a number or a day. */
export function spreadsheetText(text: string): string {
  return REINTERPRETED.test(text) ? `'${text}` : text;
}

/** An item's number that Excel leaves alone, and that readers know: 4.10 → No.4.10. */
export function spreadsheetNumber(number: string): string {
  return /^\d/.test(number) ? `No.${number}` : number;
}
