import { Unzlib } from "fflate";
import { ReadFailure } from "../read-failure.ts";
import { codec } from "../zip/codec.ts";
import { indexOfWord } from "./pdf-objects.ts";

/** What the packed streams of a PDF may hold together. Embedded Japanese fonts have some 10 MB each. */
const MOST_BYTES = 160 * 1024 * 1024;
/** Shorter streams cannot grow to much: one byte becomes at most 1032. */
const SHORT = 24 * 1024;
const SLICE = 16 * 1024;
/** A font of a browser's or an office program's print has less than 1 MB. */
const AT_ONCE = 1024 * 1024;
/** How long an object can be before its stream. */
const FURTHEST = 400;
const LATIN = new TextDecoder("latin1");

/**
 * Refuses a PDF whose packed streams would fill the memory: the PDF library unpacks a stream as a whole.
 * @throws ReadFailure `pdf-too-much`
 */
export function checkStreams(bytes: Uint8Array): void {
  let total = 0;
  for (let at = indexOfWord(bytes, "stream", 0); at >= 0; ) {
    const start = at + 6 + (bytes[at + 6] === 13 ? 2 : 1);
    const end = indexOfWord(bytes, "endstream", start);
    const stop = end < 0 ? bytes.length : end;
    // Packed twice, a little is a lot; no program writes that.
    const head = hasList(bytes, at) ? LATIN.decode(bytes.subarray(Math.max(0, at - FURTHEST), at)) : "";
    if (/(?:FlateDecode|Fl)\s*\/(?:FlateDecode|Fl)\b[^>]*>>\s*$/.test(head)) throw tooMuch();
    if (stop - start > SHORT && (bytes[start]! & 0x0f) === 8) total += measure(bytes.subarray(start, stop), MOST_BYTES - total);
    at = indexOfWord(bytes, "stream", stop + 9);
  }
}

/** Whether a list stands between the beginning of an object and its stream, as one of several filters would. */
function hasList(bytes: Uint8Array, at: number): boolean {
  for (let i = at - 1; i > at - FURTHEST && i > 2; i--) {
    if (bytes[i] === 91) return true;
    // obj
    if (bytes[i] === 106 && bytes[i - 1] === 98 && bytes[i - 2] === 111) return false;
  }
  return true;
}

/** How long a stream is unpacked. @throws ReadFailure when longer than the limit */
function measure(stream: Uint8Array, most: number): number {
  return lengthOfMost(stream, most) ?? lengthOfAny(stream, most);
}

/** The length of what takes little memory and is not damaged: the fast way. */
function lengthOfMost(stream: Uint8Array, most: number): number | null {
  try {
    return codec().inflateRaw(stream.subarray(2), Math.min(most, AT_ONCE))?.length ?? null;
  } catch {
    return null;
  }
}

/** Unpacks slice by slice and keeps nothing. */
function lengthOfAny(stream: Uint8Array, most: number): number {
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
