import { MARKS, type Marks } from "../words/marks.ts";

/** The language that the page speaks now, for what is put together outside of components. */
export function pageLanguage(): "ja" | "en" {
  return typeof document !== "undefined" && document.documentElement.lang === "en" ? "en" : "ja";
}

/** The marks between words in the page's language. */
export function marks(): Marks {
  return MARKS[pageLanguage()];
}
