import type { PDFPageProxy } from "unpdf/pdfjs";
import { contentRulings } from "./content-rulings.ts";
import { libraryRulings } from "./library-rulings.ts";
import { readPageContent } from "./page-content.ts";
import type { Ruling } from "./path-rulings.ts";
import { findPdfObjects, haveClearPaint, haveDrawings, type PdfObjects } from "./pdf-objects.ts";

/**
 * The horizontal lines of a PDF's pages. They are looked for in the page's own content, which takes a hundredth of the
 * time that the PDF library takes, as that loads all fonts and pictures for it; it is asked where the content is unusual.
 */
export class PageRulings {
  readonly #bytes: Uint8Array;
  #found: { readonly objects: PdfObjects; readonly mayHoldDrawings: boolean; readonly haveClear: boolean } | undefined;

  readonly #ofPages = new Map<number, Ruling[] | null>();
  readonly #mayHideText = new Set<number>();

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  async of(page: PDFPageProxy): Promise<Ruling[]> {
    return this.fromContent(page) ?? (await libraryRulings(page).catch(() => []));
  }

  /** `null` where only the PDF library can tell. */
  fromContent(page: PDFPageProxy): Ruling[] | null {
    if (page.ref === null) return null;
    const known = this.#ofPages.get(page.ref.num);
    if (known !== undefined) return known;
    const found = this.#readContent(page, page.ref.num);
    this.#ofPages.set(page.ref.num, found);
    return found;
  }

  /** Whether text on a page may be there that nobody sees: only the PDF library can tell. */
  mayHideText(page: PDFPageProxy): boolean {
    return this.fromContent(page) === null || page.ref === null || this.#mayHideText.has(page.ref.num);
  }

  #readContent(page: PDFPageProxy, number: number): Ruling[] | null {
    const { objects, mayHoldDrawings, haveClear } = (this.#found ??= this.#find());
    const content = readPageContent(this.#bytes, objects, number);
    if (content === null) return null;
    const notes = { mayHideText: haveClear };
    const rulings = contentRulings(content, page.getViewport({ scale: 1 }).transform, mayHoldDrawings, notes);
    if (notes.mayHideText) this.#mayHideText.add(number);
    return rulings;
  }

  #find() {
    const objects = findPdfObjects(this.#bytes);
    return { objects, mayHoldDrawings: haveDrawings(objects), haveClear: haveClearPaint(objects) };
  }
}
