import { serialToDate } from "../dates/serial-date.ts";
import type { Cell } from "../grid/cell.ts";
import { parseCellAddress, parseRange, placeInAttributes } from "../grid/cell-address.ts";
import { Grid, type Merge } from "../grid/grid.ts";
import { ReadFailure } from "../read-failure.ts";
import { attribute, scanXml } from "../xml/scan-xml.ts";
import { LIMITS } from "../zip/limits.ts";
import type { NumberFormat } from "./number-format.ts";
import { type PlainRows, scanPlainRows } from "./scan-plain-rows.ts";
import type { SharedStrings } from "./shared-strings.ts";
import type { SheetDrawings } from "./sheet-drawings.ts";
import { decodeEscapes, StringItemBuilder } from "./string-item.ts";
import type { CellStyles } from "./styles.ts";

/** What all sheets of a workbook share. */
export interface SheetContext {
  readonly strings: SharedStrings;
  readonly styles: CellStyles;
  readonly uses1904: boolean;
}

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
  const cells: Cell[] = [];
  const merges: Merge[] = [];
  const inline = new StringItemBuilder();
  let row = -1;
  let column = -1;
  let rows = 0;
  let cellAttributes = "";
  let value: string | null = null;
  let formula: string | null = null;
  let reading: "value" | "formula" | null = null;
  let isInline = false;
  const { strings, styles } = context;
  const hasReferences = xml.includes("&");

  const startRow = (attributes: string) => {
    const r = attribute(attributes, "r");
    row = r === null ? row + 1 : Number(r) - 1;
    column = -1;
    if (++rows > LIMITS.rows) throw new ReadFailure("too-many-rows", { sheet: name, limit: String(LIMITS.rows) });
  };
  const addCell = (type: string, style: number, stored: string | null, own: string | null) => {
    const cell = makeCell(row, column, type, style, stored, own, context);
    if (cell === null) return;
    const unstruck = isInline ? inline.unstruck : strings.unstruck.size > 0 && type === "s" ? strings.unstruck.get(Number(stored)) : undefined;
    // Truth values under check boxes, and what formulas work out, are white on purpose; what a person typed is not.
    const isUnseen = cell.formula === undefined && ((styles.unseen.size > 0 && cell.kind === "text" && styles.unseen.has(style)) || (styles.unseenNumbers.size > 0 && cell.kind === "number" && styles.unseenNumbers.has(style)));
    const isStruck = isUnseen || (styles.struck.size > 0 && styles.struck.has(style));
    const rest = isStruck ? ((isInline ? inline.ownUnstruck : type === "s" ? strings.ownUnstruck.get(Number(stored)) : undefined) ?? "") : undefined;
    cells.push(rest !== undefined ? (rest === cell.text ? cell : { ...cell, unstruck: rest, unseen: isUnseen ? true : undefined }) : unstruck === undefined ? cell : { ...cell, unstruck });
    if (cells.length > LIMITS.cells) throw new ReadFailure("too-many-cells", { sheet: name, limit: String(LIMITS.cells) });
  };
  const finish = () => {
    const packed = placeInAttributes(cellAttributes);
    const place = packed >= 0 ? null : parseCellAddress(attribute(cellAttributes, "r") ?? "");
    column = packed >= 0 ? packed % 16_384 : (place?.column ?? column + 1);
    if (packed >= 0) row = Math.floor(packed / 16_384);
    else if (place !== null) row = place.row;
    // Most cells are boxes without content.
    if (value === null && formula === null && !isInline) return;
    addCell(typeOf(cellAttributes), Number(attribute(cellAttributes, "s") ?? 0), isInline ? inline.finish() : value, formula);
  };
  let kept = { row, column, rows, cells: 0 };
  const plain: PlainRows = {
    row(attributes) {
      kept = { row, column, rows, cells: cells.length };
      startRow(attributes);
    },
    cell(place, type, style, kind, content, own) {
      if (place < 0) column++;
      else [row, column] = [Math.floor(place / 16_384), place % 16_384];
      if (kind === "none" && own === null) return;
      isInline = kind === "inline";
      if (isInline) {
        inline.start();
        inline.open("t", "");
        inline.text(content);
      }
      addCell(type, style, isInline ? inline.finish() : kind === "none" ? null : content, own);
      isInline = false;
    },
    undo() {
      ({ row, column, rows } = kept);
      cells.length = kept.cells;
    },
  };

  scanXml(xml, part, {
    open(element, attributes) {
      switch (element) {
        case "row":
          startRow(attributes);
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
    inside: (element, at) => (element === "sheetData" ? scanPlainRows(xml, at, hasReferences, plain) : at),
    behind: (element, at) => (element === "row" ? scanPlainRows(xml, at, hasReferences, plain) : at),
  });
  return new Grid(name, inOrder(withControls(cells, drawings.controls)), merges, hidden, undefined, drawings.notes);
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

function makeCell(
  row: number,
  column: number,
  type: string,
  style: number,
  stored: string | null,
  formula: string | null,
  context: SheetContext,
): Cell | null {
  if (stored === null || (stored === "" && type !== "str"))
    return formula === null ? null : cellOf(row, column, "text", "", formula, undefined, true);
  switch (type) {
    case "s": {
      const text = context.strings.texts[Number(stored)];
      if (text === undefined) throw new ReadFailure("damaged", { part: "sharedStrings" });
      return text === "" && formula === null ? null : cellOf(row, column, "text", text, formula);
    }
    case "str":
    case "inlineStr": {
      const text = type === "str" ? decodeEscapes(stored) : stored;
      return text === "" && formula === null ? null : cellOf(row, column, "text", text, formula);
    }
    case "b":
      return cellOf(row, column, "boolean", stored.trim() === "1" || stored.trim() === "true" ? "TRUE" : "FALSE", formula);
    case "e":
      return cellOf(row, column, "error", stored, formula);
    case "d":
      return cellOf(row, column, "date", stored.slice(0, 10), formula);
    default:
      return makeNumber(row, column, stored, formula, context.styles.formats[style], context.uses1904);
  }
}

/** All cells have the same fields in the same order: what walks through thousands of them is several times faster so. */
function cellOf(row: number, column: number, kind: Cell["kind"], text: string, formula: string | null, value?: number, unevaluated?: true): Cell {
  return { row, column, kind, text, formula: formula ?? undefined, value, unevaluated };
}

function makeNumber(
  row: number,
  column: number,
  stored: string,
  formula: string | null,
  format: NumberFormat | undefined,
  uses1904: boolean,
): Cell {
  const value = Number(stored);
  if (stored.trim() === "" || Number.isNaN(value)) return cellOf(row, column, "text", stored, formula);
  const date = format?.kind === "date" ? serialToDate(value, uses1904) : null;
  if (date !== null) return cellOf(row, column, "date", date, formula, value);
  // Excel shows 15 digits: a stored 4.0999999999999996 is the number 4.1.
  const text = format?.kind === "fixed" ? value.toFixed(format.decimals) : String(Number(value.toPrecision(15)));
  return cellOf(row, column, "number", text, formula, value);
}
