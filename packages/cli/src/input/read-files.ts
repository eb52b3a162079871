import { existsSync } from "node:fs";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import type { Language, Library } from "@kaiji/domain";
import type { ReadFile } from "@kaiji/formats";
import { programFolder } from "../load-library.ts";
import { showProgress } from "./progress.ts";
import type { Threads } from "./read-in-threads.ts";
import { readPath, type FailedFile, type PathResult } from "./read-path.ts";

/** Below this, starting threads costs more than they save. */
const FEW = 20;
/** A thread that reads PDFs takes some 100 MB; with a fourth, a thousand files took more than 500 MB. */
const MOST_THREADS = 3;

/**
 * Reads files, archives with every file in them: a few in turn, many on all cores. One that cannot be read does not
 * stop the others.
 * @returns what was read and what was not, each in the order of `files`
 */
export async function readFiles(files: readonly string[], library: Library, language: Language): Promise<{ read: ReadFile[]; failed: FailedFile[] }> {
  const progress = showProgress(files.length);
  const threads = threadsFor(files.length);
  const results: readonly (readonly PathResult[])[] =
    threads === null
      ? await readInTurn(files, library, language, progress.step)
      : await (await import("./read-in-threads.ts")).readInThreads(files, threads, { library, language }, progress.step);
  progress.end();
  const read: ReadFile[] = [];
  const failed: FailedFile[] = [];
  for (const result of results.flat()) {
    if ("disclosures" in result) read.push(result);
    else failed.push(result);
  }
  return { read, failed };
}

async function readInTurn(files: readonly string[], library: Library, language: Language, onRead: (file: string) => void): Promise<PathResult[][]> {
  const results: PathResult[][] = [];
  for (const file of files) {
    results.push(await readPath(file, library, language));
    onRead(file);
  }
  return results;
}

/** `null` when one core does as well, and when the program runs from its source, where no thread's program is built. */
function threadsFor(files: number): Threads | null {
  const count = Math.min(availableParallelism(), MOST_THREADS);
  const program = join(programFolder(), "reader.js");
  return files <= FEW || count < 2 || !existsSync(program) ? null : { program, count };
}

/** Names the files that could not be read, one line each on stderr. */
export function reportFailures(failed: readonly FailedFile[]): void {
  for (const { file, message } of failed) process.stderr.write(`kaiji: ${file}: ${message}\n`);
}
