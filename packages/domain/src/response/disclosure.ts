import type { FormId } from "../catalog/catalog.ts";
import type { BasicField } from "../catalog/form.ts";
import type { ItemNumber } from "../catalog/item-number.ts";
import type { Problem } from "../problem.ts";

export type Answer = "yes" | "no" | "na";

/** One numbered row of a filled form. */
export interface ItemAnswer {
  readonly number: ItemNumber;
  /** `null` when the cell is blank or holds something else; see `text`. */
  readonly answer: Answer | null;
  /** What the cell holds, word for word, when it is not blank and not understood. */
  readonly text?: string;
  readonly remarks: readonly string[];
  /** Place in the file, as `Sheet!E12`. */
  readonly source: string;
  /** 0 to 1, from readers that recover a table by position; absent means read from a cell. */
  readonly confidence?: number;
  /** A person who read what the reader did not understand, and why they read it so. */
  readonly readBy?: { readonly name: string; readonly reason: string };
}

/** Basic fields of the form; a field that was not found is `null`. `date` is `YYYY-MM-DD`, or the text as found. */
export type BasicInfo = Readonly<Record<BasicField, string | null>>;

/** A field of a form's head besides the four basic ones, by its own label. */
export interface FurtherField {
  readonly label: string;
  readonly text: string;
  /** Place in the file, as `Sheet!B3`. */
  readonly source: string;
}

/** A filled MDS or SDS for one version of a product or service. */
export interface Disclosure {
  readonly form: FormId;
  /** Edition of the form; `null` when the file does not say. */
  readonly edition: string | null;
  /** The version that the file names where no edition known here has it; `edition` is `null` then. Its numbers may mean something else. */
  readonly unknownEdition?: string;
  readonly title: string;
  readonly basicInfo: BasicInfo;
  /** Of forms that have more in their head; absent when there is none. */
  readonly furtherFields?: readonly FurtherField[];
  /** Every numbered row, in the file's order, also those that no catalog knows. */
  readonly answers: readonly ItemAnswer[];
  readonly problems: readonly Problem[];
}

/** The answers by number. A number that stands twice keeps its first row. */
export function answersByNumber(disclosure: Disclosure): ReadonlyMap<ItemNumber, ItemAnswer> {
  const map = new Map<ItemNumber, ItemAnswer>();
  for (const answer of disclosure.answers) if (!map.has(answer.number)) map.set(answer.number, answer);
  return map;
}
