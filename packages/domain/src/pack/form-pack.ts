import type { FormId } from "../catalog/catalog.ts";
import type { FormDescription } from "../catalog/form.ts";
import type { ItemNumber } from "../catalog/item-number.ts";
import type { Answer } from "../response/disclosure.ts";

/** What is written into a cell of a form's row. `checked-on` and `due-on` are the dates of a checklist. */
export type CellRole = "answer" | "mark" | "remark" | "checked-on" | "due-on" | "other";

/** One cell of a row that people fill in. */
export interface PackCell {
  readonly role: CellRole;
  /** The header above it, word for word; empty when there is none. */
  readonly header: string;
  /** Place in the workbook it was learned from, as `Sheet!E12`. */
  readonly cell: string;
  /** For `mark`: the answer that a mark here gives. */
  readonly answer?: Answer;
  /** Values that the cell's list allows; absent when no list binds it. */
  readonly allowed?: readonly string[];
}

/** One numbered row of a learned form. */
export interface PackItem {
  readonly number: ItemNumber;
  readonly parent: ItemNumber | null;
  /** The heading that the row stands under, word for word; `null` when there is none. */
  readonly heading: string | null;
  /** The official sentence, word for word. */
  readonly wording: string;
  /** The other texts of the row: references, hints. */
  readonly besides: readonly string[];
  readonly numberCell: string;
  /** Where the sentence stands; the number's cell when they share one. */
  readonly wordingCell: string;
  readonly cells: readonly PackCell[];
}

/** A place above the table that is filled in: the form's basic fields, or a field of its own. */
export interface PackField {
  readonly field: string;
  readonly label: string;
  readonly cell: string;
  /** The value stands behind the label in the label's own cell: `作成日：…`. Absent: the cell is the value's own. */
  readonly isInside?: true;
}

export interface PackSheet {
  readonly name: string;
  /** Areas that are printed, as `$A$1:$H$60`; `null` when the form sets none. */
  readonly printArea: string | null;
  readonly printTitles: string | null;
}

/** How sure a line of an edition map is. `low` is a proposal that counts only after a person has confirmed it. */
export type MapConfidence = "high" | "medium" | "low";

/** Why a line of an edition map was proposed. */
export type MapReason =
  /** Same number, and the sentence is the same. */
  | "same-number-same-wording"
  /** Same number; the sentence was revised. */
  | "same-number-similar-wording"
  /** The sentence stands under another number. */
  | "same-wording-other-number"
  /** A similar sentence stands under another number, and no nearer one under its own. */
  | "similar-wording-other-number"
  /** Same number; the earlier edition's sentence is not known here, or only our label of it. */
  | "same-number"
  /** Same number, but the sentence says something else. */
  | "same-number-other-wording"
  /** Nothing in the earlier edition is like it. */
  | "new-item";

/** One item of a new edition and the item of the earlier one that it carries on; `to` is `null` for a new item. */
export interface MapLine {
  readonly number: ItemNumber;
  readonly to: ItemNumber | null;
  readonly confidence: MapConfidence;
  readonly reason: MapReason;
  /** Likeness of the two sentences, 0 to 1; `null` where one of them is not known. */
  readonly likeness: number | null;
  /** Whether the line counts when answers are judged. */
  readonly accepted: boolean;
}

/** How the items of a learned edition follow those of a catalog. */
export interface EditionMap {
  /** Id of the catalog whose numbers the criteria use. */
  readonly catalog: string;
  readonly lines: readonly MapLine[];
  /** Items of the catalog that no line leads to. */
  readonly gone: readonly ItemNumber[];
}

/**
 * An official form as one installation has learned it from its own copy: numbers, exact wording, cells. A plain file
 * that can be shared inside an organization.
 */
export interface FormPack {
  readonly kind: "kaiji-form-pack";
  readonly schemaVersion: 1;
  /** `sds-5.0`; a later learning of the same edition with other content is `sds-5.0-r2`. */
  readonly id: string;
  readonly form: FormId;
  readonly edition: string;
  /** The guideline version that the title names; `null` when it names none. */
  readonly guideline: string | null;
  readonly title: string;
  readonly sheets: readonly PackSheet[];
  readonly fields: readonly PackField[];
  readonly items: readonly PackItem[];
  /** How to recognise the form, when no form that ships is it. */
  readonly description: FormDescription | null;
  /** `null` when no catalog of the form is known. */
  readonly map: EditionMap | null;
  readonly learnedFrom: { readonly file: string; readonly sha256: string };
  /** SHA-256 over the content: everything but `id`, `map`, `learnedFrom` and this. Lower-case hexadecimal. */
  readonly hash: string;
}

/** What a pack's hash is taken of: the form itself, not where it came from nor how it is used. */
export function packContent(pack: Omit<FormPack, "hash">): object {
  const { form, edition, guideline, title, sheets, fields, items, description } = pack;
  return { form, edition, guideline, title, sheets, fields, items, description };
}
