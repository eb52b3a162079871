import { cellAddress, parseCellAddress, placeInAttributes } from "../grid/cell-address.ts";
import { ReadFailure } from "../read-failure.ts";
import { attribute } from "../xml/scan-xml.ts";
import { type CellEdits, type CellValue, placeOfKey } from "./cell-edit.ts";
import { escapeXml } from "./escape-xml.ts";
import { type PatchedText, TextPatch } from "./text-patch.ts";

const NONE_STALE: readonly number[] = [];

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
export function patchSheet(xml: string, part: string, sheet: string, edits: CellEdits, stale: ReadonlySet<number>): PatchedText {
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
      const target = { patch, xml, element, prefix, row, columns, stale: staleColumns, write, hasComments };
      if (!patchPlainRow(target)) patchRow(target);
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
  readonly element: Element;
  readonly prefix: string;
  readonly row: number;
  readonly columns: readonly number[];
  readonly stale: readonly number[];
  readonly write: (column: number, style: string | null) => string;
  readonly hasComments: boolean;
}

function patchRow({ patch, xml, element, prefix, columns, stale, write, hasComments }: RowTarget): void {
  const rowStyle = styleOfRow(element);
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

/**
 * As `patchRow`, where the cells that change stand in the row or behind its last cell, as nearly all programs write
 * them; says whether they do.
 */
function patchPlainRow({ patch, xml, element, prefix, row, columns, stale, write, hasComments }: RowTarget): boolean {
  if (hasComments || element.selfClosing) return false;
  const targets = [...columns, ...stale.filter((column) => !columns.includes(column))];
  if (targets.length > 1) targets.sort((a, b) => a - b);
  const own = xml.slice(element.start, element.end);
  const cells: { cell: Element; column: number }[] = [];
  const last = own.lastIndexOf(`<${prefix}c r="`);
  const lastPlace = last < 0 ? -1 : placeInAttributes(own.slice(last + prefix.length + 2, last + prefix.length + 20));
  // Cells that do not say where they stand are counted.
  if (own.lastIndexOf(`<${prefix}c`) !== last) return false;
  const added: number[] = [];
  let at = 0;
  for (const column of targets) {
    if (lastPlace >= 0 && column > lastPlace % 16_384 && columns.includes(column)) {
      added.push(column);
      continue;
    }
    const start = own.indexOf(`<${prefix}c r="${cellAddress(row, column)}"`, at);
    if (start < 0) return false;
    const cell = elementAt(xml, element.start + start, prefix, "c");
    if (cell === null) return false;
    cells.push({ cell, column });
    at = cell.end - element.start;
  }
  for (const { cell, column } of cells) {
    if (columns.includes(column)) patch.replace(cell.start, cell.end, write(column, attribute(cell.attributes, "s")));
    else if (!cell.selfClosing) patch.replace(cell.start, cell.end, dropResult(xml, cell, prefix));
  }
  if (added.length > 0) patch.replace(element.inner.end, element.inner.end, added.map((column) => write(column, styleOfRow(element))).join(""));
  return true;
}

/** The style of a row's new cells. */
function styleOfRow({ attributes }: Element): string | null {
  return attribute(attributes, "customFormat") === "1" ? attribute(attributes, "s") : null;
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
  return elementAt(xml, found, known ?? xml.slice(found + 1, xml.indexOf(name, found)), name);
}

/** The element that opens here; `null` when it does not close. */
function elementAt(xml: string, found: number, prefix: string, name: string): Element | null {
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
