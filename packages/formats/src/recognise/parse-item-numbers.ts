import type { ItemNumber } from "@kaiji/domain";
import { levelWidth } from "./level-text.ts";

/** What a cell that holds or begins with a number can begin with: cheap to ask before anything else. */
const MAY_BEGIN = /^[\s'’(（[［【〔<＜「*＊※★☆●◎◆▲△]*(?:[0-9０-９#＃№①-⑳⑴-⒇㉑-㉟㊱-㊿]|(?:mds|sds|m|s|Ｍ|Ｓ|no|q|ＭＤＳ|ＳＤＳ|Ｎｏ|ＮＯ|項番|項目|番号|設問|問|第)[^a-z]{0,6}[0-9０-９])/i;
const PLAIN = /^[1-9]\d{0,2}(?:\.(?:[1-9]\d{0,2}))*$/;
const PREFIX = /^(?:(?:mds|sds)[-_:]?)?(?:no\.?|#|項番|項目番号|項目|番号|設問|問|q\.?|第)?[-:.]?(?=\d)/;
const BODY = /^(?:\d{1,3}|\(\d{1,3}\)(?=\d))(?:(?:[.\-‐‑–―−ー_・‧。の]|:(?!0)|(?<=\)))\d{1,3}|\(\d{1,3}\)){0,6}/;
/** Marks at a number that say something about its item (必須), before it or behind it, and the first letter of a form's code. */
const MARKS = /^(?:[*※★☆●◎◆▲△]+|[ms]-?)(?=\d{1,3}[.-]\d)|(?<=\d[.-]\d{1,3})[*※★☆†]+$/g;
const MARKED_WHOLE = /^(?:[*＊※★☆●◎◆▲△]+|[MSＭＳ])([1-9]\d?\d?)$|^([1-9]\d?\d?)[*＊※★☆†]+$/;
/** In 4① the circled number is the next part, not the next digit. */
const CIRCLED_BEHIND = /(?<=[0-9０-９①-⑳㉑-㉟㊱-㊿])[①-⑳㉑-㉟㊱-㊿]/g;
const SUFFIX = /^(?:[.):。]|項目?|番|$)*/;

const WORDS_BEFORE_NUMBERS = new Set([..."項番設問第"].map((letter) => letter.charCodeAt(0)));

/** Most cells begin with kana or kanji, and a number has only a few of these in front: the cheapest thing to ask. */
function beginsAsWord(text: string): boolean {
  const first = text.charCodeAt(0);
  return first >= 0x3041 && first <= 0x9fff && !WORDS_BEFORE_NUMBERS.has(first) && !(first >= 0x3251 && first <= 0x32bf);
}

const INVISIBLE = /[\u200B-\u200F\u2060\uFEFF\u00AD]/g;

/** Copied from a web page or a PDF, a number may have marks around it that nobody sees. */
function withoutInvisible(text: string): string {
  if (text.length > 80) return text;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === 0xad || (code >= 0x200b && (code <= 0x200f || code === 0x2060 || code === 0xfeff))) return text.replaceAll(INVISIBLE, "");
  }
  return text;
}

/**
 * The item numbers a cell consists of: one, or several for a composite row (`No.30.1/31.1`, `59〜63`).
 * Takes full width, prefixes (`No.12.3`, `MDS-4.1`), brackets and stray points; `null` when the cell holds anything else.
 */
export function parseItemNumbers(given: string): ItemNumber[] | null {
  if (beginsAsWord(given)) return null;
  if (PLAIN.test(given)) return [given];
  const text = withoutInvisible(given);
  if (text !== given && PLAIN.test(text)) return [text];
  if (text.length > 80 || !MAY_BEGIN.test(text)) return null;
  const level = levelWidth(text.replaceAll(CIRCLED_BEHIND, (circled) => `(${circled.normalize("NFKC")})`))
    .toLowerCase()
    .trim()
    .replace(/^['’]/, "")
    .replaceAll(/\s*\n\s*/g, "/")
    // 4 1 may be 4.1, 41, or 4 and 1.
    .replaceAll(/(?<=\d)\s+(?=\d)/g, "?")
    .replaceAll(/\s+/g, "")
    .replaceAll(/[、,，;；]|及び|または|又は|と/g, "/")
    .replaceAll(/[〜～]/g, "~");
  const pieces = level.split("/").filter((piece) => piece !== "");
  if (pieces.length === 0 || pieces.length > 12) return null;
  const numbers: ItemNumber[] = [];
  for (const piece of pieces) {
    const range = /^([^~]+)~([^~]+)$/.exec(piece);
    const expanded = range === null ? parseOne(piece) : expandRange(parseOne(range[1]!), parseOne(range[2]!));
    if (expanded === null) return null;
    numbers.push(...(Array.isArray(expanded) ? expanded : [expanded]));
  }
  return numbers;
}

/** The whole number in a cell that holds it with a mark (`※4`, `M4`): a number only where others say so, for a remark may be called the same. */
export function parseMarkedWhole(text: string): ItemNumber | null {
  if (text.length > 6 || text.length < 2) return null;
  const found = MARKED_WHOLE.exec(text);
  return found?.[1] ?? found?.[2] ?? null;
}

/**
 * Number and rest of a cell that begins with an item number (`4.1　利用者の認証`); `null` when it does not.
 */
export function splitLeadingNumber(given: string): { number: ItemNumber; rest: string } | null {
  if (beginsAsWord(given)) return null;
  const text = withoutInvisible(given);
  if (!MAY_BEGIN.test(text)) return null;
  // In `12.3.1．本文` the wide point ends the number.
  const level = levelWidth(/\d\.\d/.test(text) ? text.replaceAll("．", ". ") : text).trim();
  const m =
    /^[([【〔]?(?:(?:MDS|SDS)[-_: ]?)?(?:No\.? ?|#|項番 ?|問|Q\.?)?(\d{1,3}(?:[.\-‐‑–]\d{1,3}){0,6})(?:[)\]】〕.:、。]+\s*|\s+|(?=[^\d.\-年月日/:%~,A-Za-z)\]]))(\D[\s\S]*|\d{3,}[\s\S]*)$/i.exec(
      level,
    );
  if (m === null) return null;
  const number = canonical(m[1]!);
  return number === null ? null : { number, rest: m[2]! };
}

function parseOne(piece: string): ItemNumber | null {
  let rest = (/^[([【〔<「]([^()[\]]*)[)\]】〕>」]?$/.exec(piece)?.[1] ?? piece).replaceAll(MARKS, "");
  if (!rest.includes("(")) rest = rest.replace(/[)\]】〕>」]$/, "");
  rest = rest.slice(PREFIX.exec(rest)?.[0].length ?? 0);
  const body = BODY.exec(rest)?.[0];
  if (body === undefined) return null;
  const tail = rest.slice(body.length);
  return tail.replace(SUFFIX, "") === "" ? canonical(body) : null;
}

/** Parts joined by points; a leading zero is not part of a number ("04.1" is 4.1, "4.10" stays). */
function canonical(body: string): ItemNumber | null {
  const parts = body.split(/[^\d]+/).filter((part) => part !== "").map((part) => part.replace(/^0+(?=\d)/, ""));
  return parts[0] === "0" ? null : parts.join(".");
}

function expandRange(from: ItemNumber | null, to: ItemNumber | null): ItemNumber[] | null {
  if (from === null || to === null) return null;
  const a = from.split(".");
  const b = to.split(".");
  const first = Number(a.pop());
  const last = Number(b.pop());
  if (a.join(".") !== b.join(".") || last <= first || last - first > 20) return null;
  return Array.from({ length: last - first + 1 }, (_, i) => [...a, String(first + i)].join("."));
}
