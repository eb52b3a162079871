import { createHash } from "node:crypto";
import { readFileSync, statSync } from "node:fs";
import type { Disclosure, Language, Library } from "@kaiji/domain";
import { readArchiveOfFiles, readFile, refusalSentence, type Reading, type ReadFile, type Refusal } from "@kaiji/formats";

/** A file that could not be read, with its reason in words. */
export interface FailedFile {
  readonly file: string;
  readonly code: string;
  readonly message: string;
}

export type PathResult = ReadFile | FailedFile;

// The PDF library inflates through this when it is there, which crosses threads for every few bytes. Its own way is faster.
Reflect.deleteProperty(globalThis, "DecompressionStream");

const LARGEST = 64 * 1024 * 1024;

/** What stands in the file at a path; for an archive, a result for every file in it. Never throws for what a file holds. */
export async function readPath(file: string, library: Library, language: Language): Promise<PathResult[]> {
  let bytes: Uint8Array;
  try {
    if (statSync(file).size > LARGEST) return [refused(file, { code: "too-large", params: { what: "file", limit: "64 MiB" } }, language)];
    const content = readFileSync(file);
    // A plain view: some libraries refuse Node's own Buffer.
    bytes = new Uint8Array(content.buffer, content.byteOffset, content.byteLength);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return [{ file, code: "unreadable", message: language === "ja" ? `ファイルを開けません: ${reason}` : `The file cannot be opened: ${reason}` }];
  }
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  const result = (name: string, reading: Reading<readonly Disclosure[]>): PathResult =>
    reading.ok ? { file: name, sha256, disclosures: reading.value } : refused(name, reading.refusal, language);
  const reading = await readFile(bytes, { name: file }, library);
  if (reading.ok || reading.refusal.code !== "archive-of-files" || !/\.zip$/i.test(file)) return [result(file, reading)];
  const inside = await readArchiveOfFiles(bytes, library);
  if (!inside.ok) return [refused(file, inside.refusal, language)];
  return inside.value.map(({ name, reading: inner }) => result(`${file}/${name}`, inner));
}

function refused(file: string, refusal: Refusal, language: Language): FailedFile {
  return { file, code: refusal.code, message: refusalSentence(refusal, language) };
}
