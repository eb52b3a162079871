import { Inflate, inflateSync } from "fflate";
import { ReadFailure } from "../read-failure.ts";
import type { ArchiveEntry } from "./archive.ts";
import { crc32 } from "./crc32.ts";
import { LIMITS, mebibytes } from "./limits.ts";

/** One push of the streaming inflater can grow to at most 1032 times this. */
const SLICE = 16 * 1024;

/**
 * Inflates one part and checks its length and checksum: a damaged answer must not look like an answer.
 * @throws ReadFailure when it is too large, damaged, or not stored or deflated
 */
export function inflateEntry(file: Uint8Array, entry: ArchiveEntry): Uint8Array {
  if (entry.size > LIMITS.part) throw tooLarge(entry);
  const data = file.subarray(entry.dataStart, entry.dataStart + entry.compressedSize);
  const bytes = entry.method === 0 ? data : inflate(data, entry);
  if (bytes.length !== entry.size || crc32(bytes) !== entry.crc) throw new ReadFailure("damaged", { part: entry.name });
  return bytes;
}

function inflate(data: Uint8Array, entry: ArchiveEntry): Uint8Array {
  if (entry.method !== 8) throw new ReadFailure("damaged", { part: entry.name });
  try {
    if (data.length <= SLICE) return inflateSync(data, { out: new Uint8Array(entry.size) });
    const out = new Uint8Array(entry.size);
    let length = 0;
    const inflater = new Inflate((chunk) => {
      // Never trust a declared size: the part ends where its declaration ended.
      if (length + chunk.length > entry.size) throw tooLarge(entry);
      out.set(chunk, length);
      length += chunk.length;
    });
    for (let at = 0; at < data.length; at += SLICE) inflater.push(data.subarray(at, at + SLICE), at + SLICE >= data.length);
    return out.subarray(0, length);
  } catch (error) {
    if (error instanceof ReadFailure) throw error;
    throw new ReadFailure("damaged", { part: entry.name });
  }
}

function tooLarge(entry: ArchiveEntry): ReadFailure {
  return new ReadFailure("too-large", { what: "part", part: entry.name, limit: `${mebibytes(LIMITS.part)} MiB` });
}
