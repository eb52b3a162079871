import { codec } from "../zip/codec.ts";
import type { PdfObject } from "./pdf-objects.ts";

const FILTER = /\/Filter\s*(\[\s*\/(?:FlateDecode|Fl)\s*\]|\/(?:FlateDecode|Fl)\b)?/;

/**
 * The bytes of an object's stream.
 * @param mostBytes what takes more is left to the PDF library
 * @returns `null` when it has none, or is packed in a way that only the PDF library unpacks
 */
export function unpackStream(bytes: Uint8Array, object: PdfObject | null, mostBytes: number): Uint8Array | null {
  if (object === null || object.stream === null || /\/(?:DecodeParms|DP|F)\b/.test(object.text)) return null;
  const stream = bytes.subarray(object.stream.from, object.stream.to);
  const filter = FILTER.exec(object.text);
  if (filter === null) return stream;
  if (filter[1] === undefined || (stream[0]! & 0x0f) !== 8) return null;
  try {
    return codec().inflateRaw(stream.subarray(2), Math.min(mostBytes, stream.length * 1032 + 64));
  } catch {
    return null;
  }
}
