import type { Library } from "@kaiji/domain";
import { type Archive, openArchive } from "../zip/archive.ts";
import type { Grid } from "../grid/grid.ts";
import { findLayouts, type FormLayout } from "../recognise/form-layout.ts";
import { decodeXml } from "../xml/decode-xml.ts";
import { openWorkbookIn, readGrid, readSheetContext, type WorkbookParts } from "./open-workbook.ts";
import type { SheetContext } from "./collect-cells.ts";

/** An archive whose parts are inflated and decoded once, however often they are asked for. */
function rememberParts(archive: Archive): Archive {
  const known = new Map<string, Uint8Array | null>();
  const texts = new Map<string, string | null>();
  const read = (name: string) => remembered(known, name, () => archive.read(name));
  return {
    entries: archive.entries,
    read,
    readText: (name) =>
      remembered(texts, name, () => {
        const bytes = read(name);
        return bytes === null ? null : decodeXml(bytes);
      }),
  };
}

function remembered<T>(known: Map<string, T | null>, name: string, make: () => T | null): T | null {
  const before = known.get(name);
  if (before !== undefined) return before;
  const made = make();
  known.set(name, made);
  return made;
}

/** The forms of a workbook with the cells people fill in, and the parts they stand in. */
export interface WorkbookLayouts {
  readonly layouts: readonly FormLayout[];
  readonly parts: WorkbookParts;
  readonly grids: readonly Grid[];
  readonly context: SheetContext;
}

/** Finds the forms of a workbook. @throws ReadFailure */
export function findWorkbookLayouts(bytes: Uint8Array, library: Library): WorkbookLayouts {
  const parts = openWorkbookIn(rememberParts(openArchive(bytes)));
  const context = readSheetContext(parts);
  const grids = parts.sheets.map((sheet) => readGrid(parts.archive, sheet, context));
  return { layouts: findLayouts(grids, library), parts, grids, context };
}
