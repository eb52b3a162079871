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
    inside: (name, at) => (name === "sst" ? takePlainStrings(xml, at, texts) : at),
  });
  return { texts, unstruck, ownUnstruck };
}

const PRESERVED = '<si><t xml:space="preserve">';

/**
 * Takes the strings that stand first and are written plainly, a text in one piece, as nearly all are.
 * @returns where the first one begins that is written in another way, or what follows them
 */
function takePlainStrings(xml: string, from: number, texts: string[]): number {
  const hasReferences = xml.includes("&");
  for (let at = from; ; ) {
    const start = xml.startsWith("<si><t>", at) ? at + 7 : xml.startsWith(PRESERVED, at) ? at + PRESERVED.length : -1;
    const end = start < 0 ? -1 : xml.indexOf("<", start);
    if (end < 0 || !xml.startsWith("</t></si>", end)) return at;
    const text = xml.slice(start, end);
    texts.push(decodeEscapes(hasReferences ? decodeText(text) : text));
    at = end + 9;
  }
}
