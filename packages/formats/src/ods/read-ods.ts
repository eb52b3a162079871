import type { Disclosure, Library } from "@kaiji/domain";
import type { Grid } from "../grid/grid.ts";
import { ReadFailure } from "../read-failure.ts";
import { recogniseDisclosures } from "../recognise/recognise-disclosures.ts";
import { decodeXml } from "../xml/decode-xml.ts";
import type { Archive } from "../zip/archive.ts";
import { readContent } from "./read-content.ts";

const SPREADSHEET = "application/vnd.oasis.opendocument.spreadsheet";

/** Whether a zip archive is an OpenDocument file of any kind: it has a content part and says its type first. */
export function isOpenDocument(archive: Archive): boolean {
  return archive.entries.has("content.xml") && (archive.entries.has("mimetype") || archive.entries.has("meta-inf/manifest.xml"));
}

/**
 * Reads the filled forms in an OpenDocument spreadsheet. Formulas are not calculated, scripts never run.
 * @throws ReadFailure when it is no spreadsheet, protected, damaged, over a limit or holds no form
 */
export function readOds(archive: Archive, library: Library): Disclosure[] {
  return recogniseDisclosures(odsGrids(archive), library);
}

/** The sheets of an OpenDocument spreadsheet. @throws ReadFailure as `readOds` */
export function odsGrids(archive: Archive): Grid[] {
  const type = archive.entries.has("mimetype") ? new TextDecoder().decode(archive.read("mimetype")!).trim() : SPREADSHEET;
  if (!type.startsWith(SPREADSHEET)) throw new ReadFailure("not-a-workbook", { found: type.slice(0, 100) });
  const manifest = archive.read("META-INF/manifest.xml");
  if (manifest !== null && decodeXml(manifest).includes("encryption-data")) throw new ReadFailure("password-protected", { container: "ods" });
  const content = archive.read("content.xml");
  if (content === null) throw new ReadFailure("damaged", { part: "content.xml" });
  return readContent(decodeXml(content), "content.xml");
}
