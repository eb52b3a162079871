import { codec } from "../zip/codec.ts";
import type { PdfObject, PdfObjects } from "./pdf-objects.ts";

/** A page's drawing takes some 100 KB; what takes more is left to the PDF library. */
const MOST_BYTES = 8 * 1024 * 1024;
const CONTENTS = /\/Contents\s*(?:(\d+)\s+\d+\s+R|\[((?:\s*\d+\s+\d+\s+R)+)\s*\])/;
const FILTER = /\/Filter\s*(\[\s*\/(?:FlateDecode|Fl)\s*\]|\/(?:FlateDecode|Fl)\b)?/;

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
    const content = unpack(bytes, objects.get(Number(part)) ?? null);
    if (content === null) return null;
    parts.push(content);
  }
  return parts;
}

function unpack(bytes: Uint8Array, object: PdfObject | null): Uint8Array | null {
  if (object === null || object.stream === null || /\/(?:DecodeParms|DP|F)\b/.test(object.text)) return null;
  const stream = bytes.subarray(object.stream.from, object.stream.to);
  const filter = FILTER.exec(object.text);
  if (filter === null) return stream;
  if (filter[1] === undefined || (stream[0]! & 0x0f) !== 8) return null;
  try {
    return codec().inflateRaw(stream.subarray(2), Math.min(MOST_BYTES, stream.length * 1032 + 64));
  } catch {
    return null;
  }
}
