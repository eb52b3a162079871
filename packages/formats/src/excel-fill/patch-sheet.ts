import { parseCellAddress, placeInAttributes } from "../grid/cell-address.ts";
import { ReadFailure } from "../read-failure.ts";
import { attribute } from "../xml/scan-xml.ts";
import { type CellEdits, placeOfKey } from "./cell-edit.ts";
import { patchPlainSheet } from "./patch-plain-sheet.ts";
import { findElement, type SheetElement, styleOfRow } from "./sheet-element.ts";
import { type PatchedText, TextPatch } from "./text-patch.ts";
import { dropResult, writeCell } from "./write-cell.ts";

const NONE_STALE: readonly number[] = [];

/**
 * Rewrites only the cells that change, in the sheet's own text: everything else of the part stays as it is, to the byte.
 * A cell keeps its style; a missing one is put in its place in the row.
 * @param stale cells (`keyOf`) whose stored formula result is dropped, the formula itself kept
 * @throws ReadFailure `damaged` when the part has no sheet data
 */
export function patchSheet(xml: string, part: string, sheet: string, edits: CellEdits, stale: ReadonlySet<number>): PatchedText {
  const plain = patchPlainSheet(xml, sheet, edits, stale);
  if (plain !== null) return plain;
  const data = findElement(xml, "sheetData", 0, xml.length);
  if (data === null) throw new ReadFailure("damaged", { part });
  const prefix = data.prefix;
  const patch = new TextPatch(xml);
  const places = edits.placesOf(sheet);
  const hasComments = xml.includes("<!--");
  const staleRows = new Map<number, number[]>();
  for (const key of stale) {
    const { row: staleRow, column: staleColumn } = placeOfKey(key);
    const columns = staleRows.get(staleRow);
    if (columns === undefined) staleRows.set(staleRow, [staleColumn]);
    else columns.push(staleColumn);
  }
  let next = 0;
  const takeRow = (row: number) => {
    const from = next;
    while (places[next]?.row === row) next++;
    return places.slice(from, next);
  };
  const newRow = (row: number) => {
    const cells = takeRow(row).map((place) => writeCell(prefix, place.row, place.column, null, edits.get(sheet, place.row, place.column)!.value));
    return `<${prefix}row r="${row + 1}">${cells.join("")}</${prefix}row>`;
  };
  const newRowsUpTo = (row: number) => {
    let rows = "";
    while (next < places.length && places[next]!.row < row) rows += newRow(places[next]!.row);
    return rows;
  };

  if (data.selfClosing) {
    patch.replace(data.start, data.end, `<${prefix}sheetData>${newRowsUpTo(Number.POSITIVE_INFINITY)}</${prefix}sheetData>`);
    return patch.finish();
  }
  let row = -1;
  for (let at = data.inner.start; ; ) {
    const element = findElement(xml, "row", at, data.inner.end, prefix, hasComments);
    if (element === null) break;
    const r = attribute(element.attributes, "r");
    row = r === null ? row + 1 : Number(r) - 1;
    const rows = newRowsUpTo(row);
    if (rows !== "") patch.replace(element.start, element.start, rows);
    const columns = places[next]?.row === row ? takeRow(row).map((place) => place.column) : [];
    const staleColumns = staleRows.get(row) ?? NONE_STALE;
    if (columns.length > 0 || staleColumns.length > 0) {
      const write = (column: number, style: string | null) => writeCell(prefix, row, column, style, edits.get(sheet, row, column)!.value);
      patchRow({ patch, xml, element, prefix, columns, stale: staleColumns, write, hasComments });
    }
    at = element.end;
  }
  const rows = newRowsUpTo(Number.POSITIVE_INFINITY);
  if (rows !== "") patch.replace(data.inner.end, data.inner.end, rows);
  return patch.finish();
}

/** A row that changes, and the columns of its cells that get a value or lose a result. */
interface RowTarget {
  readonly patch: TextPatch;
  readonly xml: string;
  readonly element: SheetElement;
  readonly prefix: string;
  readonly columns: readonly number[];
  readonly stale: readonly number[];
  readonly write: (column: number, style: string | null) => string;
  readonly hasComments: boolean;
}

function patchRow({ patch, xml, element, prefix, columns, stale, write, hasComments }: RowTarget): void {
  const rowStyle = styleOfRow(element.attributes);
  if (element.selfClosing) {
    const open = xml.slice(element.start, element.end).replace(/\/>$/, ">");
    patch.replace(element.start, element.end, `${open}${columns.map((column) => write(column, rowStyle)).join("")}</${prefix}row>`);
    return;
  }
  let next = 0;
  let column = -1;
  for (let at = element.inner.start; ; ) {
    const cell = findElement(xml, "c", at, element.inner.end, prefix, hasComments);
    if (cell === null) break;
    const packed = placeInAttributes(cell.attributes);
    column = packed >= 0 ? packed % 16_384 : (parseCellAddress(attribute(cell.attributes, "r") ?? "")?.column ?? column + 1);
    let added = "";
    while (next < columns.length && columns[next]! < column) added += write(columns[next++]!, rowStyle);
    if (added !== "") patch.replace(cell.start, cell.start, added);
    if (columns[next] === column) patch.replace(cell.start, cell.end, write(columns[next++]!, attribute(cell.attributes, "s")));
    else if (!cell.selfClosing && stale.includes(column)) patch.replace(cell.start, cell.end, dropResult(xml, cell, prefix));
    at = cell.end;
  }
  const added = columns.slice(next).map((c) => write(c, rowStyle)).join("");
  if (added !== "") patch.replace(element.inner.end, element.inner.end, added);
}

/** A sheet part without its rows, well formed: what stands around the cells. */
export function sheetWithoutRows(xml: string): string {
  const [start, end] = [xml.indexOf("<sheetData>"), xml.lastIndexOf("</sheetData>")];
  if (start >= 0 && end > start && !xml.includes("<!")) return xml.slice(0, start + 11) + xml.slice(end);
  const data = findElement(xml, "sheetData", 0, xml.length);
  return data === null ? xml : xml.slice(0, data.inner.start) + xml.slice(data.inner.end);
}
