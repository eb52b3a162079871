import type { Library } from "@kaiji/domain";
import { requireZip } from "../container.ts";
import { decodeText } from "../delimited/decode-text.ts";
import { delimitedGrid } from "../delimited/read-delimited.ts";
import { openWorkbook, readGrids } from "../excel/open-workbook.ts";
import { findFileKind } from "../find-file-kind.ts";
import type { Grid } from "../grid/grid.ts";
import { odsGrids } from "../ods/read-ods.ts";
import { ReadFailure } from "../read-failure.ts";
import type { Reading } from "../refusal.ts";
import { xlsGrids } from "../xls/read-xls.ts";
import { openArchive } from "../zip/archive.ts";
import { LIMITS, mebibytes } from "../zip/limits.ts";

/**
 * The sheets of a file as they stand, whatever they hold: xlsx, xlsm, xls, ods, CSV and TSV in any usual encoding, and
 * with a library the tables of a PDF.
 * @param file its name; delimited text has it where a workbook has the sheet's name
 * @returns the sheets, or the reason why the file cannot be opened. Never throws for what a file holds.
 */
export async function openSheets(bytes: Uint8Array, file: { readonly name: string }, library: Library | null = null): Promise<Reading<readonly Grid[]>> {
  try {
    return { ok: true, value: await sheetsOf(bytes, file.name, library) };
  } catch (error) {
    if (error instanceof ReadFailure) return { ok: false, refusal: error.refusal };
    throw error;
  }
}

async function sheetsOf(bytes: Uint8Array, name: string, library: Library | null): Promise<readonly Grid[]> {
  if (bytes.length === 0) throw new ReadFailure("empty-file");
  if (bytes.length > LIMITS.file) throw new ReadFailure("too-large", { what: "file", limit: `${mebibytes(LIMITS.file)} MiB` });
  switch (findFileKind(bytes)) {
    case "workbook":
      requireZip(bytes);
      return readGrids(openWorkbook(bytes));
    case "ods":
      return odsGrids(openArchive(bytes));
    case "xls":
      return xlsGrids(bytes);
    case "delimited":
      return [delimitedGrid(decodeText(bytes)?.text ?? "", name.replace(/^.*[/\\]/, "").replace(/\.[A-Za-z0-9]{1,5}$/, ""))];
    case "pdf":
      if (library !== null) return (await (await import("../pdf/read-pdf.ts")).pdfGrids(bytes, library)).map(({ grid }) => grid);
      throw new ReadFailure("not-a-workbook", { found: "pdf" });
    case "archive-of-files":
      throw new ReadFailure("archive-of-files");
    case "json":
    case "unknown":
      throw new ReadFailure("unknown-file");
  }
}
