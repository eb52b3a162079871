import type { Disclosure, Library } from "@kaiji/domain";
import { recogniseDisclosures } from "../recognise/recognise-disclosures.ts";
import { vocabularyOf } from "../recognise/vocabulary.ts";
import { withPdf } from "./load-pdf.ts";
import type { PdfGrid } from "./pdf-grid.ts";
import { proposeUnclear } from "./propose-unclear.ts";
import { prepareGroups, recoverGrid } from "./recover-grids.ts";
import type { Ruling } from "./rulings.ts";

/**
 * Reads the filled forms in a PDF with a text layer: the table is recovered from where the text and the lines stand.
 * Answers carry a confidence; those below the threshold come as proposals. The PDF library is loaded on first use.
 * @throws ReadFailure when the file is scanned, protected, damaged, over a limit or holds no form
 */
export async function readPdf(bytes: Uint8Array, library: Library): Promise<Disclosure[]> {
  const sheets = await pdfGrids(bytes, library);
  const confidence = new Map(sheets.flatMap((sheet) => [...sheet.confidence]));
  return recogniseDisclosures(sheets.map((sheet) => sheet.grid), library).map((disclosure) => proposeUnclear(disclosure, confidence));
}

/** The tables of a PDF as sheets, with how surely each place was recovered. @throws ReadFailure as `readPdf` */
export function pdfGrids(bytes: Uint8Array, library: Library): Promise<PdfGrid[]> {
  const vocabulary = vocabularyOf(library);
  return withPdf(bytes, async (pdf) => {
    const groups = prepareGroups(pdf.pages, vocabulary);
    const rulings = new Map<number, readonly Ruling[]>();
    // Finding the lines on the paper takes as long as reading the text: only where the text leaves doubt.
    for (const page of groups.flatMap((group) => group.unclearPages)) rulings.set(page, await pdf.rulings(page));
    return groups.map((group) => recoverGrid(group, rulings, vocabulary));
  });
}
