/**
 * Something in a file that a person should look at. Codes and parameters only;
 * the sentence is made at the edge, in the reader's language.
 */
export interface Problem {
  readonly code: ProblemCode;
  /** Item number the problem belongs to, when it belongs to one. */
  readonly item?: string;
  /** Place in the file, as `Sheet!E12`, or the sheet's name alone. */
  readonly source?: string;
  readonly params?: Readonly<Record<string, string>>;
}

export type ProblemCode =
  /** An answer cell holds something other than yes, no or na. `text` is kept word for word. */
  | "unknown-answer"
  /** Part of an answer cell is struck through; the rest was read. `text` is the whole. */
  | "struck-text"
  /** What stands in an answer cell, or at an answer's place on a page, is not seen by whoever looks at it. `text` is kept word for word. */
  | "unseen-text"
  /** More than one of the yes/no/na columns is marked. */
  | "several-marks"
  /** Two cells answer the same item differently. `other` names the second cell. */
  | "conflicting-answers"
  /** The same number stands on several rows. `other` names the second cell. */
  | "duplicate-item"
  /** The cell holds a formula whose result was never stored. */
  | "formula-without-value"
  /** The cell's formula leads back to itself. */
  | "cyclic-formula"
  /** The number is in no catalog of this form and edition; the row is kept. */
  | "unknown-item"
  /** An answer stands on a row without a number. */
  | "unnumbered-answer"
  /** A remark number has no entry in the remark list. */
  | "remark-not-found"
  /** An entry of the remark list that no answer points to. */
  | "unused-remark"
  /** The title names no guideline version, or one that no edition answers to. */
  | "unknown-edition"
  /** The date could not be read as a calendar day; the text is kept. */
  | "unknown-date"
  /** A basic field was not found. `field` is date, organization, name or version. */
  | "missing-basic-field"
  /** Another sheet holds the same form with other answers. `other` is that sheet. */
  | "second-revision"
  /** A sheet that shows sample answers was left out. */
  | "sample-sheet"
  /** A sheet has item numbers of the form, and no answer column. */
  | "no-answer-column"
  /** A row of a learned form was not found in a copy of it. */
  | "row-not-found"
  /** A number that the recognised edition has did not come out of a PDF, or without an answer that may be its own. */
  | "missing-item"
  /** A field of a learned form that is no basic field. `field` is its label, `text` what it holds. */
  | "further-field"
  /** A cell carries a comment, which is not part of the form. */
  | "cell-comment"
  /** The answer was read with low confidence and waits for a person. `proposed` is the guess. */
  | "proposed-answer";
