import type { Language } from "@kaiji/domain";
import { guardFormula, guardNumber } from "../delimited/csv-guard.ts";
import { columnLetters, formatAddress } from "../excel-writer/cell-address.ts";
import { SheetBuilder, type CellStyle } from "../excel-writer/sheet.ts";
import { writeWorkbook } from "../excel-writer/write-workbook.ts";
import { fitRows } from "../plain-export/fit-rows.ts";
import { ID_COLUMN, LEDGER_TABLES, type LedgerKind } from "./ledger-kinds.ts";
import type { KnownRecord } from "./plan-import.ts";
import type { LookUp, TableField } from "./table-field.ts";

/** A table before it is a file: headings, rows of texts, and what each column holds. */
export interface Table {
  readonly sheet: string;
  readonly title: string | null;
  readonly headings: readonly string[];
  readonly kinds: readonly TableField["kind"][];
  /** In characters. */
  readonly widths: readonly number[];
  readonly rows: readonly (readonly string[])[];
}

/** Everything that is stored of some records, one a row. Read again, it changes nothing. */
export function fullTable(kind: LedgerKind, records: readonly KnownRecord[], look: LookUp, language: Language): Table {
  const { fields, ...described } = LEDGER_TABLES[kind];
  return {
    sheet: described[language],
    title: null,
    headings: [...fields.map((field) => field[language]), ID_COLUMN[language]],
    kinds: [...fields.map((field) => field.kind), "text"],
    widths: [...fields.map((field) => (field.kind === "text" ? 22 : 14)), 38],
    rows: records.map(({ id, content }) => [...fields.map((field) => field.write(content, look)), id]),
  };
}

const RISKY = /^[=+\-@'\t\r]/;
const HEAD: CellStyle = { bold: true, fill: "D9E2F3", border: true, wrap: true, top: true };
const BOX: CellStyle = { border: true, wrap: true, top: true, isText: true };

/** A table as an .xlsx file, ready to print on A4. */
export function writeTableWorkbook({ sheet: name, title, headings, widths, kinds, rows }: Table): Uint8Array {
  const sheet = new SheetBuilder(name);
  const head = title === null ? 1 : 3;
  if (title !== null) sheet.put("A1", title, { bold: true, size: 14 });
  sheet.row(`A${head}`, headings, HEAD);
  rows.forEach((row, each) =>
    row.forEach((text, column) => {
      const isNumber = kinds[column] === "number" && /^\d{1,9}$/.test(text);
      sheet.put(formatAddress(head + 1 + each, column + 1), isNumber ? Number(text) : text, isNumber ? { border: true, top: true } : RISKY.test(text) || kinds[column] === "text" ? BOX : { border: true, wrap: true, top: true });
    }),
  );
  widths.forEach((width, column) => void (sheet.columnWidths[columnLetters(column + 1)] = width));
  fitRows(sheet);
  sheet.frozenRows = head;
  sheet.page = { landscape: true, titleRows: [head, head] };
  if (rows.length > 0) sheet.numbersAsText = `A${head + 1}:${columnLetters(headings.length)}${head + rows.length}`;
  return writeWorkbook([sheet]);
}

/** A table as CSV (UTF-8 with a mark), whose cells a spreadsheet takes neither for a formula nor for another number. */
export function writeTableCsv({ headings, kinds, rows }: Table): Uint8Array {
  const cell = (text: string, column: number) => {
    const safe = kinds[column] === "text" ? guardNumber(guardFormula(text)) : guardFormula(text);
    return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
  };
  const lines = [headings.map((heading) => cell(heading, 0)), ...rows.map((row) => row.map(cell))].map((line) => line.join(","));
  return new TextEncoder().encode(`\uFEFF${lines.join("\r\n")}\r\n`);
}
