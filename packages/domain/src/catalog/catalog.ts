import type { Localized } from "../localized.ts";
import type { ItemNumber } from "./item-number.ts";

/** Short code of a form: `mds`, `sds`. Lower case. */
export type FormId = string;

/** How sure we are of what is written about an item. `unknown`: the number exists, its meaning is not known here. */
export type Confidence = "high" | "medium" | "low" | "unknown";

/** Where a fact comes from. */
export interface Provenance {
  /** Key into the `sources` of the file that holds it. */
  readonly document: string;
  /** Section, table or page in that document. */
  readonly place: string;
}

/** What an answer cell may hold. `choices-or-yes-no-na`: some versions of the form ask for a list of methods here. */
export type AnswerKind = "yes-no-na" | "choices-or-yes-no-na";

/** One numbered line of a form. */
export interface Item {
  readonly number: ItemNumber;
  readonly parent: ItemNumber | null;
  /** Our own wording, at most 30 characters in Japanese. */
  readonly label: Localized;
  /** Plain words for a reader with no IT background; `null` when the item's meaning is not known. */
  readonly explanation: Localized | null;
  /** What to ask the vendor; `null` when the item's meaning is not known. */
  readonly ask: Localized | null;
  readonly answerKind: AnswerKind;
  /** Chapter of the guideline it belongs to, when known. */
  readonly chapter: string | null;
  readonly confidence: Confidence;
  readonly provenance: readonly Provenance[];
  /** When the item is believed to apply; shown, never used to hide the item. */
  readonly condition?: Localized;
  /** The official sentence, where this installation has learned the form from its own copy. Never ships. */
  readonly official?: string;
  /** Set once an item leaves the form. Items are never deleted. */
  readonly retired?: boolean;
}

/** A run of item numbers that applies under one condition. */
export interface Band {
  readonly id: string;
  /** First and last top-level number, both included. */
  readonly from: ItemNumber;
  readonly to: ItemNumber;
  readonly label: Localized;
  readonly appliesWhen: Localized;
  readonly provenance: readonly Provenance[];
}

export interface SourceDocument {
  readonly title: string;
  readonly publisher: string;
  readonly publishedOn: string | null;
}

/** One edition of one form. */
export interface Catalog {
  readonly id: string;
  readonly form: FormId;
  readonly edition: string;
  readonly title: Localized;
  /** Version of the guideline that this edition answers to. */
  readonly guideline: string;
  readonly publishedOn: string | null;
  readonly confidence: Confidence;
  readonly note?: Localized;
  readonly sources: Readonly<Record<string, SourceDocument>>;
  readonly bands: readonly Band[];
  readonly items: readonly Item[];
  /** Id of the learned form that its wording, or all of it, comes from. Never ships. */
  readonly learnedFrom?: string;
  /** For a learned edition: the catalog whose numbers the criteria use, and what each number here is there. */
  readonly follows?: { readonly catalog: string; readonly numbers: Readonly<Record<ItemNumber, ItemNumber | null>> };
}

/** The band a number falls into, or `null`. */
export function findBand(catalog: Catalog, number: ItemNumber): Band | null {
  const top = Number(number.split(".")[0]);
  return catalog.bands.find((band) => Number(band.from) <= top && top <= Number(band.to)) ?? null;
}
