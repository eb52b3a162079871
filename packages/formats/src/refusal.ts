/** Why a file could not be read at all. A code and parameters; the sentence is made in `words/`. */
export interface Refusal {
  readonly code: RefusalCode;
  readonly params: Readonly<Record<string, string>>;
}

export type RefusalCode =
  | "empty-file"
  | "not-a-workbook"
  | "damaged"
  | "password-protected"
  | "old-xls"
  | "binary-xlsb"
  | "too-large"
  | "suspicious-compression"
  | "too-many-rows"
  | "too-many-cells"
  | "document-type-declared"
  | "cyclic-formulas"
  | "no-form-found"
  | "no-answer-column";

/** The result of reading: disclosures, or the one reason why there are none. */
export type Reading<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly refusal: Refusal };
