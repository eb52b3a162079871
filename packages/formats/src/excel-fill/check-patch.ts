import { attribute } from "../xml/scan-xml.ts";
import type { PatchedText } from "./text-patch.ts";

const OPENING = /<(?:[\w.-]+:)?c(?=[\s/>])/g;

/**
 * Whether a patched sheet is the old one but for single cells: outside of the stretches that were replaced no letter
 * differs, a stretch held one cell or none, never the end of a row, and a cell keeps its style.
 */
export function isPatchOfCells({ before, text, stretches }: PatchedText): boolean {
  let [at, newAt] = [0, 0];
  for (const { from, to, newFrom, newTo } of stretches) {
    if (from < at || newFrom < newAt || before.slice(at, from) !== text.slice(newAt, newFrom) || !isCell(before.slice(from, to), text.slice(newFrom, newTo))) return false;
    [at, newAt] = [to, newTo];
  }
  return before.slice(at) === text.slice(newAt);
}

function isCell(old: string, made: string): boolean {
  // As nearly all programs write a cell: nothing in it begins as a cell does.
  if (old.startsWith("<c ") && made.startsWith("<c ") && old.indexOf("<c", 3) < 0 && made.indexOf("<c", 3) < 0) return !old.includes("</row") && styleOf(old) === styleOf(made);
  // Where nothing stood, or an empty row, only the cells that are read back can say more.
  if (old === "" || /^<(?:[\w.-]+:)?(?:row|sheetData)\b[^<]*\/>$/.test(old)) return true;
  return !old.includes("</row") && old.match(OPENING)?.length === 1 && made.match(OPENING)?.length === 1 && styleOf(old) === styleOf(made);
}

function styleOf(cell: string): string | null {
  return attribute(cell.slice(cell.startsWith("<c ") ? 2 : cell.search(/\s/), cell.indexOf(">")).replace(/\/$/, ""), "s");
}
