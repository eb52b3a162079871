import { cellAddress, placeInAttributes } from "../grid/cell-address.ts";
import { attribute, tagEnd } from "../xml/scan-xml.ts";
import { type CellEdits, keyOf } from "./cell-edit.ts";
import { elementAt, styleOfRow } from "./sheet-element.ts";
import { type PatchedText, TextPatch } from "./text-patch.ts";
import { dropResult, writeCell } from "./write-cell.ts";

const WIDTH = 16_384;
const SLASH = 47;

/**
 * As `patchSheet`, where every cell that changes is there, or stands behind the last one of a row that is, as in nearly
 * all forms: rows and cells are looked for by what they say of their place, and those that stay are not walked through.
 * @param stale cells (`keyOf`) whose stored formula result is dropped
 * @returns `null` where the sheet is written in another way
 */
export function patchPlainSheet(xml: string, sheet: string, edits: CellEdits, stale: ReadonlySet<number>): PatchedText | null {
  let at = xml.indexOf("<sheetData>");
  // What opens within a comment or a raw text is no cell.
  if (at < 0 || xml.includes("<!")) return null;
  const patch = new TextPatch(xml);
  const keys = targetKeys(sheet, edits, stale);
  for (let next = 0; next < keys.length; ) {
    const row = Math.floor(keys[next]! / WIDTH);
    const start = xml.indexOf(`<row r="${row + 1}"`, at);
    const open = start < 0 ? -1 : tagEnd(xml, start + 4);
    const end = open < 0 || xml.charCodeAt(open - 1) === SLASH ? -1 : xml.indexOf("</row>", open);
    if (end < 0) return null;
    at = open + 1;
    const last = lastColumn(xml, at, end);
    let added = "";
    for (; next < keys.length && keys[next]! < (row + 1) * WIDTH; next++) {
      const column = keys[next]! % WIDTH;
      const edit = edits.get(sheet, row, column);
      if (column > last) {
        if (edit === undefined) return null;
        added += writeCell("", row, column, styleOfRow(xml.slice(start + 4, open)), edit.value);
        continue;
      }
      const found = xml.slice(at, end).indexOf(`<c r="${cellAddress(row, column)}"`);
      const cell = found < 0 ? null : elementAt(xml, at + found, "", "c");
      if (cell === null || cell.end > end) return null;
      if (edit !== undefined) patch.replace(cell.start, cell.end, writeCell("", row, column, attribute(cell.attributes, "s"), edit.value));
      else if (!cell.selfClosing) patch.replace(cell.start, cell.end, dropResult(xml, cell, ""));
      at = cell.end;
    }
    if (added !== "") patch.replace(end, end, added);
    at = end;
  }
  return patch.finish();
}

/** All cells that change, in the order of the sheet. */
function targetKeys(sheet: string, edits: CellEdits, stale: ReadonlySet<number>): number[] {
  const keys = edits.placesOf(sheet).map(({ row, column }) => keyOf(row, column));
  if (stale.size === 0) return keys;
  return [...new Set([...keys, ...stale])].toSorted((a, b) => a - b);
}

/** The column of a row's last cell, -1 when there is none; beyond all columns when it does not say where it stands. */
function lastColumn(xml: string, from: number, end: number): number {
  const last = xml.lastIndexOf("<c", end);
  if (last < from) return -1;
  const place = placeInAttributes(xml.slice(last + 2, last + 24));
  return place < 0 ? WIDTH : place % WIDTH;
}
