/**
 * Loads the PDF library. It expects a method of array buffers that Node 20 does not have yet; without it every font
 * counts as broken and all that is drawn after the first text is lost.
 */
export async function loadPdfLibrary(): Promise<typeof import("unpdf/pdfjs")> {
  if (!("transferToFixedLength" in ArrayBuffer.prototype))
    Object.defineProperty(ArrayBuffer.prototype, "transferToFixedLength", {
      value(this: ArrayBuffer, length = this.byteLength) {
        return this.slice(0, length);
      },
      writable: true,
      configurable: true,
    });
  return import("unpdf/pdfjs");
}
