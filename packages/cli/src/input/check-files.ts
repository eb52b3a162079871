import { evaluateDisclosure, findCriteriaSet, type CriteriaSet, type Language } from "@kaiji/domain";
import type { Check, CheckPaper } from "@kaiji/formats";
import { loadLibrary } from "../load-library.ts";
import { UsageError } from "../usage-error.ts";
import { findFiles } from "./find-files.ts";
import { readFiles, type FailedFile } from "./read-files.ts";

export const DEFAULT_SET = "gl-7.0-appendix";

/** Reads files and judges every disclosure in them against a set. @throws UsageError when there is no such set */
export async function checkFiles(words: readonly string[], against: string, language: Language): Promise<{ paper: CheckPaper; failed: FailedFile[] }> {
  const library = loadLibrary();
  const set: CriteriaSet | null = findCriteriaSet(library, against);
  if (set === null) {
    const known = library.criteriaSets.map((candidate) => candidate.id).join(", ");
    throw new UsageError(`基準「${against}」はありません。使えるもの: ${known} / There are no criteria "${against}"; known: ${known}`);
  }
  const { read, failed } = await readFiles(findFiles(words), library, language);
  const checks = read.flatMap(({ file, disclosures }): Check[] =>
    disclosures.map((disclosure) => ({ file, disclosure, evaluation: evaluateDisclosure(disclosure, set) })),
  );
  return { paper: { set, checks }, failed };
}
