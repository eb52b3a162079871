import { createHash } from "node:crypto";
import { readFileSync, statSync } from "node:fs";
import type { Disclosure, Language, Library } from "@kaiji/domain";
import { readArchiveOfFiles, readFile, refusalSentence, type Reading, type ReadFile, type Refusal } from "@kaiji/formats";
import { showProgress } from "./progress.ts";

/** A file that could not be read, with its reason in words. */
export interface FailedFile {
  readonly file: string;
  readonly code: string;
  readonly message: string;
}

const LARGEST = 64 * 1024 * 1024;

/** Reads files one after the other, archives with every file in them. One that cannot be read does not stop the others. */
export async function readFiles(files: readonly string[], library: Library, language: Language): Promise<{ read: ReadFile[]; failed: FailedFile[] }> {
  const read: ReadFile[] = [];
  const failed: FailedFile[] = [];
  const progress = showProgress(files.length);
  for (const file of files) {
    for (const result of await readOne(file, library, language)) {
      if ("disclosures" in result) read.push(result);
      else failed.push(result);
    }
    progress.step(file);
  }
  progress.end();
  return { read, failed };
}

type Result = ReadFile | FailedFile;

async function readOne(file: string, library: Library, language: Language): Promise<Result[]> {
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
  const result = (name: string, reading: Reading<readonly Disclosure[]>): Result =>
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

/** Names the files that could not be read, one line each on stderr. */
export function reportFailures(failed: readonly FailedFile[]): void {
  for (const { file, message } of failed) process.stderr.write(`kaiji: ${file}: ${message}\n`);
}
