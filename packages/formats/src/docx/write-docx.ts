import { strToU8, zipSync, type Zippable } from "fflate";
import { documentXml } from "./document-xml.ts";
import type { DocumentContent } from "./docx-block.ts";
import { fixedParts } from "./docx-parts.ts";

// The zip format stores local time; building it from local parts gives the same bytes in every time zone.
const FIXED_TIME = new Date(1980, 0, 1, 0, 0, 0);

/** Writes a Word document (.docx, A4, Japanese). The same input gives the same bytes, on every machine. */
export function writeDocx(content: DocumentContent): Uint8Array {
  const parts = { ...fixedParts(content), "word/document.xml": documentXml(content) };
  const files: Zippable = Object.fromEntries(Object.entries(parts).map(([name, xml]) => [name, strToU8(xml)]));
  return zipSync(files, { level: 6, mtime: FIXED_TIME });
}
