import type { PackSheet } from "@kaiji/domain";
import { readText, type WorkbookParts } from "../excel/open-workbook.ts";
import { attribute, scanXml } from "../xml/scan-xml.ts";

/** The sheets of a workbook with the areas and titles that they print (ECMA-376 part 1, 18.2.5: `_xlnm.Print_Area`). */
export function readPrintedAreas(parts: WorkbookParts): PackSheet[] {
  const areas = new Map<string, string>();
  // A name's scope counts all sheets of the workbook part, also those that hold no cells.
  const names: string[] = [];
  let key: string | null = null;
  scanXml(readText(parts.archive, parts.workbookPath), parts.workbookPath, {
    open(name, attributes) {
      if (name === "sheet") names.push(attribute(attributes, "name") ?? "");
      if (name !== "definedName") return;
      const scope = attribute(attributes, "localSheetId");
      key = scope === undefined ? null : `${(attribute(attributes, "name") ?? "").toLowerCase()}:${names[Number(scope)] ?? ""}`;
    },
    close(name) {
      if (name === "definedName") key = null;
    },
    text(text) {
      if (key !== null) areas.set(key, (areas.get(key) ?? "") + text);
    },
  });
  return parts.sheets.map(({ name }) => ({
    name,
    printArea: withoutSheet(areas.get(`_xlnm.print_area:${name}`)),
    printTitles: withoutSheet(areas.get(`_xlnm.print_titles:${name}`)),
  }));
}

/** `'MDS 入力'!$A$1:$F$60` as `$A$1:$F$60`; several areas stay parted by commas. */
function withoutSheet(reference: string | undefined): string | null {
  if (reference === undefined || reference.includes("#REF!")) return null;
  return reference.replaceAll(/(?:'(?:[^']|'')+'|[^,!']+)!/g, "");
}
