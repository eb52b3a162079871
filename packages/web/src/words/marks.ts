/** How parts of a sentence are put together. */
export interface Marks {
  /** Between the members of a list. */
  readonly comma: string;
  /** Between numbers or names that belong together. */
  readonly dot: string;
  /** Between a label and what it says. */
  readonly colon: string;
  /** Between two things said on one line. */
  readonly gap: string;
  /** Ends a sentence before the next. */
  readonly stop: string;
  readonly bracket: (text: string) => string;
}

/** Marks between words, by language. */
export const MARKS: Readonly<Record<"ja" | "en", Marks>> = {
  ja: { comma: "、", dot: "・", colon: "：", gap: "　", stop: "。", bracket: (text) => `（${text}）` },
  en: { comma: ", ", dot: ", ", colon: ": ", gap: " · ", stop: ". ", bracket: (text) => ` (${text})` },
};
