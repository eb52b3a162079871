import type { Disclosure, Library } from "@kaiji/domain";
import type { Grid } from "../grid/grid.ts";
import { ReadFailure } from "../read-failure.ts";
import { recogniseDisclosures } from "../recognise/recognise-disclosures.ts";
import { LIMITS, mebibytes } from "../zip/limits.ts";
import { readStream } from "./compound-file.ts";
import { readGlobals } from "./read-globals.ts";
import { readXlsSheet } from "./read-xls-sheet.ts";

/** The format packs nothing, so a form that fills more than this is none. */
export const MOST_XLS_BYTES = 16 * 1024 * 1024;
const MOST_SHEETS = 1000;

/**
 * Reads the filled forms in a workbook of Excel 5 to 2003 (.xls). Stored results only: formulas are not looked at,
 * macros never run.
 * @throws ReadFailure when it is protected, damaged, over a limit or holds no form
 */
export function readXls(bytes: Uint8Array, library: Library): Disclosure[] {
  return recogniseDisclosures(xlsGrids(bytes), library);
}

/** The sheets of an old workbook. @throws ReadFailure as `readXls` */
export function xlsGrids(bytes: Uint8Array): Grid[] {
  if (bytes.length > MOST_XLS_BYTES) throw new ReadFailure("too-large", { what: "file", limit: `${mebibytes(MOST_XLS_BYTES)} MiB` });
  const stream = readStream(bytes, ["Workbook", "Book"]);
  if (stream === null) throw new ReadFailure("not-a-workbook", { found: "ole" });
  const globals = readGlobals(stream);
  if (globals.sheets.length > MOST_SHEETS) throw new ReadFailure("damaged", { part: "xls" });
  let total = 0;
  return globals.sheets.map((sheet) => {
    const grid = readXlsSheet(stream, sheet, globals);
    total += grid.cells.length;
    if (total > LIMITS.cells) throw new ReadFailure("too-many-cells", { sheet: sheet.name, limit: String(LIMITS.cells) });
    return grid;
  });
}
