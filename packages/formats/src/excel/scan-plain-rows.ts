import { decodeText, tagEnd } from "../xml/scan-xml.ts";

/** What a cell holds beside its formula: a stored value, a text of its own, or nothing. */
export type Content = "value" | "inline" | "none";

/** Gets the rows of a sheet that are written plainly. */
export interface PlainRows {
  /** @param attributes the tag's raw attributes */
  row(attributes: string): void;
  /**
   * @param place row × 16,384 + column; -1 when the cell does not say it and stands behind the one before
   * @param type the kind of its value, `n` when it does not say
   * @param style the index of its style
   */
  cell(place: number, type: string, style: number, kind: Content, content: string, formula: string | null): void;
  /** The row that came last is not plain: it will come again in another way. */
  undo(): void;
}

const [SPACE, QUOTE, SLASH, LESS, CLOSE] = [32, 34, 47, 60, 62];
const [LETTER_C, LETTER_F, LETTER_R, LETTER_S, LETTER_T, LETTER_V] = [99, 102, 114, 115, 116, 118];

/**
 * Walks through rows as nearly all programs write them: no prefix, no space between elements, `f` before `v`, a text
 * in one piece. It takes less than `scanXml` would for the same rows, and nothing that `scanXml` would not take.
 * @param from the beginning of the first row
 * @param hasReferences whether the part holds references (`&lt;`) anywhere
 * @returns where the first row begins that is written in another way, or what follows the rows
 */
export function scanPlainRows(xml: string, from: number, hasReferences: boolean, rows: PlainRows): number {
  const textOf = (start: number, end: number) => (hasReferences ? decodeText(xml.slice(start, end)) : xml.slice(start, end));
  let start = from;
  while (xml.startsWith("<row ", start)) {
    const end = tagEnd(xml, start + 4);
    if (end < 0) return start;
    const isEmpty = xml.charCodeAt(end - 1) === SLASH;
    rows.row(xml.slice(start + 4, isEmpty ? end - 1 : end));
    const next = isEmpty ? end + 1 : scanCells(xml, end + 1, rows, textOf);
    if (next < 0) {
      rows.undo();
      return start;
    }
    start = next;
  }
  return start;
}

/** @returns the place behind the row's end; below 0 when the row is not plain */
function scanCells(xml: string, from: number, rows: PlainRows, textOf: (start: number, end: number) => string): number {
  let at = from;
  while (xml.charCodeAt(at + 1) === LETTER_C && xml.charCodeAt(at) === LESS) {
    at += 2;
    let place = -1;
    let style = 0;
    let type = "n";
    while (xml.charCodeAt(at) === SPACE) {
      const equals = xml.indexOf("=", at);
      const end = xml.charCodeAt(equals + 1) === QUOTE ? xml.indexOf('"', equals + 2) : -1;
      if (end < 0) return -1;
      const name = equals === at + 2 ? xml.charCodeAt(at + 1) : 0;
      // What is said twice is left to the other way.
      if (name === LETTER_R) {
        const before = place;
        place = placeAt(xml, equals + 2);
        if (place < 0 || before >= 0) return -1;
      } else if (name === LETTER_S) {
        const before = style;
        style = wholeNumber(xml, equals + 2, end);
        if (style < 0 || before > 0) return -1;
      } else if (name === LETTER_T) {
        if (type !== "n") return -1;
        type = end === equals + 3 ? xml[equals + 2]! : xml.slice(equals + 2, end);
      } else if (!isPlainAttribute(xml, at + 1, equals, end)) return -1;
      at = end + 1;
    }
    if (xml.charCodeAt(at) === SLASH && xml.charCodeAt(at + 1) === CLOSE) {
      rows.cell(place, type, style, "none", "", null);
      at += 2;
      continue;
    }
    if (xml.charCodeAt(at) !== CLOSE) return -1;
    at++;
    let formula: string | null = null;
    if (xml.charCodeAt(at + 1) === LETTER_F && xml.charCodeAt(at) === LESS) {
      const open = xml.charCodeAt(at + 2) === CLOSE ? at + 2 : xml.charCodeAt(at + 2) === SPACE ? tagEnd(xml, at + 2) : -1;
      if (open < 0) return -1;
      if (xml.charCodeAt(open - 1) === SLASH) {
        formula = "";
        at = open + 1;
      } else {
        const end = xml.indexOf("<", open);
        if (!xml.startsWith("</f>", end)) return -1;
        formula = textOf(open + 1, end);
        at = end + 4;
      }
    }
    let kind: Content = "none";
    let content = "";
    if (xml.charCodeAt(at + 1) === LETTER_V && xml.startsWith("<v>", at)) {
      const end = xml.indexOf("<", at + 3);
      if (!xml.startsWith("</v>", end)) return -1;
      kind = "value";
      content = textOf(at + 3, end);
      at = end + 4;
    } else if (xml.startsWith("<is><t", at)) {
      const open = xml.charCodeAt(at + 6) === CLOSE ? at + 6 : xml.startsWith(PRESERVE, at + 6) ? at + 5 + PRESERVE.length : -1;
      const end = open < 0 ? -1 : xml.indexOf("<", open);
      if (end < 0 || !xml.startsWith("</t></is>", end)) return -1;
      kind = "inline";
      content = textOf(open + 1, end);
      at = end + 9;
    }
    if (!xml.startsWith("</c>", at)) return -1;
    rows.cell(place, type, style, kind, content, formula);
    at += 4;
  }
  return xml.startsWith("</row>", at) ? at + 6 : -1;
}

const PRESERVE = ' xml:space="preserve">';

/** The place of an address such as `B3` up to its quote, as row × 16,384 + column; -1 when it is none. */
function placeAt(xml: string, from: number): number {
  let i = from;
  let column = 0;
  let code = xml.charCodeAt(i);
  for (; code >= 65 && code <= 90; code = xml.charCodeAt(++i)) column = column * 26 + (code - 64);
  let row = 0;
  for (; code >= 48 && code <= 57; code = xml.charCodeAt(++i)) row = row * 10 + (code - 48);
  return code === QUOTE && column >= 1 && column <= 16_384 && row >= 1 && row <= 1_048_576 ? (row - 1) * 16_384 + column - 1 : -1;
}

function wholeNumber(xml: string, from: number, to: number): number {
  let number = 0;
  for (let i = from; i < to; i++) {
    const digit = xml.charCodeAt(i) - 48;
    if (digit < 0 || digit > 9) return -1;
    number = number * 10 + digit;
  }
  return to > from ? number : -1;
}

/** Whether an attribute that does not matter here is written plainly: letters for a name, and no bracket in its value. */
function isPlainAttribute(xml: string, from: number, equals: number, end: number): boolean {
  for (let i = from; i < equals; i++) {
    const code = xml.charCodeAt(i) | 0x20;
    if (code < 97 || code > 122) return false;
  }
  const bracket = xml.indexOf("<", equals);
  return equals - from > 1 && (bracket < 0 || bracket > end);
}
