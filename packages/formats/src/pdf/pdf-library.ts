import type * as Pdfjs from "unpdf/pdfjs";

/**
 * Loads the PDF library. It expects a method of array buffers that Node 20 does not have yet; without it every font
 * counts as broken and all that is drawn after the first text is lost.
 */
export async function loadPdfLibrary(): Promise<typeof Pdfjs> {
  if (!("transferToFixedLength" in ArrayBuffer.prototype))
    // oxlint-disable-next-line no-extend-native -- the library calls it, and Node 20 lacks it
    Object.defineProperty(ArrayBuffer.prototype, "transferToFixedLength", {
      value(this: ArrayBuffer, length = this.byteLength) {
        return this.slice(0, length);
      },
      writable: true,
      configurable: true,
    });
  return import("unpdf/pdfjs");
}
