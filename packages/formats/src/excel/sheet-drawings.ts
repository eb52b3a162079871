import { parseCellAddress } from "../grid/cell-address.ts";
import type { Cell } from "../grid/cell.ts";
import type { CellNote } from "../grid/grid.ts";
import { decodeXml } from "../xml/decode-xml.ts";
import { attribute, scanXml } from "../xml/scan-xml.ts";
import type { Archive } from "../zip/archive.ts";
import { activeXCells, controlCell, type FormControl, listFormControls } from "./form-controls.ts";
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
  const relationships = [...readRelationships(archive, sheetPath).values()];
  const hasActiveX = relationships.some(({ type, target }) => type === "control" && takesAnswers(archive, target));
  for (const { type, target } of relationships) {
    const bytes = type === "vmlDrawing" || type === "comments" ? archive.read(target) : null;
    if (bytes === null) continue;
    if (type === "comments") notes.push(...readComments(decodeXml(bytes), target));
    else {
      const vml = decodeXml(bytes);
      controls.push(...readControls(vml), ...(hasActiveX ? activeXCells(vml) : []));
    }
  }
  return { controls, notes };
}

/** Check box, option button, switch, and lists and boxes to choose or type in ([MS-OFORMS] 2.2); not labels, pictures and command buttons. */
const ANSWERING = /8BD21D[1-6]0-EC42-11CE-9E0D-00AA006002F3/i;

function takesAnswers(archive: Archive, part: string): boolean {
  const bytes = archive.read(part);
  return bytes !== null && ANSWERING.test(decodeXml(bytes));
}

function readControls(vml: string): Cell[] {
  const byCell = new Map<string, [FormControl, ...FormControl[]]>();
  for (const control of listFormControls(vml)) {
    const place = `${control.row}:${control.column}`;
    const others = byCell.get(place);
    if (others === undefined) byCell.set(place, [control]);
    else others.push(control);
  }
  return [...byCell.values()].map((controls) => controlCell(controls));
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
