import type { Localized } from "../localized.ts";
import type { FormId } from "./catalog.ts";
import type { ItemNumber } from "./item-number.ts";

/** The four basic fields every disclosure carries. */
export const BASIC_FIELDS = ["date", "organization", "name", "version"] as const;
export type BasicField = (typeof BASIC_FIELDS)[number];

/** How a form is recognised in a stranger's file. Data, so that a new form needs no code. */
export interface FormDescription {
  readonly form: FormId;
  readonly title: Localized;
  /** Words that name this form in a title. Compared after width, case and spaces are levelled. */
  readonly titles: readonly string[];
  /** Words that look like a title of this form and are not. */
  readonly notTitles: readonly string[];
  /** Short codes that may stand alone in a title or a sheet's name. */
  readonly codes: readonly string[];
  /** Editions and the guideline version that each one's title names. `catalog` is null when none ships. */
  readonly editions: readonly { readonly edition: string; readonly guideline: string; readonly catalog: string | null }[];
  /** Labels of the basic fields as the form prints them. */
  readonly fieldLabels: Readonly<Record<BasicField, readonly string[]>>;
  /** Pattern of the form's item numbers where they are not digits and points, as in `MPII-2.1`. */
  readonly numbering?: string;
  /** What the blank form prints into its remark cells: a line to write on. */
  readonly blankRemarks?: readonly string[];
  /** Items of the form that hold its basic fields, where the form has no place for these above its table. */
  readonly fieldItems?: Readonly<Partial<Record<BasicField, ItemNumber>>>;
}

/** Words shared by all forms: answers, marks, headers of columns. */
export interface ReadingWords {
  readonly answers: { readonly yes: readonly string[]; readonly no: readonly string[]; readonly na: readonly string[] };
  readonly marks: { readonly on: readonly string[]; readonly off: readonly string[] };
  readonly headers: {
    readonly number: readonly string[];
    readonly question: readonly string[];
    readonly answer: readonly string[];
    readonly remark: readonly string[];
    readonly remarkNumber: readonly string[];
    /** Columns that hold answers of another time or of an example. */
    readonly notAnswer: readonly string[];
    /** Columns that hold what a person typed, beside cells that only display it. */
    readonly input: readonly string[];
  };
  readonly sheets: { readonly sample: readonly string[]; readonly old: readonly string[]; readonly history: readonly string[] };
}
