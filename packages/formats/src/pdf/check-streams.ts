import { Unzlib } from "fflate";
import { ReadFailure } from "../read-failure.ts";

/** What the packed streams of a PDF may hold together. Embedded Japanese fonts have some 10 MB each. */
const MOST_BYTES = 160 * 1024 * 1024;
/** Shorter streams cannot grow to much: one byte becomes at most 1032. */
const SHORT = 24 * 1024;
const SLICE = 16 * 1024;

/**
 * Refuses a PDF whose packed streams would fill the memory: the PDF library unpacks a stream as a whole.
 * @throws ReadFailure `pdf-too-much`
 */
export function checkStreams(bytes: Uint8Array): void {
  let total = 0;
  for (let at = indexOf(bytes, "stream", 0); at >= 0; ) {
    const start = at + 6 + (bytes[at + 6] === 13 ? 2 : 1);
    const end = indexOf(bytes, "endstream", start);
    const stop = end < 0 ? bytes.length : end;
    // Packed twice, a little is a lot; no program writes that.
    const head = new TextDecoder("latin1").decode(bytes.subarray(Math.max(0, at - 400), at));
    if (/(?:FlateDecode|Fl)\s*\/(?:FlateDecode|Fl)\b[^>]*>>\s*$/.test(head)) throw tooMuch();
    if (stop - start > SHORT && (bytes[start]! & 0x0f) === 8) total += measure(bytes.subarray(start, stop), MOST_BYTES - total);
    at = indexOf(bytes, "stream", stop + 9);
  }
}

/** How long a stream is unpacked. @throws ReadFailure when longer than the limit */
function measure(stream: Uint8Array, most: number): number {
  let length = 0;
  const unpacker = new Unzlib((chunk) => {
    length += chunk.length;
  });
  try {
    for (let at = 0; at < stream.length; at += SLICE) {
      unpacker.push(stream.subarray(at, at + SLICE), false);
      if (length > most) throw tooMuch();
    }
  } catch (error) {
    if (error instanceof ReadFailure) throw error;
    // Whatever else it is, it is not packed this way; the library will say.
  }
  return length;
}

function tooMuch(): ReadFailure {
  return new ReadFailure("pdf-too-much", { what: "stream", limit: `${MOST_BYTES / 1024 / 1024} MiB` });
}

function indexOf(bytes: Uint8Array, word: string, from: number): number {
  const first = word.charCodeAt(0);
  for (let at = bytes.indexOf(first, from); at >= 0; at = bytes.indexOf(first, at + 1)) {
    let i = 1;
    while (i < word.length && bytes[at + i] === word.charCodeAt(i)) i++;
    if (i === word.length) return at;
  }
  return -1;
}
