import { ReadFailure } from "../read-failure.ts";
import type { Reading } from "../refusal.ts";
import { type Archive, openArchive } from "../zip/archive.ts";

/** Files in one archive, at most. */
export const MOST_FILES = 1000;

/** One file in an archive; nothing is inflated before `load`. */
export interface ArchivedFile {
  /** Its path in the archive. */
  readonly name: string;
  load(): Reading<Uint8Array>;
}

/**
 * The files in a zip archive in its order, without folders and what file managers leave behind.
 * @returns the files (at least one), or the one reason why the archive cannot be opened. Never throws.
 */
export function listArchiveFiles(bytes: Uint8Array): Reading<readonly ArchivedFile[]> {
  return attempt(() => {
    const archive = openArchive(bytes);
    const names = [...archive.entries.values()].map((entry) => entry.name).filter((name) => !isClutter(name));
    if (names.length > MOST_FILES) throw new ReadFailure("too-large", { what: "parts", limit: String(MOST_FILES) });
    if (names.length === 0) throw new ReadFailure("no-form-found");
    return names.map((name) => ({ name, load: () => load(archive, name) }));
  });
}

/** Whether the bytes are a zip archive that is no document itself: neither a workbook nor an OpenDocument or other Office file. */
export function isArchiveOfFiles(bytes: Uint8Array): boolean {
  if (bytes[0] !== 0x50 || bytes[1] !== 0x4b) return false;
  const opened = attempt(() => openArchive(bytes));
  return opened.ok && !isDocument(opened.value);
}

/** Office documents and OpenDocument files are zip archives too; both say what they are in a part of their own. */
export function isDocument({ entries }: Archive): boolean {
  return entries.has("[content_types].xml") || entries.has("mimetype") || entries.has("meta-inf/manifest.xml");
}

function load(archive: Archive, name: string): Reading<Uint8Array> {
  return attempt(() => archive.read(name)!);
}

/** Folders, and what file managers leave beside the files. */
function isClutter(name: string): boolean {
  return name.endsWith("/") || /(?:^|\/)(?:__MACOSX\/|\.[^/]*$|Thumbs\.db$|desktop\.ini$|~\$)/i.test(name);
}

function attempt<T>(action: () => T): Reading<T> {
  try {
    return { ok: true, value: action() };
  } catch (error) {
    if (error instanceof ReadFailure) return { ok: false, refusal: error.refusal };
    throw error;
  }
}
