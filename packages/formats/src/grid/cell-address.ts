import type { Merge } from "./grid.ts";

const LETTERS = [..."ABCDEFGHIJKLMNOPQRSTUVWXYZ"];

/** `A1` for row 0, column 0. */
export function cellAddress(row: number, column: number): string {
  if (column < 26) return LETTERS[column]! + (row + 1);
  let letters = "";
  for (let n = column + 1; n > 0; n = Math.floor((n - 1) / 26)) letters = String.fromCharCode(65 + ((n - 1) % 26)) + letters;
  return `${letters}${row + 1}`;
}

/** Row and column (from 0) of an address such as `B3` or `$B$3`; `null` when it is none. */
export function parseCellAddress(address: string): { row: number; column: number } | null {
  let column = 0;
  let i = 0;
  if (address.charCodeAt(0) === 36) i++;
  for (; i < address.length; i++) {
    const c = address.charCodeAt(i) & 0xdf;
    if (c < 65 || c > 90) break;
    column = column * 26 + (c - 64);
  }
  if (address.charCodeAt(i) === 36) i++;
  let row = 0;
  const digits = i;
  for (; i < address.length; i++) {
    const digit = address.charCodeAt(i) - 48;
    if (digit < 0 || digit > 9) return null;
    row = row * 10 + digit;
  }
  if (i === digits || column === 0 || column > 16_384 || row < 1 || row > 1_048_576) return null;
  return { row: row - 1, column: column - 1 };
}

/**
 * Row and column of a cell's raw attributes, where they begin as nearly every file writes them (` r="B3"`), as
 * row × 16,384 + column; -1 when they do not.
 */
export function placeInAttributes(attributes: string): number {
  if (!attributes.startsWith(' r="')) return -1;
  let i = 4;
  let column = 0;
  let code = attributes.charCodeAt(i);
  for (; code >= 65 && code <= 90; code = attributes.charCodeAt(++i)) column = column * 26 + (code - 64);
  let row = 0;
  for (; code >= 48 && code <= 57; code = attributes.charCodeAt(++i)) row = row * 10 + (code - 48);
  return code === 34 && column >= 1 && column <= 16_384 && row >= 1 && row <= 1_048_576 ? (row - 1) * 16_384 + column - 1 : -1;
}

/** The rectangle of a reference such as `A1:C3` or `B2`; `null` when it is none. */
export function parseRange(reference: string): Merge | null {
  const [from, to] = reference.split(":");
  const start = parseCellAddress(from ?? "");
  const end = to === undefined ? start : parseCellAddress(to);
  if (start === null || end === null) return null;
  return {
    top: Math.min(start.row, end.row),
    left: Math.min(start.column, end.column),
    bottom: Math.max(start.row, end.row),
    right: Math.max(start.column, end.column),
  };
}
