import type { Disclosure, Library } from "@kaiji/domain";
import type { CellObject, WorkBook, WorkSheet } from "@e965/xlsx";
import { serialToDate } from "../dates/serial-date.ts";
import { numberFormat } from "../excel/number-format.ts";
import type { Cell } from "../grid/cell.ts";
import { type CellNote, Grid } from "../grid/grid.ts";
import { ReadFailure } from "../read-failure.ts";
import { recogniseDisclosures } from "../recognise/recognise-disclosures.ts";
import { LIMITS, mebibytes } from "../zip/limits.ts";

/** The format packs nothing, so a form that fills more than this is none. */
export const MOST_XLS_BYTES = 16 * 1024 * 1024;

const MOST_COLUMNS = 256;

/**
 * Reads the filled forms in a workbook of Excel 97 to 2003 (.xls). The library that knows the format is loaded on the
 * first call. Macros are not looked at, formulas not calculated.
 * @throws ReadFailure when it is protected, damaged, over a limit or holds no form
 */
export async function readXls(bytes: Uint8Array, library: Library): Promise<Disclosure[]> {
  if (bytes.length > MOST_XLS_BYTES) throw new ReadFailure("too-large", { what: "file", limit: `${mebibytes(MOST_XLS_BYTES)} MiB` });
  return recogniseDisclosures(listSheets(await parse(bytes)), library);
}

async function parse(bytes: Uint8Array): Promise<WorkBook> {
  const { read, set_cptable } = await import("@e965/xlsx");
  // Workbooks of Excel 95 store Japanese text as Shift_JIS.
  set_cptable(await import("@e965/xlsx/dist/cpexcel.full.mjs"));
  try {
    return read(bytes, { type: "array", dense: true, cellFormula: true, cellNF: true, cellText: false, cellHTML: false, cellDates: false });
  } catch (error) {
    if (error instanceof Error && /password|encrypt/i.test(error.message)) throw new ReadFailure("password-protected", { container: "ole" });
    throw new ReadFailure("old-xls");
  }
}

function listSheets(workbook: WorkBook): Grid[] {
  const uses1904 = workbook.Workbook?.WBProps?.date1904 === true;
  let total = 0;
  const grids = workbook.SheetNames.flatMap((name, i) => {
    const sheet = workbook.Sheets[name];
    if (sheet === undefined || (sheet["!type"] !== undefined && sheet["!type"] !== "sheet")) return [];
    const grid = makeGrid(name, sheet, (workbook.Workbook?.Sheets?.[i]?.Hidden ?? 0) !== 0, uses1904);
    total += grid.cells.length;
    if (total > LIMITS.cells) throw new ReadFailure("too-many-cells", { sheet: name, limit: String(LIMITS.cells) });
    return [grid];
  });
  if (grids.length === 0) throw new ReadFailure("old-xls");
  return grids;
}

function makeGrid(name: string, sheet: WorkSheet, hidden: boolean, uses1904: boolean): Grid {
  const cells: Cell[] = [];
  const notes: CellNote[] = [];
  (sheet["!data"] ?? []).forEach((line, row) =>
    line.forEach((found: CellObject, column: number) => {
      // The format has 256 columns: anything beyond is damage.
      if (column >= MOST_COLUMNS) throw new ReadFailure("damaged", { part: name });
      const cell = makeCell(row, column, found, uses1904);
      if (cell !== null) cells.push(cell);
      const note = (found.c ?? []).map((comment) => comment.t).join("\n").trim();
      if (note !== "") notes.push({ row, column, text: note });
    }),
  );
  const merges = (sheet["!merges"] ?? []).map(({ s, e }) => ({ top: s.r, left: s.c, bottom: e.r, right: e.c }));
  return new Grid(name, cells, merges, hidden, undefined, notes);
}

function makeCell(row: number, column: number, found: CellObject, uses1904: boolean): Cell | null {
  const formula = found.f === undefined ? {} : { formula: found.f };
  const { v } = found;
  if (found.t === "e") return { row, column, kind: "error", text: ERRORS[Number(v)] ?? "#N/A", ...formula };
  if (found.t === "b") return { row, column, kind: "boolean", text: v === true ? "TRUE" : "FALSE", ...formula };
  if (found.t === "n" && typeof v === "number") {
    const format = numberFormat(0, String(found.z ?? "General"));
    const date = format.kind === "date" ? serialToDate(v, uses1904) : null;
    if (date !== null) return { row, column, kind: "date", text: date, value: v, ...formula };
    const text = format.kind === "fixed" ? v.toFixed(format.decimals) : String(Number(v.toPrecision(15)));
    return { row, column, kind: "number", text, value: v, ...formula };
  }
  if (v === undefined || v === "") return found.f === undefined ? null : { row, column, kind: "text", text: "", ...formula };
  return { row, column, kind: "text", text: String(v), ...formula };
}

/** Error codes of the format ([MS-XLS] 2.5.10). */
const ERRORS: Readonly<Record<number, string>> = {
  0: "#NULL!", 7: "#DIV/0!", 15: "#VALUE!", 23: "#REF!", 29: "#NAME?", 36: "#NUM!", 42: "#N/A",
};
