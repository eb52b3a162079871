import { findCatalog, type Disclosure, type Library, type Problem } from "@kaiji/domain";
import type { Grid } from "../grid/grid.ts";
import { ReadFailure } from "../read-failure.ts";
import { recogniseDisclosures } from "../recognise/recognise-disclosures.ts";
import { vocabularyOf } from "../recognise/vocabulary.ts";
import { withPdf } from "./load-pdf.ts";
import type { PdfGrid } from "./pdf-grid.ts";
import { proposeUnclear } from "./propose-unclear.ts";
import { prepareGroups } from "./prepare-groups.ts";
import { recoverGrid } from "./recover-grid.ts";
import type { Ruling } from "./path-rulings.ts";
import { findStrikes } from "./struck-text.ts";

/** Letters of nobody's alphabet, controls, and the sign for what is no letter. */
const NO_LETTERS = /[\p{Co}\p{Cc}\p{Cn}\uFFFD]/gu;

/**
 * Reads the filled forms in a PDF with a text layer: the table is recovered from where the text and the lines stand.
 * Answers carry a confidence; those below the threshold come as proposals. The PDF library is loaded on first use.
 * @throws ReadFailure when the file is scanned, protected, damaged, over a limit or holds no form
 */
export async function readPdf(bytes: Uint8Array, library: Library): Promise<Disclosure[]> {
  const sheets = await pdfGrids(bytes, library);
  const confidence = new Map(sheets.flatMap((sheet) => [...sheet.confidence]));
  const unseen = new Set(sheets.flatMap((sheet) => [...sheet.unseen]));
  const grids = sheets.map((sheet) => sheet.grid);
  const read = await recognised(grids, bytes, library);
  return read.map((disclosure) => withMissingItems(proposeUnclear(disclosure, confidence, unseen), library));
}

/** @throws ReadFailure that says why there is no form, where the PDF itself tells */
async function recognised(grids: readonly Grid[], bytes: Uint8Array, library: Library): Promise<Disclosure[]> {
  try {
    return recogniseDisclosures(grids, library);
  } catch (error) {
    if (!(error instanceof ReadFailure) || error.refusal.code !== "no-form-found") throw error;
    if (await withPdf(bytes, (pdf) => pdf.hasXfa())) throw new ReadFailure("pdf-xfa");
    throw isGarbled(grids) ? new ReadFailure("pdf-garbled") : error;
  }
}

/** Whether many letters are none: a font that does not say which letters its shapes are. */
function isGarbled(grids: readonly Grid[]): boolean {
  const text = grids.flatMap(({ cells }) => cells.map((cell) => cell.text)).join("");
  return (text.match(NO_LETTERS)?.length ?? 0) > 0.3 * text.replaceAll(/\s/g, "").length;
}

/** Names every number that the edition has and the PDF did not give: a row that was not recovered must not go unnoticed. */
function withMissingItems(disclosure: Disclosure, library: Library): Disclosure {
  const { form, edition, answers, problems } = disclosure;
  const catalog = edition === null ? null : findCatalog(library, form, edition);
  if (catalog === null || catalog.edition !== edition) return disclosure;
  const found = new Set(answers.map(({ number }) => number));
  const missing = catalog.items.filter(({ number }) => !found.has(number));
  return { ...disclosure, problems: [...problems, ...missing.map(({ number }): Problem => ({ code: "missing-item", item: number }))] };
}

/** The tables of a PDF as sheets, with how surely each place was recovered. @throws ReadFailure as `readPdf` */
export function pdfGrids(bytes: Uint8Array, library: Library): Promise<PdfGrid[]> {
  const vocabulary = vocabularyOf(library);
  return withPdf(bytes, async (pdf) => {
    const groups = prepareGroups(pdf.pages, vocabulary);
    const rulings = new Map<number, readonly Ruling[]>();
    // Finding the lines on the paper takes as long as reading the text: only where the text leaves doubt.
    for (const page of groups.flatMap((group) => group.unclearPages)) rulings.set(page, await pdf.rulings(page));
    const strikes = new Map<number, Ruling[]>();
    const unseen = new Map<number, Ruling[]>();
    for (const page of pdf.pages) {
      const struck = findStrikes(page, (await pdf.drawn(page.page)) ?? []);
      const hidden = await pdf.unseen(page.page);
      if (hidden.length > 0) unseen.set(page.page, hidden);
      if (struck.length + hidden.length > 0) strikes.set(page.page, [...struck, ...hidden]);
    }
    return groups.map((group) => recoverGrid(group, rulings, strikes, unseen, vocabulary));
  });
}
