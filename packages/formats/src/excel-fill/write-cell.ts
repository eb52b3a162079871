import { cellAddress } from "../grid/cell-address.ts";
import type { CellValue } from "./cell-edit.ts";
import { escapeXml } from "./escape-xml.ts";
import { findElement, type SheetElement } from "./sheet-element.ts";

/** A cell with a value as it stands in a sheet's text; `null` empties it. */
export function writeCell(prefix: string, row: number, column: number, style: string | null, value: CellValue): string {
  const start = `<${prefix}c r="${cellAddress(row, column)}"${style === null ? "" : ` s="${style}"`}`;
  if (value === null) return `${start}/>`;
  if (typeof value === "number") return `${start}><${prefix}v>${value}</${prefix}v></${prefix}c>`;
  if (typeof value === "boolean") return `${start} t="b"><${prefix}v>${value ? 1 : 0}</${prefix}v></${prefix}c>`;
  return `${start} t="inlineStr"><${prefix}is><${prefix}t xml:space="preserve">${escapeXml(value)}</${prefix}t></${prefix}is></${prefix}c>`;
}

/** The cell without its stored result: the formula stays, and the program that opens the file calculates it. */
export function dropResult(xml: string, cell: SheetElement, prefix: string): string {
  const open = xml.slice(cell.start, cell.inner.start).replace(/\st="[^"]*"/, "");
  const body = xml.slice(cell.inner.start, cell.inner.end);
  const value = findElement(body, "v", 0, body.length, prefix);
  return `${open}${value === null ? body : body.slice(0, value.start) + body.slice(value.end)}</${prefix}c>`;
}
