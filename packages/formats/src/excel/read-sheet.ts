import type { Cell } from "../grid/cell.ts";
import { parseCellAddress, parseRange, placeInAttributes } from "../grid/cell-address.ts";
import { Grid, type Merge } from "../grid/grid.ts";
import { attribute, scanXml } from "../xml/scan-xml.ts";
import { CellCollector, type SheetContext } from "./collect-cells.ts";
import { PlainRowScanner } from "./scan-plain-rows.ts";
import type { SheetDrawings } from "./sheet-drawings.ts";
import { StringItemBuilder } from "./string-item.ts";

/**
 * Reads a worksheet part into a grid of filled cells.
 * @throws ReadFailure when the part is not well formed or over a limit
 */
export function readSheet(
  xml: string,
  part: string,
  name: string,
  hidden: boolean,
  context: SheetContext,
  drawings: SheetDrawings,
): Grid {
  const collector = new CellCollector(name, context);
  const plainRows = new PlainRowScanner(xml, collector);
  const merges: Merge[] = [];
  const inline = new StringItemBuilder();
  let cellAttributes = "";
  let value: string | null = null;
  let formula: string | null = null;
  let reading: "value" | "formula" | null = null;
  let isInline = false;

  const finish = () => {
    const packed = placeInAttributes(cellAttributes);
    const place = packed >= 0 ? null : parseCellAddress(attribute(cellAttributes, "r") ?? "");
    collector.column = packed >= 0 ? packed % 16_384 : (place?.column ?? collector.column + 1);
    if (packed >= 0) collector.row = Math.floor(packed / 16_384);
    else if (place !== null) collector.row = place.row;
    // Most cells are boxes without content.
    if (value === null && formula === null && !isInline) return;
    const style = Number(attribute(cellAttributes, "s") ?? 0);
    if (isInline) collector.addInline(inline, typeOf(cellAttributes), style, formula);
    else collector.add(typeOf(cellAttributes), style, value, formula);
  };

  scanXml(xml, part, {
    open(element, attributes) {
      switch (element) {
        case "row":
          collector.startRow(attributes);
          break;
        case "c": {
          cellAttributes = attributes;
          value = null;
          formula = null;
          isInline = false;
          break;
        }
        case "v":
          reading = "value";
          value = "";
          break;
        case "f":
          reading = "formula";
          formula = "";
          break;
        case "is":
          isInline = true;
          inline.start();
          break;
        case "mergeCell": {
          const range = parseRange(attribute(attributes, "ref") ?? "");
          if (range !== null) merges.push(range);
          break;
        }
        default:
          if (isInline) inline.open(element, attributes);
      }
    },
    close(element) {
      if (element === "c") finish();
      else if (element === "v" || element === "f") reading = null;
      else if (isInline) inline.close(element);
    },
    text(text) {
      if (reading === "value") value += text;
      else if (reading === "formula") formula += text;
      else if (isInline) inline.text(text);
    },
    inside: (element, at) => (element === "sheetData" ? plainRows.scan(at) : at),
    behind: (element, at) => (element === "row" ? plainRows.scan(at) : at),
  });
  return new Grid(name, inOrder(withControls(collector.cells, drawings.controls)), merges, hidden, undefined, drawings.notes);
}

/** A check box counts as the content of the cell it lies over, unless that cell holds something itself. */
function withControls(cells: Cell[], controls: readonly Cell[]): Cell[] {
  if (controls.length === 0) return cells;
  const filled = new Set(cells.map((cell) => `${cell.row}:${cell.column}`));
  return [...cells, ...controls.filter((control) => !filled.has(`${control.row}:${control.column}`))];
}

/** Excel writes cells in order; other programs may not. */
function inOrder(cells: Cell[]): Cell[] {
  for (let i = 1; i < cells.length; i++) {
    const a = cells[i - 1]!;
    const b = cells[i]!;
    if (a.row > b.row || (a.row === b.row && a.column >= b.column))
      return cells.toSorted((x, y) => x.row - y.row || x.column - y.column);
  }
  return cells;
}

/** The kind of a cell's value. Nearly every file writes ` t="s"`. */
function typeOf(attributes: string): string {
  const at = attributes.indexOf(' t="');
  if (at < 0) return attributes.includes("t=") ? (attribute(attributes, "t") ?? "n") : "n";
  return attributes.charCodeAt(at + 5) === 34 ? attributes[at + 4]! : attributes.slice(at + 4, attributes.indexOf('"', at + 4));
}
