import type { Library } from "@kaiji/domain";
import type { Grid } from "../grid/grid.ts";
import { findLayouts, type FormLayout } from "../recognise/form-layout.ts";
import { openWorkbook, readGrids, type WorkbookParts } from "./open-workbook.ts";

/** The forms of a workbook with the cells people fill in, and the parts they stand in. @throws ReadFailure */
export function findWorkbookLayouts(
  bytes: Uint8Array,
  library: Library,
): { layouts: FormLayout[]; parts: WorkbookParts; grids: Grid[] } {
  const parts = openWorkbook(bytes);
  const grids = readGrids(parts);
  return { layouts: findLayouts(grids, library), parts, grids };
}
