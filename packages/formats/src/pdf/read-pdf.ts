import type { Disclosure, Library } from "@kaiji/domain";
import { recogniseDisclosures } from "../recognise/recognise-disclosures.ts";
import { vocabularyOf } from "../recognise/vocabulary.ts";
import { loadPdf } from "./load-pdf.ts";
import { proposeUnclear } from "./propose-unclear.ts";
import { recoverGrids } from "./recover-grids.ts";

/**
 * Reads the filled forms in a PDF with a text layer: the table is recovered from where the text stands.
 * Answers carry a confidence; those below the threshold come as proposals. The PDF library is loaded on first use.
 * @throws ReadFailure when the file is scanned, protected, damaged, over a limit or holds no form
 */
export async function readPdf(bytes: Uint8Array, library: Library): Promise<Disclosure[]> {
  const sheets = recoverGrids(await loadPdf(bytes), vocabularyOf(library));
  const confidence = new Map(sheets.flatMap((sheet) => [...sheet.confidence]));
  return recogniseDisclosures(sheets.map((sheet) => sheet.grid), library).map((disclosure) => proposeUnclear(disclosure, confidence));
}
