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
  | "no-answer-column"
  /** No table of numbered rows with columns to fill in: nothing to learn. */
  | "no-form-to-learn"
  /** None of the kinds of file that are read. */
  | "unknown-file"
  /** A zip archive of several files where one file was expected. */
  | "archive-of-files"
  /** JSON that is not the published document of a read file. */
  | "not-a-response"
  /** Pages without a text layer: pictures of paper. */
  | "pdf-scanned"
  | "pdf-password"
  /** A form of another kind (XFA): its pages say only that another program is needed. */
  | "pdf-xfa"
  /** Its fonts do not say which letters their shapes are. */
  | "pdf-garbled"
  | "pdf-too-many-pages"
  /** More text, or more work, than a disclosure can be. */
  | "pdf-too-much"
  /** Neither a Word document (.docx) nor text. */
  | "not-a-rulebook"
  | "document-password"
  | "rulebook-too-long";

/** The result of reading: disclosures, or the one reason why there are none. */
export type Reading<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly refusal: Refusal };
