import type { Library } from "@kaiji/domain";
import type { Archive } from "../zip/archive.ts";
import type { Grid } from "../grid/grid.ts";
import { findLayouts, type FormLayout } from "../recognise/form-layout.ts";
import { openWorkbook, readGrids, type WorkbookParts } from "./open-workbook.ts";

/** An archive whose parts are inflated once, however often they are asked for. */
function rememberParts(archive: Archive): Archive {
  const known = new Map<string, Uint8Array | null>();
  return {
    entries: archive.entries,
    read(name) {
      const before = known.get(name);
      if (before !== undefined) return before;
      const bytes = archive.read(name);
      known.set(name, bytes);
      return bytes;
    },
  };
}

/** The forms of a workbook with the cells people fill in, and the parts they stand in. @throws ReadFailure */
export function findWorkbookLayouts(
  bytes: Uint8Array,
  library: Library,
): { layouts: FormLayout[]; parts: WorkbookParts; grids: Grid[] } {
  const opened = openWorkbook(bytes);
  const parts = { ...opened, archive: rememberParts(opened.archive) };
  const grids = readGrids(parts);
  return { layouts: findLayouts(grids, library), parts, grids };
}
