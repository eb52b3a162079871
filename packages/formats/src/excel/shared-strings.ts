import { scanXml } from "../xml/scan-xml.ts";
import { StringItemBuilder } from "./string-item.ts";

/** The texts of `sharedStrings.xml`. Phonetic guides (furigana) are not part of a text. */
export function readSharedStrings(xml: string, part: string): string[] {
  const strings: string[] = [];
  const item = new StringItemBuilder();
  scanXml(xml, part, {
    open(name) {
      if (name === "si") item.start();
      else item.open(name);
    },
    close(name) {
      if (name === "si") strings.push(item.finish());
      else item.close(name);
    },
    text: (text) => item.text(text),
  });
  return strings;
}
