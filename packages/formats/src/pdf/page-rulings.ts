import type { PDFPageProxy } from "unpdf/pdfjs";
import { contentRulings } from "./content-rulings.ts";
import { libraryRulings } from "./library-rulings.ts";
import { readPageContent } from "./page-content.ts";
import type { Ruling } from "./path-rulings.ts";
import { haveClearPaint, haveDrawings, type PdfObjects } from "./pdf-objects.ts";

/**
 * The horizontal lines of a PDF's pages. They are looked for in the page's own content, which takes a hundredth of the
 * time that the PDF library takes, as that loads all fonts and pictures for it; it is asked where the content is unusual.
 */
export class PageRulings {
  readonly #bytes: Uint8Array;
  readonly #objects: PdfObjects;
  readonly #mayHoldDrawings: boolean;
  readonly #haveClear: boolean;
  readonly #ofPages = new Map<number, Ruling[] | null>();
  readonly #mayHideText = new Set<number>();

  /** @param objects those of the file (`findPdfObjects`) */
  constructor(bytes: Uint8Array, objects: PdfObjects) {
    this.#bytes = bytes;
    this.#objects = objects;
    this.#mayHoldDrawings = haveDrawings(objects);
    this.#haveClear = haveClearPaint(objects);
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
    const content = readPageContent(this.#bytes, this.#objects, number);
    if (content === null) return null;
    const notes = { mayHideText: this.#haveClear };
    const rulings = contentRulings(content, page.getViewport({ scale: 1 }).transform, this.#mayHoldDrawings, notes);
    if (notes.mayHideText) this.#mayHideText.add(number);
    return rulings;
  }
}
