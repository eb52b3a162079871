import type { Localized } from "../localized.ts";

/** A clause that an outline offers; `text.en` is a summary, the rulebook itself is Japanese. */
export interface OutlineClause {
  readonly id: string;
  readonly number: string;
  readonly title: Localized;
  readonly text: Localized;
  /** The compliance items that the clause covers. */
  readonly covers: readonly string[];
}

export interface OutlinePart {
  readonly id: string;
  readonly number: string;
  readonly title: Localized;
  readonly clauses: readonly OutlineClause[];
}

/** A rulebook to begin with, in our own sentences. */
export interface RulebookOutline {
  readonly id: string;
  readonly title: Localized;
  readonly lead: Localized;
  /** The set of compliance items that it covers as a whole. */
  readonly complianceSet: string;
  /** What stands around a place to fill in: 【院長】. */
  readonly fillMarks: { readonly open: string; readonly close: string };
  readonly parts: readonly OutlinePart[];
}
