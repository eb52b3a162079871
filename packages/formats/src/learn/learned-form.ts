import type { FormDescription, PackField, PackItem } from "@kaiji/domain";

/** A form as it was found in a workbook, before it is matched to anything. */
export interface LearnedForm {
  /** Id of a form that is known; `null` for one that is not. */
  readonly form: string | null;
  /** Edition that the file names and the form has; `null` when it names none. */
  readonly edition: string | null;
  /** Guideline version or year that the title names, whether an edition answers to it or not. */
  readonly guideline: string | null;
  readonly title: string;
  readonly items: readonly PackItem[];
  readonly fields: readonly PackField[];
  readonly sheets: readonly string[];
  /** For a form that is not known: its id, and how to recognise it again. */
  readonly description: FormDescription | null;
}
