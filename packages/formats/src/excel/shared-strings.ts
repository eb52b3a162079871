import { scanXml } from "../xml/scan-xml.ts";
import { StringItemBuilder } from "./string-item.ts";

/** The texts that the cells of a workbook share. */
export interface SharedStrings {
  readonly texts: readonly string[];
  /** By place, the texts without what is struck through in them; most workbooks have none. */
  readonly unstruck: ReadonlyMap<number, string>;
}

export const NO_STRINGS: SharedStrings = { texts: [], unstruck: new Map() };

/** The texts of `sharedStrings.xml`. Phonetic guides (furigana) are not part of a text. */
export function readSharedStrings(xml: string, part: string): SharedStrings {
  const texts: string[] = [];
  const unstruck = new Map<number, string>();
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
    },
    text: (text) => item.text(text),
  });
  return { texts, unstruck };
}
