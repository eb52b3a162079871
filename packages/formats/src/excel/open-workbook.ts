import type { Grid } from "../grid/grid.ts";
import { ReadFailure } from "../read-failure.ts";
import { decodeXml } from "../xml/decode-xml.ts";
import { attribute, scanXml } from "../xml/scan-xml.ts";
import { type Archive, openArchive } from "../zip/archive.ts";
import { LIMITS } from "../zip/limits.ts";
import type { SheetContext } from "./collect-cells.ts";
import { readSheet } from "./read-sheet.ts";
import { readRelationships } from "./relationships.ts";
import { readSheetDrawings } from "./sheet-drawings.ts";
import { NO_STRINGS, readSharedStrings } from "./shared-strings.ts";
import { NO_STYLES, readCellFormats } from "./styles.ts";

/** A sheet's entry in the workbook part. */
export interface SheetEntry {
  readonly name: string;
  readonly path: string;
  readonly hidden: boolean;
}

/** The parts of a workbook that lead to its sheets. */
export interface WorkbookParts {
  readonly archive: Archive;
  readonly workbookPath: string;
  readonly sheets: readonly SheetEntry[];
  readonly sharedStringsPath: string | null;
  readonly stylesPath: string | null;
  readonly uses1904: boolean;
}

/**
 * Opens a workbook's container and finds its sheets by their relationships, never by file name.
 * @throws ReadFailure when the bytes are no workbook, are damaged or over a limit
 */
export function openWorkbook(bytes: Uint8Array): WorkbookParts {
  return openWorkbookIn(openArchive(bytes));
}

/** As `openWorkbook`, in a container that is open. @throws ReadFailure */
export function openWorkbookIn(archive: Archive): WorkbookParts {
  const workbookPath = findWorkbookPath(archive);
  const relationships = readRelationships(archive, workbookPath);
  const sheets: SheetEntry[] = [];
  let uses1904 = false;
  scanXml(readText(archive, workbookPath), workbookPath, {
    open(name, attributes) {
      if (name === "workbookPr") uses1904 = ["1", "true"].includes(attribute(attributes, "date1904") ?? "");
      if (name !== "sheet") return;
      const relationship = relationships.get(attribute(attributes, "id") ?? "");
      if (relationship?.type !== "worksheet") return;
      const state = attribute(attributes, "state");
      sheets.push({
        name: attribute(attributes, "name") ?? "",
        path: relationship.target,
        hidden: state === "hidden" || state === "veryHidden",
      });
    },
    close() {},
  });
  if (sheets.length > LIMITS.sheets) throw new ReadFailure("too-large", { what: "sheets", limit: String(LIMITS.sheets) });
  const byType = (type: string) => [...relationships.values()].find((r) => r.type === type)?.target ?? null;
  return {
    archive,
    workbookPath,
    sheets,
    sharedStringsPath: byType("sharedStrings"),
    stylesPath: byType("styles"),
    uses1904,
  };
}

/** Reads every sheet of a workbook into a grid. @throws ReadFailure */
export function readGrids(parts: WorkbookParts): Grid[] {
  const context = readSheetContext(parts);
  return parts.sheets.map((sheet) => readGrid(parts.archive, sheet, context));
}

/** What all sheets of a workbook share: its strings, its number formats and its way of counting days. @throws ReadFailure */
export function readSheetContext(parts: WorkbookParts): SheetContext {
  const { archive, sharedStringsPath, stylesPath } = parts;
  const stringsXml = sharedStringsPath === null ? null : readOptionalText(archive, sharedStringsPath);
  const stylesXml = stylesPath === null ? null : readOptionalText(archive, stylesPath);
  return {
    strings: stringsXml === null ? NO_STRINGS : readSharedStrings(stringsXml, sharedStringsPath!),
    styles: stylesXml === null ? NO_STYLES : readCellFormats(stylesXml, stylesPath!),
    uses1904: parts.uses1904,
  };
}

/** Reads one sheet. @throws ReadFailure */
export function readGrid(archive: Archive, { path, name, hidden }: SheetEntry, context: SheetContext): Grid {
  return readSheet(readText(archive, path), path, name, hidden, context, readSheetDrawings(archive, path));
}

function findWorkbookPath(archive: Archive): string {
  if (!archive.entries.has("[content_types].xml")) throw new ReadFailure("not-a-workbook", { found: "zip" });
  for (const { type, target } of readRelationships(archive, "").values()) {
    if (type !== "officeDocument") continue;
    if (target.toLowerCase().endsWith(".bin")) throw new ReadFailure("binary-xlsb");
    if (/(^|\/)(document|presentation)\d*\.xml$/i.test(target)) throw new ReadFailure("not-a-workbook", { found: target });
    return target;
  }
  if (archive.entries.has("xl/workbook.xml")) return "xl/workbook.xml";
  throw new ReadFailure("not-a-workbook", { found: "zip" });
}

/** A part as text. @throws ReadFailure `damaged` when it is missing */
export function readText(archive: Archive, path: string): string {
  const text = readOptionalText(archive, path);
  if (text === null) throw new ReadFailure("damaged", { part: path });
  return text;
}

function readOptionalText(archive: Archive, path: string): string | null {
  if (archive.readText !== undefined) return archive.readText(path);
  const bytes = archive.read(path);
  return bytes === null ? null : decodeXml(bytes);
}
