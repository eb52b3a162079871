import type { PDFDocumentProxy } from "unpdf/pdfjs";
import { ReadFailure } from "../read-failure.ts";
import { checkStreams } from "./check-streams.ts";
import { fieldPieces, mayHaveFields } from "./field-pieces.ts";
import { JapaneseCMaps } from "./japanese-cmaps.ts";
import { PageRulings } from "./page-rulings.ts";
import { makePieces, type PageText, type RawText } from "./page-text.ts";
import type { Ruling } from "./path-rulings.ts";
import { libraryUnseen } from "./library-rulings.ts";
import { findPdfObjects } from "./pdf-objects.ts";
import { loadPdfLibrary } from "./pdf-library.ts";
import type { Layers } from "./unseen-runs.ts";
import { withoutOutlines } from "./without-outlines.ts";

/** What a PDF may be at most; a disclosure has some ten pages. */
export const PDF_LIMITS = { pages: 300, piecesPerPage: 8000, pieces: 200_000, milliseconds: 30_000 } as const;

/** An open PDF. */
export interface OpenPdf {
  readonly pages: readonly PageText[];
  /** The horizontal lines on a page. */
  rulings(page: number): Promise<Ruling[]>;
  /** The same where the page says them openly, which takes nearly no time; `null` where it does not. */
  drawn(page: number): Promise<Ruling[] | null>;
  /** Lines through text that nobody sees. */
  unseen(page: number): Promise<Ruling[]>;
  /** Whether it holds a form of another kind (XFA), of which pages show nothing. */
  hasXfa(): Promise<boolean>;
}

/**
 * Opens a PDF and takes the text of every page. Scripts are never run, nothing is fetched, no font is drawn.
 * @param use what to do with it; it is closed afterwards
 * @throws ReadFailure when the file is damaged, protected, has no text or is over a limit
 */
export async function withPdf<T>(bytes: Uint8Array, use: (pdf: OpenPdf) => Promise<T>): Promise<T> {
  checkStreams(bytes);
  const objects = findPdfObjects(bytes);
  const { getDocument, VerbosityLevel } = await loadPdfLibrary();
  const task = getDocument({
    // A copy, and no Node buffer: the library takes the bytes for itself.
    data: withoutOutlines(bytes, objects),
    isEvalSupported: false,
    enableXfa: false,
    useSystemFonts: false,
    useWorkerFetch: false,
    // Nothing is drawn, so no outlines of letters are needed.
    disableFontFace: false,
    stopAtErrors: false,
    maxImageSize: 1,
    verbosity: VerbosityLevel.ERRORS,
    BinaryDataFactory: JapaneseCMaps,
  });
  try {
    const document = await task.promise.catch(refuse);
    const pages = await readPages(document, mayHaveFields(objects));
    const drawn = new PageRulings(bytes, objects);
    const rulings = async (number: number) => drawn.of(await document.getPage(number).catch(refuse));
    const openly = async (number: number) => drawn.fromContent(await document.getPage(number).catch(refuse));
    const layers = await hiddenLayers(document);
    const unseen = async (number: number) => {
      const page = await document.getPage(number).catch(refuse);
      return layers !== null || drawn.mayHideText(page) ? libraryUnseen(page, layers) : [];
    };
    return await use({ pages, rulings, drawn: openly, unseen, hasXfa: async () => ((await document.getMetadata()).info as { IsXFAPresent?: boolean }).IsXFAPresent === true });
  } finally {
    await task.destroy();
  }
}

/** Which layers are shown; `null` when there are none that are not. */
async function hiddenLayers(document: PDFDocumentProxy): Promise<Layers | null> {
  const config = await document.getOptionalContentConfig();
  return [...config].some(([id]) => !config.isVisible({ type: "OCG", id })) ? config : null;
}

async function readPages(document: PDFDocumentProxy, hasFields: boolean): Promise<PageText[]> {
  const { numPages } = document;
  if (numPages > PDF_LIMITS.pages) throw new ReadFailure("pdf-too-many-pages", { pages: String(numPages), limit: String(PDF_LIMITS.pages) });
  const pages: PageText[] = [];
  const end = performance.now() + PDF_LIMITS.milliseconds;
  let total = 0;
  for (let number = 1; number <= numPages; number++) {
    const page = await document.getPage(number).catch(refuse);
    const { width, height, transform } = page.getViewport({ scale: 1 });
    const runs = await collectRuns(page.streamTextContent(), end).catch(refuse);
    total += runs.length;
    if (total > PDF_LIMITS.pieces) throw new ReadFailure("pdf-too-much", { what: "text", limit: String(PDF_LIMITS.pieces) });
    const fields = hasFields ? await fieldPieces(page, number).catch(refuse) : [];
    pages.push({ page: number, width, height, pieces: [...makePieces(runs, transform, number), ...fields] });
  }
  if (pages.every((page) => page.pieces.length === 0)) throw new ReadFailure("pdf-scanned", { pages: String(numPages) });
  return pages;
}

/** Reads a page's text in pieces, so that an endless page can be left. */
async function collectRuns(stream: ReadableStream, end: number): Promise<RawText[]> {
  const runs: RawText[] = [];
  const reader = stream.getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return runs;
    for (const item of (value as { items: (RawText | { type: string })[] }).items) if ("str" in item) runs.push(item);
    const isLate = performance.now() > end;
    if (!isLate && runs.length <= PDF_LIMITS.piecesPerPage) continue;
    await reader.cancel(new Error("over the limit")).catch(() => {});
    throw isLate
      ? new ReadFailure("pdf-too-much", { what: "time", limit: `${PDF_LIMITS.milliseconds / 1000} s` })
      : new ReadFailure("pdf-too-much", { what: "text", limit: String(PDF_LIMITS.piecesPerPage) });
  }
}

function refuse(error: unknown): never {
  if (error instanceof ReadFailure) throw error;
  const name = error instanceof Error ? error.name : "";
  if (name === "PasswordException") throw new ReadFailure("pdf-password");
  throw new ReadFailure("damaged", { part: "PDF" });
}
