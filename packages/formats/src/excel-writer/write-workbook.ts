import { strToU8, zipSync, type Zippable } from "fflate";
import { commentDrawing, commentsXml } from "./comments-xml.ts";
import { sheetXml } from "./sheet-xml.ts";
import type { SheetContent } from "./sheet.ts";
import { StringTable } from "./string-table.ts";
import { StyleTable } from "./style-table.ts";
import { xmlText } from "./xml-text.ts";

export interface WorkbookOptions {
  /** Counts days from 1904, as old Macintosh workbooks do. */
  readonly date1904?: boolean;
  /** A macro project's bytes; makes the file a macro workbook. */
  readonly macro?: Uint8Array;
  /** Further parts by path, for what this writer does not know. */
  readonly extraParts?: Readonly<Record<string, Uint8Array>>;
}

const DECLARATION = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n`;
const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE = "http://schemas.openxmlformats.org/package/2006";
const SPREADSHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml";
// The zip format stores local time; building it from local parts gives the same bytes in every time zone.
const FIXED_TIME = new Date(1980, 0, 1, 0, 0, 0);

/** Writes sheets as an .xlsx (or .xlsm) file. The same input gives the same bytes, on every machine. */
export function writeWorkbook(sheets: readonly SheetContent[], options: WorkbookOptions = {}): Uint8Array {
  const strings = new StringTable();
  const styles = new StyleTable();
  const parts: Record<string, string> = {};
  sheets.forEach((sheet, i) => {
    parts[`xl/worksheets/sheet${i + 1}.xml`] = sheetXml(sheet, strings, styles);
    if ((sheet.comments ?? []).length > 0) Object.assign(parts, commentParts(sheet, i + 1));
  });
  parts["xl/workbook.xml"] = workbookXml(sheets, options);
  parts["xl/_rels/workbook.xml.rels"] = workbookRelations(sheets.length, options.macro !== undefined);
  parts["xl/sharedStrings.xml"] = strings.toXml();
  parts["xl/styles.xml"] = styles.toXml();
  const files: Zippable = {
    "[Content_Types].xml": strToU8(contentTypes(sheets, options.macro !== undefined)),
    "_rels/.rels": strToU8(relations([["rId1", `${OFFICE}/officeDocument`, "xl/workbook.xml"]])),
  };
  for (const path of Object.keys(parts).toSorted()) files[path] = strToU8(parts[path]!);
  if (options.macro !== undefined) files["xl/vbaProject.bin"] = options.macro;
  for (const [path, bytes] of Object.entries(options.extraParts ?? {})) files[path] = bytes;
  return zipSync(files, { level: 6, mtime: FIXED_TIME });
}

function commentParts(sheet: SheetContent, number: number): Record<string, string> {
  const comments = sheet.comments ?? [];
  return {
    [`xl/comments${number}.xml`]: commentsXml(comments),
    [`xl/drawings/vmlDrawing${number}.vml`]: commentDrawing(comments),
    [`xl/worksheets/_rels/sheet${number}.xml.rels`]: relations([
      ["rId1", `${OFFICE}/comments`, `../comments${number}.xml`],
      ["rId2", `${OFFICE}/vmlDrawing`, `../drawings/vmlDrawing${number}.vml`],
    ]),
  };
}

function workbookXml(sheets: readonly SheetContent[], options: WorkbookOptions): string {
  const items = sheets.map((sheet, i) => {
    const state = sheet.visibility === undefined || sheet.visibility === "visible" ? "" : ` state="${sheet.visibility}"`;
    return `<sheet name="${xmlText(sheet.name)}" sheetId="${i + 1}"${state} r:id="rId${i + 1}"/>`;
  });
  return (
    `${DECLARATION}<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="${OFFICE}">` +
    `<workbookPr${options.date1904 === true ? ` date1904="1"` : ""}/><sheets>${items.join("")}</sheets>${printedNames(sheets)}</workbook>`
  );
}

/** The area that each sheet prints and the rows that it repeats on paper, as Excel keeps them: defined names of the sheet. */
function printedNames(sheets: readonly SheetContent[]): string {
  const names = sheets.flatMap(({ name, page }, i) => {
    const define = (what: string, place: string) =>
      `<definedName name="_xlnm.${what}" localSheetId="${i}">${xmlText(`'${name.replaceAll("'", "''")}'!${place}`)}</definedName>`;
    const area = page?.area?.replaceAll(/([A-Z]+)(\d+)/g, "$$$1$$$2");
    return [
      ...(area === undefined ? [] : [define("Print_Area", area)]),
      ...(page?.titleRows === undefined ? [] : [define("Print_Titles", `$${page.titleRows[0]}:$${page.titleRows[1]}`)]),
    ];
  });
  return names.length === 0 ? "" : `<definedNames>${names.join("")}</definedNames>`;
}

function workbookRelations(count: number, hasMacro: boolean): string {
  const list: [string, string, string][] = [];
  for (let i = 1; i <= count; i++) list.push([`rId${i}`, `${OFFICE}/worksheet`, `worksheets/sheet${i}.xml`]);
  list.push([`rId${count + 1}`, `${OFFICE}/sharedStrings`, "sharedStrings.xml"]);
  list.push([`rId${count + 2}`, `${OFFICE}/styles`, "styles.xml"]);
  if (hasMacro) {
    list.push([`rId${count + 3}`, "http://schemas.microsoft.com/office/2006/relationships/vbaProject", "vbaProject.bin"]);
  }
  return relations(list);
}

function relations(list: readonly (readonly [id: string, type: string, target: string])[]): string {
  const items = list.map(([id, type, target]) => `<Relationship Id="${id}" Type="${type}" Target="${target}"/>`);
  return `${DECLARATION}<Relationships xmlns="${PACKAGE}/relationships">${items.join("")}</Relationships>`;
}

function contentTypes(sheets: readonly SheetContent[], hasMacro: boolean): string {
  const main = hasMacro ? "application/vnd.ms-excel.sheet.macroEnabled.main+xml" : `${SPREADSHEET}.sheet.main+xml`;
  const overrides: [string, string][] = [["/xl/workbook.xml", main]];
  sheets.forEach((sheet, i) => {
    overrides.push([`/xl/worksheets/sheet${i + 1}.xml`, `${SPREADSHEET}.worksheet+xml`]);
    if ((sheet.comments ?? []).length > 0) overrides.push([`/xl/comments${i + 1}.xml`, `${SPREADSHEET}.comments+xml`]);
  });
  overrides.push(["/xl/sharedStrings.xml", `${SPREADSHEET}.sharedStrings+xml`]);
  overrides.push(["/xl/styles.xml", `${SPREADSHEET}.styles+xml`]);
  return (
    `${DECLARATION}<Types xmlns="${PACKAGE}/content-types">` +
    `<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
    `<Default Extension="xml" ContentType="application/xml"/>` +
    `<Default Extension="bin" ContentType="application/vnd.ms-office.vbaProject"/>` +
    `<Default Extension="vml" ContentType="application/vnd.openxmlformats-officedocument.vmlDrawing"/>` +
    overrides.map(([part, type]) => `<Override PartName="${part}" ContentType="${type}"/>`).join("") +
    `</Types>`
  );
}
