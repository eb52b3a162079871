import type { Disclosure, Library } from "@kaiji/domain";
import { readFile } from "../read-file.ts";
import type { Reading } from "../refusal.ts";
import { listArchiveFiles } from "./list-archive-files.ts";

/** What one file of several gave. */
export interface FileReading {
  readonly name: string;
  readonly reading: Reading<readonly Disclosure[]>;
}

/**
 * Reads every file in a zip archive, one after the other. An archive inside is refused like any file that cannot be read.
 * @param onRead called after each file, for showing progress
 * @returns a reading per file in the archive's order, or the one reason why the archive itself cannot be opened. Never throws.
 */
export async function readArchiveOfFiles(
  bytes: Uint8Array,
  library: Library,
  onRead?: (done: FileReading, count: number) => void,
): Promise<Reading<readonly FileReading[]>> {
  const files = listArchiveFiles(bytes);
  if (!files.ok) return files;
  const readings: FileReading[] = [];
  for (const { name, load } of files.value) {
    const content = load();
    readings.push({ name, reading: content.ok ? await readFile(content.value, { name }, library) : content });
    onRead?.(readings.at(-1)!, files.value.length);
  }
  return { ok: true, value: readings };
}
