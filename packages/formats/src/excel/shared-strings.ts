import { decodeText, scanXml } from "../xml/scan-xml.ts";
import { decodeEscapes, StringItemBuilder } from "./string-item.ts";

/** The texts that the cells of a workbook share. */
export interface SharedStrings {
  readonly texts: readonly string[];
  /** By place, the texts without what is struck through in them; most workbooks have none. */
  readonly unstruck: ReadonlyMap<number, string>;
  /** The same for cells whose style is struck through: there only runs with a look of their own are not. */
  readonly ownUnstruck: ReadonlyMap<number, string>;
}

export const NO_STRINGS: SharedStrings = { texts: [], unstruck: new Map(), ownUnstruck: new Map() };

/** The texts of `sharedStrings.xml`. Phonetic guides (furigana) are not part of a text. */
export function readSharedStrings(xml: string, part: string): SharedStrings {
  const texts: string[] = [];
  const unstruck = new Map<number, string>();
  const ownUnstruck = new Map<number, string>();
  const item = new StringItemBuilder();
  // References, escapes and line ends: most workbooks have none of them.
  const isPlain = !xml.includes("&") && !xml.includes("_x") && !xml.includes("\r");
  scanXml(xml, part, {
    open(name, attributes) {
      if (name === "si") item.start();
      else item.open(name, attributes);
    },
    close(name) {
      if (name !== "si") return item.close(name);
      texts.push(item.finish());
      if (item.unstruck !== undefined) unstruck.set(texts.length - 1, item.unstruck);
      if (item.ownUnstruck !== undefined) ownUnstruck.set(texts.length - 1, item.ownUnstruck);
    },
    text: (text) => item.text(text),
    inside: (name, at) => (name === "sst" ? takePlainStrings(xml, at, isPlain, texts) : at),
    behind: (name, at) => (name === "si" ? takePlainStrings(xml, at, isPlain, texts) : at),
  });
  return { texts, unstruck, ownUnstruck };
}

const PRESERVED = '<si><t xml:space="preserve">';
/** What Excel in Japan writes behind a text that was typed: how it is read, and in which letters that is shown. */
const FURIGANA = /(?:<rPh [^<>]*><t(?: xml:space="preserve")?>[^<]*<\/t><\/rPh>)*(?:<phoneticPr [^<>]*\/>)?<\/si>/y;

/**
 * Takes the strings that are written plainly, a text in one piece with or without furigana, as nearly all are.
 * @param isPlain whether the texts of this part are what they show, with nothing to decode
 * @returns where the first one begins that is written in another way, or what follows them
 */
function takePlainStrings(xml: string, from: number, isPlain: boolean, texts: string[]): number {
  for (let at = from; ; ) {
    const start = xml.startsWith("<si><t>", at) ? at + 7 : xml.startsWith(PRESERVED, at) ? at + PRESERVED.length : -1;
    const end = start < 0 ? -1 : xml.indexOf("<", start);
    if (end < 0 || !xml.startsWith("</t>", end)) return at;
    const next = xml.startsWith("</si>", end + 4) ? end + 9 : behindFurigana(xml, end + 4);
    if (next < 0) return at;
    const text = xml.slice(start, end);
    texts.push(isPlain ? text : decodeEscapes(decodeText(text)));
    at = next;
  }
}

function behindFurigana(xml: string, from: number): number {
  FURIGANA.lastIndex = from;
  return FURIGANA.test(xml) ? FURIGANA.lastIndex : -1;
}
