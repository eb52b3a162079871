import { cleanText } from "../recognise/level-text.ts";

/** What a row's number is made of: the number of a section (`2`), of an item in it (`(3)`, `③`, `ア`), or a whole number (`2-3`, `4.1`). */
export interface Marker {
  readonly kind: "section" | "item" | "whole";
  /** As the form prints it, in narrow letters: `2`, `(3)`, `③`, `2-3`. */
  readonly mark: string;
  /** What stands behind it in the same cell. */
  readonly rest: string;
}

const CIRCLED = /^([①-⑳㉑-㉟])\s*([\s\S]*)$/;
const BRACKETED = /^[(（〔[［]\s*([0-9０-９]{1,2}|[ア-ン]|[a-zａ-ｚ])\s*[)）〕\]］]\s*([\s\S]*)$/;
const WHOLE = /^(?:No\.?\s*)?([0-9０-９]{1,2}(?:\s*[-.－．‐–]\s*[0-9０-９]{1,2}){1,3}|[0-9０-９]{1,2}\s*[-－‐]?\s*(?:[(（][0-9０-９]{1,2}[)）]|[①-⑳㉑-㉟]))(?:[.．:：、\s]+|$|(?=[^0-9０-９.．]))([\s\S]*)$/i;
const SECTION = /^(?:第)?([0-9０-９]{1,2}|[Ⅰ-Ⅹ])(?:[章節]|[.．:：、)）]|\s|$|(?=[\p{L}「]))\s*([\s\S]*)$/u;

/** Reads the number that a cell is or begins with; `null` when there is none. */
export function parseMarker(text: string): Marker | null {
  const own = cleanText(text);
  const circled = CIRCLED.exec(own);
  if (circled !== null) return { kind: "item", mark: circled[1]!, rest: circled[2]! };
  const bracketed = BRACKETED.exec(own);
  if (bracketed !== null) return { kind: "item", mark: `(${bracketed[1]!.normalize("NFKC")})`, rest: bracketed[2]! };
  const whole = WHOLE.exec(own);
  if (whole !== null) return { kind: "whole", mark: narrow(whole[1]!), rest: whole[2]! };
  const section = SECTION.exec(own);
  if (section === null || /^[年月日時分回件名点%％]/.test(section[2]!)) return null;
  return { kind: "section", mark: section[1]!.normalize("NFKC"), rest: section[2]! };
}

/** Narrow digits and signs; a number in a circle keeps its circle. */
function narrow(mark: string): string {
  return mark.replaceAll(/\s+/g, "").replaceAll(/[^①-⑳㉑-㉟]+/g, (part) => part.normalize("NFKC").replaceAll(/[‐–]/g, "-"));
}
