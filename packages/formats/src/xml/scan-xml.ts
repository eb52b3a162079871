import { ReadFailure } from "../read-failure.ts";
import { TextMemory } from "../text-memory.ts";

export interface XmlHandler {
  /** `attributes` is the raw text between the name and the bracket; see `attribute`. */
  open(name: string, attributes: string): void;
  close(name: string): void;
  text?(text: string): void;
  /**
   * Takes over at the beginning of an element's content.
   * @param at where that is in the part
   * @returns where to go on; what lies before it must be whole elements, well formed
   */
  inside?(name: string, at: number): number;
  /** As `inside`, behind the end of an element. */
  behind?(name: string, at: number): number;
}

const SLASH = 47;
const BANG = 33;
const QUERY = 63;
const OPEN = 60;
const CLOSE = 62;
const COLON = 58;

/**
 * Walks through an XML part once. Names come without their prefix. Document types are refused, so there are
 * no entities but the five of XML and character references.
 * @throws ReadFailure `damaged` when the part is not well formed, `document-type-declared`
 */
export function scanXml(xml: string, part: string, handler: XmlHandler): void {
  const damaged = () => new ReadFailure("damaged", { part });
  const stack: string[] = [];
  const names: string[] = [];
  let at = 0;
  const { length } = xml;
  const hasReferences = xml.includes("&");
  while (at < length) {
    const bracket = xml.indexOf("<", at);
    if (bracket < 0) {
      if (stack.length > 0) throw damaged();
      break;
    }
    if (bracket > at && stack.length > 0 && handler.text) handler.text(hasReferences ? decodeText(xml.slice(at, bracket)) : xml.slice(at, bracket));
    const next = xml.charCodeAt(bracket + 1);
    if (next === SLASH) {
      const opened = stack.pop();
      if (opened === undefined || !xml.startsWith(opened, bracket + 2)) throw damaged();
      let end = bracket + 2 + opened.length;
      while (xml.charCodeAt(end) <= 32) end++;
      if (xml.charCodeAt(end) !== CLOSE) throw damaged();
      const name = names.pop() ?? "";
      handler.close(name);
      at = handler.behind === undefined ? end + 1 : handler.behind(name, end + 1);
    } else if (next === BANG) {
      at = skipBang(xml, bracket, part, stack.length > 0 ? handler : null);
    } else if (next === QUERY) {
      const end = xml.indexOf("?>", bracket);
      if (end < 0) throw damaged();
      at = end + 2;
    } else {
      let nameEnd = bracket + 1;
      let nameStart = nameEnd;
      for (let c = next; c > 32 && c !== SLASH && c !== CLOSE; c = xml.charCodeAt(++nameEnd)) {
        if (c === COLON) nameStart = nameEnd + 1;
        else if (c === OPEN) throw damaged();
      }
      const end = xml.charCodeAt(nameEnd) === CLOSE ? nameEnd : tagEnd(xml, nameEnd);
      if (end < 0 || nameStart === nameEnd) throw damaged();
      const selfClosing = xml.charCodeAt(end - 1) === SLASH;
      const full = xml.slice(bracket + 1, nameEnd);
      const name = nameStart === bracket + 1 ? full : xml.slice(nameStart, nameEnd);
      handler.open(name, xml.slice(nameEnd, selfClosing ? end - 1 : end));
      if (selfClosing) handler.close(name);
      else {
        stack.push(full);
        names.push(name);
      }
      at = selfClosing || handler.inside === undefined ? end + 1 : handler.inside(name, end + 1);
    }
  }
  if (stack.length > 0) throw damaged();
}

function skipBang(xml: string, at: number, part: string, handler: XmlHandler | null): number {
  if (xml.startsWith("<!--", at)) {
    const end = xml.indexOf("-->", at + 4);
    if (end < 0) throw new ReadFailure("damaged", { part });
    return end + 3;
  }
  if (xml.startsWith("<![CDATA[", at)) {
    const end = xml.indexOf("]]>", at + 9);
    if (end < 0) throw new ReadFailure("damaged", { part });
    handler?.text?.(xml.slice(at + 9, end));
    return end + 3;
  }
  if (/^<!DOCTYPE/i.test(xml.slice(at, at + 9))) throw new ReadFailure("document-type-declared", { part });
  throw new ReadFailure("damaged", { part });
}

/** Position of the bracket that ends a tag; brackets inside quoted values do not count. */
export function tagEnd(xml: string, from: number): number {
  let quote = 0;
  for (let i = from; i < xml.length; i++) {
    const c = xml.charCodeAt(i);
    if (quote !== 0) {
      if (c === quote) quote = 0;
    } else if (c === 34 || c === 39) quote = c;
    else if (c === 62) return i;
    else if (c === 60) return -1;
  }
  return -1;
}

/** The value of an attribute in a tag's raw text, by its name with or without prefix; `null` when it is not there. */
export function attribute(attributes: string, name: string): string | null {
  let at = attributes.indexOf(name);
  // Nearly every file writes ` name="value"`.
  if (at > 0 && attributes.charCodeAt(at - 1) === 32 && attributes.charCodeAt(at + name.length) === 61 && attributes.charCodeAt(at + name.length + 1) === 34) {
    const start = at + name.length + 2;
    const end = attributes.indexOf('"', start);
    return end < 0 ? null : decodeText(attributes.slice(start, end));
  }
  while (at >= 0) {
    const before = attributes.charCodeAt(at - 1);
    let after = at + name.length;
    if (at === 0 || before <= 32 || before === 58) {
      while (attributes.charCodeAt(after) <= 32) after++;
      if (attributes.charCodeAt(after) === 61) {
        after++;
        while (attributes.charCodeAt(after) <= 32) after++;
        const quote = attributes[after];
        if (quote === '"' || quote === "'") {
          const end = attributes.indexOf(quote, after + 1);
          return end < 0 ? null : decodeText(attributes.slice(after + 1, end));
        }
      }
    }
    at = attributes.indexOf(name, at + 1);
  }
  return null;
}

const NAMED: Readonly<Record<string, string>> = { lt: "<", gt: ">", amp: "&", quot: '"', apos: "'" };

/** A text with its references resolved. */
export function decodeText(text: string): string {
  return text.includes("&") ? decoded.of(text) : text;
}

/** Formulas are full of references, and a row's are as those of the same row in other files. */
const decoded = new TextMemory((text) => {
  let out = "";
  let from = 0;
  for (let amp = text.indexOf("&"); amp >= 0; ) {
    const end = text.indexOf(";", amp);
    if (end < 0) break;
    const letters = decodeReference(text.slice(amp + 1, end));
    if (letters !== null) {
      out += text.slice(from, amp) + letters;
      from = end + 1;
    }
    amp = text.indexOf("&", letters === null ? amp + 1 : from);
  }
  return out + text.slice(from);
});

function decodeReference(name: string): string | null {
  if (!name.startsWith("#")) return NAMED[name] ?? null;
  const code = /^#x[0-9a-fA-F]{1,6}$/.test(name) ? Number.parseInt(name.slice(2), 16) : /^#\d{1,7}$/.test(name) ? Number(name.slice(1)) : -1;
  return code >= 0 && code <= 0x10ffff ? String.fromCodePoint(code) : null;
}
