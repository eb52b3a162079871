import type { Grid } from "../grid/grid.ts";
import { cleanText, isBlank, levelText, levelWidth } from "./level-text.ts";
import type { Vocabulary } from "./vocabulary.ts";

/** One entry of a list of remarks. */
export interface RemarkEntry {
  /** Family and number, as `備考1`; family `""` for a bare number. */
  readonly family: string;
  readonly number: string;
  readonly text: string;
  readonly source: string;
  /** Where the key stands; the text is in the same cell or right of it. */
  readonly key: CellPlace;
}

/** A cell of a file. Row and column count from 0. */
export interface CellPlace {
  readonly sheet: string;
  readonly row: number;
  readonly column: number;
}

const KEY = /^[([【]?(備考|補足|コメント|注記|注釈|注|※|\*|remarks?|notes?|comments?)\s*(?:no\.?|番号)?\s*[(（]?(\d{1,3})[)）]?[\])】]?\s*[:：.．、)]?\s*([\s\S]*)$/i;
const BARE = /^[(（[]?(\d{1,3}|[a-z](?:-?\d{1,2})?|[ア-ン])[)）\].．:：]?$/i;

/** Rows and columns to look in, both ends included. */
export interface Region {
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
  readonly right: number;
}

/**
 * Collects the entries of remark lists in a region: `備考1 | text`, `備考1：text`, or bare numbers below a heading
 * that says 備考. Lines without a key carry on the entry above.
 */
export function collectRemarks(grid: Grid, region: Region, vocabulary: Vocabulary, isRemarkSheet = false): RemarkEntry[] {
  const entries: RemarkEntry[] = [];
  let headingColumn = isRemarkSheet ? 0 : Number.POSITIVE_INFINITY;
  let open: { index: number; keyColumn: number; row: number } | null = null;
  for (const row of grid.filledRows(region.top, region.bottom)) {
    let keyed = false;
    let from = region.left;
    for (const cell of grid.cellsInRow(row)) {
      const { column } = cell;
      if (column < from || column > region.right || isBlank(cell.text)) continue;
      // Bare numbers are keys only below their heading: a header 備考 further right speaks of another column.
      const key = readKey(cell.text, headingColumn <= column);
      if (key === null) {
        if (isRemarkHeading(cell.text, vocabulary)) headingColumn = Math.min(headingColumn, column);
        continue;
      }
      const rest = key.rest === "" ? textToTheRight(grid, row, column, region.right) : { text: key.rest, to: column };
      if (key.family === "" && rest.text === "") continue;
      const source = grid.source(row, column);
      entries.push({ family: key.family, number: key.number, text: rest.text, source, key: { sheet: grid.name, row, column } });
      open = { index: entries.length - 1, keyColumn: column, row };
      keyed = true;
      from = rest.to + 1;
    }
    if (!keyed && open !== null) open = carryOn(grid, row, open, entries, region, vocabulary);
  }
  return entries;
}

const KEY_WORDS = new Set([..."備補注コ"].map((letter) => letter.charCodeAt(0)));

function readKey(text: string, underHeading: boolean): { family: string; number: string; rest: string } | null {
  // Most texts begin with kana or kanji that no key begins with.
  const first = text.charCodeAt(0);
  if (first >= 0x3041 && first <= 0x9fff && !KEY_WORDS.has(first) && !(underHeading && text.length <= 4)) return null;
  const normal = levelWidth(text).trim();
  const m = KEY.exec(normal);
  if (m !== null) {
    const raw = text.trim();
    // Only the key is levelled: the remark itself is taken as it is, wherever levelling kept its length.
    const rest = raw.length === normal.length ? raw.slice(raw.length - m[3]!.length) : m[3]!;
    return { family: familyOf(m[1]!), number: String(Number(m[2])), rest: cleanText(rest) };
  }
  if (!underHeading) return null;
  const bare = BARE.exec(normal);
  return bare === null ? null : { family: "", number: levelKey(bare[1]!), rest: "" };
}

/** A bare key, levelled: 01 is 1, a-1 is A-1. */
export function levelKey(key: string): string {
  return /^\d+$/.test(key) ? String(Number(key)) : key.toUpperCase();
}

/** The family of a key, levelled: 備考, 注, ※. */
export function familyOf(word: string): string {
  const level = levelText(word).replace(/s$/, "");
  return level === "*" ? "※" : level;
}

function isRemarkHeading(text: string, vocabulary: Vocabulary): boolean {
  const level = levelText(text);
  return level.length <= 20 && (vocabulary.headers.remark.isIn(level) || vocabulary.headers.remarkNumber.isIn(level));
}

function textToTheRight(grid: Grid, row: number, column: number, right: number): { text: string; to: number } {
  const texts: string[] = [];
  let to = column;
  for (const cell of grid.cellsInRow(row)) {
    if (cell.column <= column || isBlank(cell.text)) continue;
    if (cell.column > right || readKey(cell.text, false) !== null) break;
    texts.push(cleanText(cell.text));
    to = cell.column;
  }
  return { text: texts.join(" "), to };
}

function carryOn(
  grid: Grid,
  row: number,
  open: { index: number; keyColumn: number; row: number },
  entries: RemarkEntry[],
  region: Region,
  vocabulary: Vocabulary,
): { index: number; keyColumn: number; row: number } | null {
  if (row !== open.row + 1) return null;
  for (let column = region.left; column <= open.keyColumn; column++) {
    const cell = grid.at(row, column);
    if (cell !== undefined && !isBlank(cell.text)) return null;
  }
  const { text } = textToTheRight(grid, row, open.keyColumn, region.right);
  if (text === "" || isRemarkHeading(text, vocabulary)) return null;
  const entry = entries[open.index]!;
  entries[open.index] = { ...entry, text: `${entry.text}\n${text}` };
  return { ...open, row };
}
