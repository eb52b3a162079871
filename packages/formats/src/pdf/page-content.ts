import type { PdfObjects } from "./pdf-objects.ts";
import { unpackStream } from "./unpack-stream.ts";

/** A page's drawing takes some 100 KB. */
const MOST_BYTES = 8 * 1024 * 1024;
const CONTENTS = /\/Contents\s*(?:(\d+)\s+\d+\s+R|\[((?:\s*\d+\s+\d+\s+R)+)\s*\])/;

/**
 * What draws a page, unpacked.
 * @param number the page's object
 * @returns `null` when it does not stand openly in the file, or is packed in a way that only the PDF library unpacks
 */
export function readPageContent(bytes: Uint8Array, objects: PdfObjects, number: number): Uint8Array[] | null {
  const page = objects.get(number)?.text ?? "";
  const contents = CONTENTS.exec(page);
  if (contents === null || page.split("/Contents").length !== 2) return null;
  const numbers = contents[1] === undefined ? [...contents[2]!.matchAll(/(\d+)\s+\d+\s+R/g)].map((m) => m[1]!) : [contents[1]];
  const parts: Uint8Array[] = [];
  for (const part of numbers) {
    const content = unpackStream(bytes, objects.get(Number(part)) ?? null, MOST_BYTES);
    if (content === null) return null;
    parts.push(content);
  }
  return parts;
}
