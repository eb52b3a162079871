import { evaluateDisclosure, findCriteriaSet, type CriteriaSet, type Language } from "@kaiji/domain";
import type { Check, CheckPaper } from "@kaiji/formats";
import { loadLibrary } from "../load-library.ts";
import { UsageError } from "../usage-error.ts";
import { findFiles } from "./find-files.ts";
import { readFiles } from "./read-files.ts";
import type { FailedFile } from "./read-path.ts";
import { readDecisions, takeDecisions } from "./take-decisions.ts";

export const DEFAULT_SET = "gl-7.0-appendix";

/** What files are judged against: the id of a set, and a file with a person's decisions. The defaults when left out. */
export interface Yardstick {
  readonly against: string | boolean | undefined;
  readonly decisions: string | boolean | undefined;
}

/**
 * Reads files and judges every disclosure in them against a set, with a person's decisions on open rows.
 * @throws UsageError when there is no such set, or the decisions cannot be taken
 */
export async function checkFiles(words: readonly string[], yardstick: Yardstick, language: Language): Promise<{ paper: CheckPaper; failed: FailedFile[] }> {
  const library = loadLibrary();
  const against = typeof yardstick.against === "string" ? yardstick.against : DEFAULT_SET;
  const set: CriteriaSet | null = findCriteriaSet(library, against);
  if (set === null) {
    const known = library.criteriaSets.map((candidate) => candidate.id).join(", ");
    throw new UsageError(`基準「${against}」はありません。使えるもの: ${known} / There are no criteria "${against}"; known: ${known}`);
  }
  // Before the files are read: who made a mistake in it should not have to wait for them.
  const decisions = typeof yardstick.decisions === "string" ? readDecisions(yardstick.decisions) : [];
  const { read, failed } = await readFiles(findFiles(words), library, language);
  const checks = read.flatMap(({ file, disclosures }): Check[] =>
    disclosures.map((disclosure) => ({ file, disclosure, evaluation: evaluateDisclosure(disclosure, set) })),
  );
  const decided = takeDecisions(checks, decisions, set);
  for (const { criterion, file } of decided.unused) {
    const of = file === undefined ? "" : ` (${file})`;
    process.stderr.write(`kaiji: ${criterion}${of} の判断に当たる開示書がないので使いません。 / No disclosure here is the one of the decision on ${criterion}${of}; it is not used.\n`);
  }
  return { paper: { set, checks: decided.checks }, failed };
}
