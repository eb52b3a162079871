import type { CriteriaSet, Evaluation, Language } from "@kaiji/domain";
import { renderCheckCsv, renderCheckHtml, renderCheckMarkdown, renderLetter, verdictSentence, writeCheckDocument } from "@kaiji/formats";
import type { HeldDisclosure, HeldFile } from "./state/quick-check-state.ts";

/** A disclosure judged, with the file it came from: what every paper is made of. */
export interface Result {
  readonly file: HeldFile;
  readonly held: HeldDisclosure;
  readonly evaluation: Evaluation;
  readonly set: CriteriaSet;
}

/** The formats a result can be saved in, with the media type of each. */
export const SAVED_KINDS = { json: "application/json", csv: "text/csv", html: "text/html" } as const;
export type SavedKind = keyof typeof SAVED_KINDS;

/** The verdict in one sentence. */
export function verdictText({ evaluation }: Result, language: Language): string {
  return verdictSentence(evaluation, language);
}

/** The result as text for the clipboard. */
export function resultText(result: Result, language: Language): string {
  return renderCheckMarkdown(asPaper(result), language);
}

/** The result in one of the saved formats. */
export function savedText(result: Result, kind: SavedKind, language: Language): string {
  if (kind === "csv") return renderCheckCsv(asPaper(result), language);
  if (kind === "html") return renderCheckHtml(asPaper(result), language);
  return writeCheckDocument(asPaper(result), language);
}

/** The request to the provider, dated with the day given as `YYYY-MM-DD`. */
export function letterText({ held, evaluation }: Result, language: Language, date: string): string {
  return renderLetter(held.disclosure, evaluation, language, { date });
}

function asPaper({ file, held, evaluation, set }: Result) {
  return { set, checks: [{ file: file.name, disclosure: held.disclosure, evaluation, decisions: held.decisions }] };
}
