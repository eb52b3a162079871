import type { Confidence, FormId, Provenance, SourceDocument } from "../catalog/catalog.ts";
import type { ItemNumber } from "../catalog/item-number.ts";
import type { Localized } from "../localized.ts";
import type { Answer } from "../response/disclosure.ts";

/**
 * How a row that names several items is judged.
 * `single`: one item. `any`: the row's own wording says either/any. `unstated`: the source gives no rule,
 * so mixed answers go to a person. `all`: every item must hold (a stricter reading an institution may choose).
 */
export type Combination = "single" | "any" | "unstated" | "all";

/** A date on which the meaning of an answer turns. Shown beside the row; never changes a status by itself. */
export interface DateRule {
  /** First day of the period, `YYYY-MM-DD`. */
  readonly referenceOn: string;
  readonly grace: Localized;
  readonly note: Localized;
}

/** One row of a guideline's confirmation table. */
export interface Criterion {
  /** `mds-4.1`, `sds-59+60+61+62+63`. Permanent. */
  readonly id: string;
  readonly form: FormId;
  readonly chapter: string;
  readonly items: readonly ItemNumber[];
  /** The answer the guideline requires; 対象外 (`na`) makes the row not applicable. */
  readonly requires: Exclude<Answer, "na">;
  readonly combine: Combination;
  /** Why the row is combined so; `null` for a row of one item. */
  readonly combineBecause: Localized | null;
  readonly label: Localized;
  readonly explanation: Localized;
  /** What to ask the vendor. */
  readonly ask: Localized;
  /** What an alternative measure may look like. */
  readonly alternative: Localized;
  /** A trap in the question's wording, when there is one. */
  readonly caution?: Localized;
  readonly dateRule?: DateRule;
  readonly confidence: Confidence;
  readonly provenance: readonly Provenance[];
}

export interface Chapter {
  readonly id: string;
  readonly label: Localized;
}

/** What an installation has learned of one edition of a form that the criteria ask about. Never ships. */
export interface LearnedEdition {
  readonly form: FormId;
  readonly edition: string;
  /** The official title and the file it was learned from. */
  readonly title: string;
  readonly file: string;
  /** Official sentences, by the number under which the criteria know the item. */
  readonly wordings: Readonly<Record<ItemNumber, string>>;
  /** For an edition that does not ship: what each of its numbers is called in the criteria; `null` when in none. */
  readonly numbers?: Readonly<Record<ItemNumber, ItemNumber | null>>;
}

/** A set of criteria: what responses must say, per guideline and edition. */
export interface CriteriaSet {
  readonly id: string;
  readonly title: Localized;
  readonly sources: Readonly<Record<string, SourceDocument>>;
  readonly chapters: readonly Chapter[];
  readonly criteria: readonly Criterion[];
  readonly learnedEditions?: readonly LearnedEdition[];
}
