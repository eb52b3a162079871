const INVISIBLE = /[\u200B-\u200F\u2060\uFEFF\u00AD]/g;

/** Text levelled for comparing: one width, lower case, no white space at all, no invisible characters. */
export function levelText(text: string): string {
  return text.normalize("NFKC").replace(INVISIBLE, "").replaceAll(/\s+/g, "").toLowerCase();
}

/** Text as a person would copy it: line ends kept, white space at the ends and invisible characters gone. */
export function cleanText(text: string): string {
  return text.replace(INVISIBLE, "").replaceAll(/[^\S\n]+$/gm, "").trim();
}

/** Whether nothing can be seen. */
export function isBlank(text: string): boolean {
  return cleanText(text) === "";
}
