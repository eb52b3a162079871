import { guardFormula } from "../delimited/csv-guard.ts";

/**
 * Rows as CSV that Excel in Japan opens without garbling: UTF-8 with its mark, CRLF, quoted as RFC 4180 says.
 * A cell that begins like a formula gets an apostrophe in front, so that it stays text.
 */
export function writeCsv(rows: readonly (readonly string[])[]): string {
  return `\uFEFF${rows.map((row) => row.map(csvCell).join(",")).join("\r\n")}\r\n`;
}

function csvCell(text: string): string {
  const harmless = guardFormula(text);
  return /[",\r\n]/.test(harmless) || harmless !== harmless.trim() ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
