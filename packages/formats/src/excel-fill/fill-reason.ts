/** Why something of a response cannot be written into a template. All reasons are collected; nothing is written. */
export interface FillReason {
  readonly code: FillReasonCode;
  readonly item?: string;
  /** Place in the template, as `Sheet!E12`. */
  readonly source?: string;
  readonly params: Readonly<Record<string, string>>;
}

export type FillReasonCode =
  | "form-not-in-template"
  | "item-not-in-template"
  | "answer-not-allowed"
  /** A learned form without a column for the answer. */
  | "no-answer-cell"
  | "cell-locked"
  | "cell-holds-formula"
  /** An option button that a cell follows by number, or a check box whose cell lies elsewhere than in this workbook. */
  | "control-not-fillable"
  | "field-not-in-template"
  | "no-remark-cell"
  | "remark-list-full"
  | "unwritable-text"
  | "read-back-differs";
