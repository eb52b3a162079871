import { parseCellAddress } from "../grid/cell-address.ts";
import type { Cell } from "../grid/cell.ts";
import type { CellNote } from "../grid/grid.ts";
import { decodeXml } from "../xml/decode-xml.ts";
import { attribute, scanXml } from "../xml/scan-xml.ts";
import type { Archive } from "../zip/archive.ts";
import { listFormControls } from "./form-controls.ts";
import { readRelationships } from "./relationships.ts";
import { StringItemBuilder } from "./string-item.ts";

/** What lies over a sheet's cells: check boxes and option buttons as cells of TRUE or FALSE, and comments. */
export interface SheetDrawings {
  readonly controls: readonly Cell[];
  readonly notes: readonly CellNote[];
}

const NONE: SheetDrawings = { controls: [], notes: [] };

/** Reads the drawings of a sheet that can carry an answer. A drawing that is damaged is no reason to refuse the cells. */
export function readSheetDrawings(archive: Archive, sheetPath: string): SheetDrawings {
  const cut = sheetPath.lastIndexOf("/") + 1;
  if (!archive.entries.has(`${sheetPath.slice(0, cut)}_rels/${sheetPath.slice(cut)}.rels`.toLowerCase())) return NONE;
  const controls: Cell[] = [];
  const notes: CellNote[] = [];
  for (const { type, target } of readRelationships(archive, sheetPath).values()) {
    const bytes = type === "vmlDrawing" || type === "comments" ? archive.read(target) : null;
    if (bytes === null) continue;
    if (type === "comments") notes.push(...readComments(decodeXml(bytes), target));
    else controls.push(...readControls(decodeXml(bytes)));
  }
  return { controls, notes };
}

function readControls(vml: string): Cell[] {
  return listFormControls(vml).map(({ row, column, isChecked }) => ({ row, column, kind: "boolean", text: isChecked ? "TRUE" : "FALSE" }));
}

function readComments(xml: string, part: string): CellNote[] {
  const notes: CellNote[] = [];
  const item = new StringItemBuilder();
  let place: { row: number; column: number } | null = null;
  scanXml(xml, part, {
    open(name, attributes) {
      if (name === "comment") {
        place = parseCellAddress(attribute(attributes, "ref") ?? "");
        item.start();
      } else item.open(name, attributes);
    },
    close(name) {
      if (name !== "comment") item.close(name);
      else if (place !== null) notes.push({ ...place, text: item.finish().trim() });
    },
    text: (text) => item.text(text),
  });
  return notes;
}
