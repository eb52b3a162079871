import { cellAddress } from "../grid/cell-address.ts";
import type { CellValue } from "./cell-edit.ts";
import { escapeXml } from "./escape-xml.ts";
import { findElement, type SheetElement } from "./sheet-element.ts";

/** A cell with a value as it stands in a sheet's text; `null` empties it. */
export function writeCell(prefix: string, row: number, column: number, style: string | null, value: CellValue): string {
  const place = `${prefix}c r="${cellAddress(row, column)}"`;
  const start = style === null ? `<${place}` : `<${place} s="${style}"`;
  if (value === null) return `${start}/>`;
  if (typeof value === "string" && prefix === "") return `${start} t="inlineStr"><is><t xml:space="preserve">${escapeXml(value)}</t></is></c>`;
  if (typeof value === "number") return `${start}><${prefix}v>${value}</${prefix}v></${prefix}c>`;
  if (typeof value === "boolean") return `${start} t="b"><${prefix}v>${value ? 1 : 0}</${prefix}v></${prefix}c>`;
  return `${start} t="inlineStr"><${prefix}is><${prefix}t xml:space="preserve">${escapeXml(value)}</${prefix}t></${prefix}is></${prefix}c>`;
}

/** The cell without its stored result: the formula stays, and the program that opens the file calculates it. */
export function dropResult(xml: string, cell: SheetElement, prefix: string): string {
  const open = withoutType(xml.slice(cell.start, cell.inner.start));
  const body = xml.slice(cell.inner.start, cell.inner.end);
  // As nearly all programs write it, the result stands last.
  const last = prefix === "" && body.endsWith("</v>") ? body.indexOf("<v>") : -1;
  if (last >= 0 && body.lastIndexOf("<v") === last) return `${open}${body.slice(0, last)}</c>`;
  const value = findElement(body, "v", 0, body.length, prefix);
  return `${open}${value === null ? body : body.slice(0, value.start) + body.slice(value.end)}</${prefix}c>`;
}

function withoutType(tag: string): string {
  const at = tag.indexOf(' t="');
  return at < 0 ? tag.replace(/\st="[^"]*"/, "") : tag.slice(0, at) + tag.slice(tag.indexOf('"', at + 4) + 1);
}
