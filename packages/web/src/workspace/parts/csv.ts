import { saveFile } from "../../parts/save-file.ts";

/** Saves rows as CSV that a spreadsheet in Japan opens without garbling, and without taking a cell for a formula. */
export function saveCsv(name: string, rows: readonly (readonly (string | number | null | undefined)[])[]): void {
  saveFile(`${name}.csv`, `\uFEFF${rows.map((row) => row.map(cell).join(",")).join("\r\n")}\r\n`, "text/csv");
}

function cell(value: string | number | null | undefined): string {
  const text = String(value ?? "");
  const safe = typeof value === "string" && /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
