/**
 * What an institution shows its overseer: counts and verdicts, by product. No remark, no file, no person, no
 * treatment, no clause. docs/oversight.md lists every field.
 */
export interface Standing {
  /** When it was made, ISO 8601. */
  readonly asOf: string;
  readonly systems: { readonly inUse: number; readonly complete: number };
  readonly findings: { readonly open: number; readonly decided: number; readonly overdue: number };
  readonly rows: Readonly<Record<"met" | "notMet" | "notApplicable" | "unanswered" | "needsJudgement", number>>;
  readonly products: readonly StandingProduct[];
}

/** One current disclosure of a product or service that the institution uses. */
export interface StandingProduct {
  readonly name: string;
  readonly provider: string | null;
  readonly version: string | null;
  readonly form: string;
  readonly edition: string | null;
  /** The day on the form. */
  readonly date: string | null;
  readonly verdict: string;
  /** Criterion ids by status; rows that are met are only counted. */
  readonly notMet: readonly string[];
  readonly unanswered: readonly string[];
  readonly needsJudgement: readonly string[];
}

/** Where an institution stands in one word. */
export type OverseenVerdict = "conforms" | "does-not-conform" | "incomplete";

/** The one word for a standing: nothing is missing and every row holds; something does not hold; or it is not known yet. */
export function standingVerdict({ systems, rows }: Standing): OverseenVerdict {
  if (rows.notMet > 0) return "does-not-conform";
  return systems.inUse === 0 || systems.complete < systems.inUse || rows.unanswered + rows.needsJudgement > 0 ? "incomplete" : "conforms";
}
