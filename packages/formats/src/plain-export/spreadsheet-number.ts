/** An item's number that Excel leaves alone, and that readers know: 4.10 → No.4.10. */
export function spreadsheetNumber(number: string): string {
  return /^\d/.test(number) ? `No.${number}` : number;
}
