import { attribute, tagEnd } from "../xml/scan-xml.ts";

interface Span {
  readonly start: number;
  readonly end: number;
}

/** An element of a sheet's text. */
export interface SheetElement extends Span {
  readonly prefix: string;
  readonly attributes: string;
  readonly selfClosing: boolean;
  readonly inner: Span;
}

/** The next element of this local name between two positions; comments are passed over. Its kind never nests here. */
export function findElement(xml: string, name: string, from: number, to: number, known: string | null = null, hasComments = true): SheetElement | null {
  const found = known === null ? findOpening(xml, name, from, to) : hasComments ? findKnownOpening(xml, `${known}${name}`, from, to) : findPlainOpening(xml, `<${known}${name}`, from, to);
  if (found < 0) return null;
  return elementAt(xml, found, known ?? xml.slice(found + 1, xml.indexOf(name, found)), name);
}

/** The element that opens here; `null` when it does not close. */
export function elementAt(xml: string, found: number, prefix: string, name: string): SheetElement | null {
  const nameEnd = found + 1 + prefix.length + name.length;
  const open = tagEnd(xml, nameEnd);
  if (open < 0) return null;
  const selfClosing = xml.charCodeAt(open - 1) === SLASH;
  const attributes = xml.slice(nameEnd, selfClosing ? open - 1 : open);
  if (selfClosing) return { start: found, end: open + 1, prefix, attributes, selfClosing, inner: { start: open, end: open } };
  const closing = `</${prefix}${name}`;
  let close = xml.indexOf(closing, open);
  // `</c` also begins `</color>`.
  while (close >= 0 && !isEndOfName(xml.charCodeAt(close + closing.length))) close = xml.indexOf(closing, close + 1);
  if (close < 0) return null;
  return { start: found, end: xml.indexOf(">", close) + 1, prefix, attributes, selfClosing, inner: { start: open + 1, end: close } };
}

/** The style of a row's new cells, by the row's attributes; `null` when it has none. */
export function styleOfRow(attributes: string): string | null {
  return attribute(attributes, "customFormat") === "1" ? attribute(attributes, "s") : null;
}

const SLASH = 47;
const CLOSE = 62;

function isEndOfName(code: number): boolean {
  return code <= 32 || code === SLASH || code === CLOSE;
}

/** As `findKnownOpening`, in a part without comments. */
function findPlainOpening(xml: string, opening: string, from: number, to: number): number {
  for (let at = xml.indexOf(opening, from); at >= 0 && at < to; at = xml.indexOf(opening, at + 1)) {
    if (isEndOfName(xml.charCodeAt(at + opening.length))) return at;
  }
  return -1;
}

/** Where an element opens whose prefix is known, as it is of all that stands in `sheetData`. */
function findKnownOpening(xml: string, name: string, from: number, to: number): number {
  for (let at = xml.indexOf("<", from); at >= 0 && at < to; at = xml.indexOf("<", at + 1)) {
    if (xml.startsWith("!--", at + 1)) {
      const end = xml.indexOf("-->", at + 4);
      if (end < 0) return -1;
      at = end;
      continue;
    }
    if (!xml.startsWith(name, at + 1)) continue;
    if (isEndOfName(xml.charCodeAt(at + 1 + name.length))) return at;
  }
  return -1;
}

function findOpening(xml: string, name: string, from: number, to: number): number {
  const pattern = new RegExp(`<((?:[\\w.-]+:)?)${name}(?=[\\s/>])|<!--[\\s\\S]*?-->`, "g");
  pattern.lastIndex = from;
  for (let m = pattern.exec(xml); m !== null && m.index < to; m = pattern.exec(xml)) if (m[1] !== undefined) return m.index;
  return -1;
}
