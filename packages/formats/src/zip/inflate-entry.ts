import { ReadFailure } from "../read-failure.ts";
import type { ArchiveEntry } from "./archive.ts";
import { codec } from "./codec.ts";
import { LIMITS, mebibytes } from "./limits.ts";

/**
 * Inflates one part and checks its length and checksum: a damaged answer must not look like an answer.
 * @throws ReadFailure when it is too large, damaged, or not stored or deflated
 */
export function inflateEntry(file: Uint8Array, entry: ArchiveEntry): Uint8Array {
  if (entry.size > LIMITS.part) throw tooLarge(entry);
  const data = file.subarray(entry.dataStart, entry.dataStart + entry.compressedSize);
  const bytes = entry.method === 0 ? data : inflate(data, entry);
  if (bytes.length !== entry.size || codec().crc32(bytes) !== entry.crc) throw new ReadFailure("damaged", { part: entry.name });
  return bytes;
}

function inflate(data: Uint8Array, entry: ArchiveEntry): Uint8Array {
  if (entry.method !== 8) throw new ReadFailure("damaged", { part: entry.name });
  let bytes: Uint8Array | null;
  try {
    // Never trust a declared size: the part ends where its declaration ended.
    bytes = codec().inflateRaw(data, entry.size);
  } catch {
    throw new ReadFailure("damaged", { part: entry.name });
  }
  if (bytes === null) throw tooLarge(entry);
  return bytes;
}

function tooLarge(entry: ArchiveEntry): ReadFailure {
  return new ReadFailure("too-large", { what: "part", part: entry.name, limit: `${mebibytes(LIMITS.part)} MiB` });
}
