import { type Archive, openArchive } from "./archive.ts";
import { codec } from "./codec.ts";

/**
 * Opens a copy of an archive in which parts were replaced (`replaceParts`), and makes sure that it is one: the same
 * parts in the same order, those that were replaced with the content they should have (unpacked, and by length and
 * checksum), all others packed as before.
 * @returns `null` when it is not
 * @throws ReadFailure when it is damaged
 */
export function openReplaced(before: Uint8Array, archive: Archive, after: Uint8Array, replacements: ReadonlyMap<string, Uint8Array>): Archive | null {
  const copy = openArchive(after);
  const old = [...archive.entries.values()];
  const made = [...copy.entries.values()];
  if (old.length !== made.length) return null;
  for (const [i, entry] of old.entries()) {
    const now = made[i]!;
    const content = replacements.get(entry.name);
    if (now.name !== entry.name) return null;
    // Reading a part makes sure that its content has the checksum that it says.
    if (content !== undefined ? copy.read(now.name)?.length !== content.length || now.crc !== codec().crc32(content) : now.crc !== entry.crc || now.size !== entry.size || now.method !== entry.method || !isSame(packed(after, now), packed(before, entry))) return null;
  }
  return copy;
}

function packed(file: Uint8Array, { dataStart, compressedSize }: { readonly dataStart: number; readonly compressedSize: number }): Uint8Array {
  return file.subarray(dataStart, dataStart + compressedSize);
}

function isSame(a: Uint8Array, b: Uint8Array): boolean {
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false;
  return true;
}
