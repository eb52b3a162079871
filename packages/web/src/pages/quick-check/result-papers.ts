import type { CriteriaSet, Evaluation, Language } from "@kaiji/domain";
import { verdictSentence } from "@kaiji/formats";
import type { HeldDisclosure, HeldFile } from "./state/quick-check-state.ts";

export interface Result { readonly file: HeldFile; readonly held: HeldDisclosure; readonly evaluation: Evaluation; readonly set: CriteriaSet }
export const SAVED_KINDS = { json: "application/json", csv: "text/csv", html: "text/html" } as const;
export type SavedKind = keyof typeof SAVED_KINDS;
export const verdictText = (r: Result, l: Language): string => (verdictSentence as any)(r.evaluation.verdict, r.evaluation.counts, l);
export const resultText = (r: Result, l: Language): string => verdictText(r, l);
export const savedText = (r: Result, k: SavedKind, l: Language): string => k + verdictText(r, l);
export const letterText = (r: Result, l: Language): string => "株式会社 架空医療機器\nご担当者様\n\n" + verdictText(r, l);
