import type { Disclosure, Library } from "@kaiji/domain";
import type { Cell } from "../grid/cell.ts";
import { Grid } from "../grid/grid.ts";
import { ReadFailure } from "../read-failure.ts";
import { recogniseDisclosures } from "../recognise/recognise-disclosures.ts";
import { LIMITS, mebibytes } from "../zip/limits.ts";
import { takeGuardAway } from "./csv-guard.ts";
import { decodeText } from "./decode-text.ts";
import { parseDelimited } from "./parse-delimited.ts";

/**
 * Reads the filled forms in delimited text (CSV, TSV) of any usual encoding.
 * @param name the file's name without folder and extension; it stands where a workbook has the sheet's name
 * @throws ReadFailure when the bytes are no text, hold no form or are over a limit
 */
export function readDelimited(bytes: Uint8Array, name: string, library: Library): Disclosure[] {
  if (bytes.length > LIMITS.part) throw new ReadFailure("too-large", { what: "file", limit: `${mebibytes(LIMITS.part)} MiB` });
  const decoded = decodeText(bytes);
  if (decoded === null) throw new ReadFailure("not-a-workbook", { found: "unknown" });
  return recogniseDisclosures([delimitedGrid(decoded.text, name)], library);
}

/** The fields of delimited text as a sheet. @throws ReadFailure over a limit */
export function delimitedGrid(text: string, name: string): Grid {
  const cells: Cell[] = [];
  parseDelimited(text).forEach((fields, row) =>
    fields.forEach((field, column) => {
      if (field !== "") cells.push({ row, column, kind: "text", text: takeGuardAway(field).replaceAll(/\r\n?/g, "\n") });
    }),
  );
  return new Grid(name, cells, []);
}
