import type { Plugin } from "vite";

/** Sentences of the parts library, a file for each language. */
const SENTENCES = /[\\/]react-aria[\\/]dist[\\/].*[\\/]intl[\\/].*[\\/](?!ja-JP|en-US)[a-z]{2}-[A-Z]{2}\.m?js$/;

/** Whether a file holds sentences of the parts library in a language that the page does not speak. */
export function isOtherLanguage(file: string): boolean {
  return SENTENCES.test(file);
}

/** Leaves out the parts library's sentences in the thirty-odd languages that the page does not speak: an eighth of its program. */
export function twoLanguages(): Plugin {
  return {
    name: "kaiji-two-languages",
    enforce: "pre",
    load: (id) => (isOtherLanguage(id) ? "export default {};" : null),
  };
}
