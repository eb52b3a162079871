import { cellAddress, parseCellAddress, placeInAttributes } from "../grid/cell-address.ts";
import { ReadFailure } from "../read-failure.ts";
import { attribute } from "../xml/scan-xml.ts";
import { type CellEdits, type CellValue, placeOfKey } from "./cell-edit.ts";
import { escapeXml } from "./escape-xml.ts";

const NONE_STALE: ReadonlySet<number> = new Set();

interface Span {
  readonly start: number;
  readonly end: number;
}

/**
 * Rewrites only the cells that change, in the sheet's own text: everything else of the part stays as it is, to the byte.
 * A cell keeps its style; a missing one is put in its place in the row.
 * @param stale cells (`keyOf`) whose stored formula result is dropped, the formula itself kept
 * @throws ReadFailure `damaged` when the part has no sheet data
 */
export function patchSheet(xml: string, part: string, sheet: string, edits: CellEdits, stale: ReadonlySet<number>): string {
  const data = findElement(xml, "sheetData", 0, xml.length);
  if (data === null) throw new ReadFailure("damaged", { part });
  const prefix = data.prefix;
  const out: string[] = [];
  const places = edits.placesOf(sheet);
  const hasComments = xml.includes("<!--");
  const staleRows = new Map<number, Set<number>>();
  for (const key of stale) {
    const { row: staleRow, column: staleColumn } = placeOfKey(key);
    const columns = staleRows.get(staleRow);
    if (columns === undefined) staleRows.set(staleRow, new Set([staleColumn]));
    else columns.add(staleColumn);
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

  if (data.selfClosing) {
    out.push(xml.slice(0, data.start), `<${prefix}sheetData>`);
    while (next < places.length) out.push(newRow(places[next]!.row));
    out.push(`</${prefix}sheetData>`, xml.slice(data.end));
    return out.join("");
  }
  let copied = 0;
  let row = -1;
  for (let at = data.inner.start; ; ) {
    const element = findElement(xml, "row", at, data.inner.end, prefix, hasComments);
    if (element === null) break;
    const r = attribute(element.attributes, "r");
    row = r === null ? row + 1 : Number(r) - 1;
    while (next < places.length && places[next]!.row < row) {
      out.push(xml.slice(copied, element.start), newRow(places[next]!.row));
      copied = element.start;
    }
    const hasEdits = places[next]?.row === row;
    const staleColumns = staleRows.get(row) ?? NONE_STALE;
    if (hasEdits || staleColumns.size > 0) {
      out.push(xml.slice(copied, element.start), patchRow(xml, element, prefix, sheet, row, hasEdits ? takeRow(row).map((p) => p.column) : [], edits, staleColumns, hasComments));
      copied = element.end;
    }
    at = element.end;
  }
  if (next < places.length) {
    out.push(xml.slice(copied, data.inner.end));
    copied = data.inner.end;
    while (next < places.length) out.push(newRow(places[next]!.row));
  }
  out.push(xml.slice(copied));
  return out.join("");
}

function patchRow(
  xml: string,
  element: Element,
  prefix: string,
  sheet: string,
  row: number,
  columns: number[],
  edits: CellEdits,
  stale: ReadonlySet<number>,
  hasComments: boolean,
): string {
  const write = (column: number, style: string | null) => writeCell(prefix, row, column, style, edits.get(sheet, row, column)!.value);
  const rowStyle = attribute(element.attributes, "customFormat") === "1" ? attribute(element.attributes, "s") : null;
  if (element.selfClosing) {
    const open = xml.slice(element.start, element.end).replace(/\/>$/, ">");
    return `${open}${columns.map((column) => write(column, rowStyle)).join("")}</${prefix}row>`;
  }
  const out: string[] = [];
  let next = 0;
  let copied = element.start;
  let column = -1;
  for (let at = element.inner.start; ; ) {
    const cell = findElement(xml, "c", at, element.inner.end, prefix, hasComments);
    if (cell === null) break;
    const packed = placeInAttributes(cell.attributes);
    column = packed >= 0 ? packed % 16_384 : (parseCellAddress(attribute(cell.attributes, "r") ?? "")?.column ?? column + 1);
    while (next < columns.length && columns[next]! < column) {
      out.push(xml.slice(copied, cell.start), write(columns[next++]!, rowStyle));
      copied = cell.start;
    }
    if (columns[next] === column) {
      out.push(xml.slice(copied, cell.start), write(columns[next++]!, attribute(cell.attributes, "s")));
      copied = cell.end;
    } else if (!cell.selfClosing && stale.has(column)) {
      out.push(xml.slice(copied, cell.start), dropResult(xml, cell, prefix));
      copied = cell.end;
    }
    at = cell.end;
  }
  out.push(xml.slice(copied, element.inner.end), ...columns.slice(next).map((c) => write(c, rowStyle)), xml.slice(element.inner.end, element.end));
  return out.join("");
}

/** A sheet part without its rows, well formed: what stands around the cells. */
export function sheetWithoutRows(xml: string): string {
  const data = findElement(xml, "sheetData", 0, xml.length);
  return data === null ? xml : xml.slice(0, data.inner.start) + xml.slice(data.inner.end);
}

/** The cell without its stored result: the formula stays, and the program that opens the file calculates it. */
function dropResult(xml: string, cell: Element, prefix: string): string {
  const open = xml.slice(cell.start, cell.inner.start).replace(/\st="[^"]*"/, "");
  const body = xml.slice(cell.inner.start, cell.inner.end);
  const value = findElement(body, "v", 0, body.length, prefix);
  return `${open}${value === null ? body : body.slice(0, value.start) + body.slice(value.end)}</${prefix}c>`;
}

function writeCell(prefix: string, row: number, column: number, style: string | null, value: CellValue): string {
  const start = `<${prefix}c r="${cellAddress(row, column)}"${style === null ? "" : ` s="${style}"`}`;
  if (value === null) return `${start}/>`;
  if (typeof value === "number") return `${start}><${prefix}v>${value}</${prefix}v></${prefix}c>`;
  if (typeof value === "boolean") return `${start} t="b"><${prefix}v>${value ? 1 : 0}</${prefix}v></${prefix}c>`;
  return `${start} t="inlineStr"><${prefix}is><${prefix}t xml:space="preserve">${escapeXml(value)}</${prefix}t></${prefix}is></${prefix}c>`;
}

interface Element extends Span {
  readonly prefix: string;
  readonly attributes: string;
  readonly selfClosing: boolean;
  readonly inner: Span;
}

/** The next element of this local name between two positions; comments are passed over. Its kind never nests here. */
function findElement(xml: string, name: string, from: number, to: number, known: string | null = null, hasComments = true): Element | null {
  const found = known === null ? findOpening(xml, name, from, to) : hasComments ? findKnownOpening(xml, `${known}${name}`, from, to) : findPlainOpening(xml, `<${known}${name}`, from, to);
  if (found < 0) return null;
  const prefix = known ?? xml.slice(found + 1, xml.indexOf(name, found));
  const nameEnd = found + 1 + prefix.length + name.length;
  const open = tagEnd(xml, nameEnd);
  const selfClosing = xml.charCodeAt(open - 1) === SLASH;
  const attributes = xml.slice(nameEnd, selfClosing ? open - 1 : open);
  if (selfClosing) return { start: found, end: open + 1, prefix, attributes, selfClosing, inner: { start: open, end: open } };
  const close = xml.indexOf(`</${prefix}${name}`, open);
  if (close < 0) return null;
  return { start: found, end: xml.indexOf(">", close) + 1, prefix, attributes, selfClosing, inner: { start: open + 1, end: close } };
}

const SLASH = 47;
const CLOSE = 62;

/** As `findKnownOpening`, in a part without comments. */
function findPlainOpening(xml: string, opening: string, from: number, to: number): number {
  for (let at = xml.indexOf(opening, from); at >= 0 && at < to; at = xml.indexOf(opening, at + 1)) {
    const after = xml.charCodeAt(at + opening.length);
    if (after <= 32 || after === SLASH || after === CLOSE) return at;
  }
  return -1;
}

/** Where an element opens whose prefix is known, as it is of all that stands in `sheetData`. */
function findKnownOpening(xml: string, name: string, from: number, to: number): number {
  for (let at = xml.indexOf("<", from); at >= 0 && at < to; at = xml.indexOf("<", at + 1)) {
    if (xml.startsWith("!--", at + 1)) {
      const end = xml.indexOf("-->", at + 4);
      if (end < 0) return -1;
      at = end;
      continue;
    }
    if (!xml.startsWith(name, at + 1)) continue;
    const after = xml.charCodeAt(at + 1 + name.length);
    if (after <= 32 || after === SLASH || after === CLOSE) return at;
  }
  return -1;
}

function findOpening(xml: string, name: string, from: number, to: number): number {
  const pattern = new RegExp(`<((?:[\\w.-]+:)?)${name}(?=[\\s/>])|<!--[\\s\\S]*?-->`, "g");
  pattern.lastIndex = from;
  for (let m = pattern.exec(xml); m !== null && m.index < to; m = pattern.exec(xml)) if (m[1] !== undefined) return m.index;
  return -1;
}

function tagEnd(xml: string, from: number): number {
  let quote = 0;
  for (let i = from; i < xml.length; i++) {
    const c = xml.charCodeAt(i);
    if (quote !== 0) {
      if (c === quote) quote = 0;
    } else if (c === 34 || c === 39) quote = c;
    else if (c === 62) return i;
  }
  return xml.length;
}
