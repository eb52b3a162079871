import { TextMemory } from "../text-memory.ts";

const INVISIBLE = /[\u200B-\u200F\u2060\uFEFF\u00AD]/g;
/** Everything here is already in compatibility form: plain ASCII, kana, common kanji and Japanese punctuation. */
const IS_LEVEL_WIDTH = /^[\u0000-\u007E\u3001-\u3003\u300C-\u300F\u3010\u3011\u3041-\u3096\u30A1-\u30FE\u4E00-\u9FFF]*$/;
const UNTIDY = /^\s|\s$|[^\S\n]\n|[\u200B-\u200F\u2060\uFEFF\u00AD]/;


/** Text in one width (NFKC). Most cells need no work, and normalizing costs more than looking. */
export function levelWidth(text: string): string {
  return IS_LEVEL_WIDTH.test(text) ? text : text.normalize("NFKC");
}

/** Text levelled for comparing: one width, lower case, no white space at all, no invisible characters. */
export function levelText(text: string): string {
  return levelled.of(text);
}

const levelled = new TextMemory((text) => levelWidth(text).replace(INVISIBLE, "").replaceAll(/\s+/g, "").toLowerCase());

/** Text as a person would copy it: line ends kept, white space at the ends and invisible characters gone. */
export function cleanText(text: string): string {
  return UNTIDY.test(text) ? text.replace(INVISIBLE, "").replaceAll(/[^\S\n]+$/gm, "").trim() : text;
}

/** Whether nothing can be seen. */
export function isBlank(text: string): boolean {
  const first = text.charCodeAt(0);
  // ASCII, kana and common kanji: nearly every text begins with something to see.
  if ((first > 0x20 && first < 0x7f) || (first >= 0x3041 && first <= 0x9fff)) return false;
  return text === "" || (UNTIDY.test(text) && cleanText(text) === "");
}
