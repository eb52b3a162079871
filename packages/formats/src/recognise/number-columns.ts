import type { ItemNumber } from "@kaiji/domain";
import type { Cell } from "../grid/cell.ts";
import type { CellChange } from "../grid/grid-changes.ts";
import type { Grid } from "../grid/grid.ts";
import { GridMemory } from "../grid/grid-memory.ts";
import { parseItemNumbers, parseMarkedWhole } from "./parse-item-numbers.ts";
import type { Vocabulary } from "./vocabulary.ts";
import { findTextWords, textWordsOf } from "./text-words.ts";

/** A row of the sheet that carries item numbers. */
export interface NumberedRow {
  readonly row: number;
  /** Last row that belongs to it by a merged number cell. */
  readonly mergedTo: number;
  readonly numbers: readonly ItemNumber[];
  /** The column in which the number was found. */
  readonly column: number;
}

/** One way of reading item numbers from neighbouring columns. */
export interface NumberColumns {
  readonly first: number;
  readonly last: number;
  readonly rows: readonly NumberedRow[];
  /** Numbers and question share the cell. */
  readonly isInline: boolean;
  readonly score: number;
  readonly shares: KnownShares;
}

/** How well the forms know the numbers of some rows. */
export interface KnownShares {
  /** By form, in the order of the vocabulary, the share of the different numbers that it has. */
  readonly ofForms: readonly number[];
  /** Some number stands in more than one row. */
  readonly hasRepeats: boolean;
}

/** Fewer known numbers than this are chance. */
const FEWEST = 3;
const MOST_COLUMNS = 5;
/** In a column of numbers at least this share of the filled cells are numbers: totals below answers make none. */
const FEWEST_SHARE = 0.2;

/**
 * Finds where a sheet keeps its item numbers: one column, several columns by depth, or parts split over columns
 * ("12" | "3" | "1"). Judged by how many different known numbers come out. Best first; they do not overlap.
 */
export function findNumberColumns(grid: Grid, vocabulary: Vocabulary): readonly NumberColumns[] {
  const known = foundIn.get(grid);
  if (known?.vocabulary === vocabulary) return known.columns;
  const { candidates: pure, withNumbers } = collectCandidates(grid, vocabulary);
  const columns = [...pure.keys()].toSorted((a, b) => a - b);
  const found: NumberColumns[] = [];
  for (let i = 0; i < columns.length; i++) {
    for (let k = i; k < Math.min(columns.length, i + MOST_COLUMNS); k++) {
      const group = columns.slice(i, k + 1);
      if (group.at(-1)! - group[0]! >= MOST_COLUMNS) break;
      found.push(...readGroup(grid, group, pure, vocabulary));
    }
  }
  const mayBeInline = !found.some(isCertain);
  if (mayBeInline) found.push(...findInline(grid, vocabulary));
  const chosen: NumberColumns[] = [];
  for (const candidate of found.toSorted((a, b) => b.score - a.score || a.last - a.first - (b.last - b.first))) {
    if (candidate.score < FEWEST) break;
    if (chosen.every((other) => candidate.first > other.last || candidate.last < other.first)) chosen.push(candidate);
  }
  foundIn.set(grid, { vocabulary, columns: chosen, withNumbers, mayBeInline });
  return chosen;
}

interface Found {
  readonly vocabulary: Vocabulary;
  readonly columns: readonly NumberColumns[];
  /** The sheet's columns in which some cell could be a number. */
  readonly withNumbers: ReadonlySet<number>;
  /** Numbers that share a cell with other text were looked for too. */
  readonly mayBeInline: boolean;
}

const foundIn = new GridMemory<Found>();

/** Hands the number columns of a sheet on to a later state of it, where no cell that changed is a number or counts beside one. */
export function carryNumberColumns(before: Grid, after: Grid, changes: readonly CellChange[], vocabulary: Vocabulary): void {
  const found = foundIn.get(before);
  if (found?.vocabulary !== vocabulary) return;
  const isLabel = (cell: Cell | undefined) => cell?.kind === "text" && findTextWords(cell.text, vocabulary).isLabel;
  const mayBeNumber = (cell: Cell | undefined) => {
    if (cell?.kind !== "text" && cell?.kind !== "number") return false;
    const { numbers, inline } = findTextWords(cell.text, vocabulary);
    return numbers !== null || (found.mayBeInline && inline !== null);
  };
  const matters = ({ row, column, before: old, after: now }: CellChange) => {
    // How many cells of a column are numbers counts too.
    if (found.withNumbers.has(column) || isLabel(old) || isLabel(now)) return true;
    if (!mayBeNumber(old) && !mayBeNumber(now)) return false;
    // What stands right of a basic field's label is no item, whatever it holds; only inside of texts numbers are looked for there too.
    return found.mayBeInline || !after.cellsInRow(row).some((cell) => cell.column < column && isLabel(cell));
  };
  if (!changes.some(matters)) foundIn.set(after, found);
}

/** Many known numbers, and not a running count: nothing better can turn up inside longer texts. */
function isCertain({ score: found, rows }: NumberColumns): boolean {
  return found >= 20 && rows.filter((row) => row.numbers[0]!.includes(".")).length >= rows.length * 0.2;
}

type Candidates = Map<number, Map<number, { numbers: readonly ItemNumber[]; shortest: ItemNumber | null; cell: Cell }>>;

function collectCandidates(grid: Grid, vocabulary: Vocabulary): { candidates: Candidates; withNumbers: ReadonlySet<number> } {
  const byColumn: Candidates = new Map();
  const filled: number[] = [];
  const marked: { readonly cell: Cell; readonly whole: ItemNumber }[] = [];
  let labelled = -1;
  const words = textWordsOf(grid, vocabulary);
  for (let i = 0; i < grid.cells.length; i++) {
    const cell = grid.cells[i]!;
    filled[cell.column] = (filled[cell.column] ?? 0) + 1;
    // バージョン | 5: what stands right of a basic field's label is no item.
    if (words[i]?.isLabel) labelled = cell.row;
    if (cell.row === labelled) continue;
    const numbers = cell.kind === "number" ? parseItemNumbers(cell.text) : (words[i]?.numbers ?? null);
    if (numbers === null) {
      const whole = cell.kind === "text" ? parseMarkedWhole(cell.text) : null;
      if (whole !== null) marked.push({ cell, whole });
      continue;
    }
    const merge = grid.mergeAt(cell.row, cell.column);
    if (merge !== undefined && merge.right - merge.left >= MOST_COLUMNS) continue;
    // A number cell may show 4.10 for 4.1 only because its column shows two decimals.
    const shortest = cell.kind === "number" && cell.value !== undefined ? String(Number(cell.value.toPrecision(15))) : null;
    let column = byColumn.get(cell.column);
    if (column === undefined) byColumn.set(cell.column, (column = new Map()));
    column.set(cell.row, { numbers, shortest: shortest === numbers[0] ? null : shortest, cell });
  }
  // Between numbers with parts, ※4 is the number 4; among whole numbers it may be a remark's.
  const touched = new Set<number>();
  for (const { cell, whole } of marked) {
    const column = byColumn.get(cell.column);
    if (column === undefined || [...column.values()].filter(({ numbers: [number] }) => number!.includes(".") && isKnown(number!, vocabulary)).length < FEWEST) continue;
    column.set(cell.row, { numbers: [whole], shortest: null, cell });
    touched.add(cell.column);
  }
  for (const column of touched) byColumn.set(column, new Map([...byColumn.get(column)!].toSorted(([a], [b]) => a - b)));
  const withNumbers = new Set(byColumn.keys());
  for (const [column, rows] of byColumn) if (rows.size < FEWEST_SHARE * (filled[column] ?? 0)) byColumn.delete(column);
  return { candidates: byColumn, withNumbers };
}

function readGroup(grid: Grid, group: readonly number[], pure: Candidates, vocabulary: Vocabulary): NumberColumns[] {
  const first = group[0]!;
  const last = group.at(-1)!;
  const rowNumbers = rowsOf(group, pure);
  const whole = rowNumbers.map((row) => rightmost(grid, row, group, pure));
  const results = [score(first, last, settleDecimals(whole, vocabulary), false, vocabulary)];
  if (group.length > 1) {
    const joined = joinParts(grid, rowNumbers, group, pure);
    if (joined !== null) results.push(score(first, last, joined, false, vocabulary));
  }
  return results;
}

function rowsOf(group: readonly number[], pure: Candidates): number[] {
  if (group.length === 1) return [...pure.get(group[0]!)!.keys()];
  return [...new Set(group.flatMap((column) => [...pure.get(column)!.keys()]))].toSorted((a, b) => a - b);
}

type FoundRow = NumberedRow & { readonly shortest: ItemNumber | null };

function rightmost(grid: Grid, row: number, group: readonly number[], pure: Candidates): FoundRow {
  for (let i = group.length - 1; i >= 0; i--) {
    const column = group[i]!;
    const hit = pure.get(column)!.get(row);
    if (hit === undefined) continue;
    const mergedTo = grid.mergeAt(row, column)?.bottom ?? row;
    return { row, mergedTo, numbers: hit.numbers, column, shortest: hit.shortest };
  }
  throw new Error("a row of the group has no number");
}

/**
 * Where number cells show more decimals than they need, takes the short form if it is a known number,
 * unless another row already is that number.
 */
function settleDecimals(rows: readonly FoundRow[], vocabulary: Vocabulary): NumberedRow[] {
  if (rows.every((row) => row.shortest === null)) return [...rows];
  const taken = new Set(rows.filter((r) => r.shortest === null).flatMap((r) => r.numbers));
  return rows.map(({ row, mergedTo, numbers, column, shortest }) => {
    const useShort =
      shortest !== null && !taken.has(shortest) && isKnown(shortest, vocabulary) && !isKnown(numbers[0]!, vocabulary);
    if (useShort) taken.add(shortest);
    return { row, mergedTo, numbers: useShort ? [shortest] : numbers, column };
  });
}

/** Whole numbers in neighbouring columns as parts of one number; a blank on the left repeats what stands above. */
function joinParts(
  grid: Grid,
  rows: readonly number[],
  group: readonly number[],
  pure: Candidates,
): NumberedRow[] | null {
  const carried: (string | null)[] = group.map(() => null);
  const result: NumberedRow[] = [];
  for (const row of rows) {
    const own = group.map((column) => {
      const hit = pure.get(column)!.get(row) ?? mergedFromAbove(grid, row, column, pure);
      return hit === undefined ? null : hit.numbers.length === 1 && !hit.numbers[0]!.includes(".") ? hit.numbers[0]! : "?";
    });
    if (own.includes("?")) return null;
    const deepest = own.findLastIndex((part) => part !== null);
    if (deepest < 0) continue;
    const firstOwn = own.findIndex((part) => part !== null);
    const parts: string[] = [];
    for (let i = 0; i <= deepest; i++) {
      const part = own[i] ?? (i < firstOwn ? carried[i]! : null);
      if (part === null) return null;
      parts.push(part);
      carried[i] = part;
    }
    for (let i = deepest + 1; i < group.length; i++) carried[i] = null;
    const column = group[deepest]!;
    result.push({ row, mergedTo: grid.mergeAt(row, column)?.bottom ?? row, numbers: [parts.join(".")], column });
  }
  return result;
}

function mergedFromAbove(grid: Grid, row: number, column: number, pure: Candidates) {
  const merge = grid.mergeAt(row, column);
  return merge === undefined || merge.left !== column ? undefined : pure.get(column)!.get(merge.top);
}

function findInline(grid: Grid, vocabulary: Vocabulary): NumberColumns[] {
  const byColumn = new Map<number, NumberedRow[]>();
  const words = textWordsOf(grid, vocabulary);
  for (let i = 0; i < grid.cells.length; i++) {
    const numbers = words[i]?.inline ?? null;
    if (numbers === null) continue;
    const cell = grid.cells[i]!;
    const rows = byColumn.get(cell.column) ?? [];
    const mergedTo = grid.mergeAt(cell.row, cell.column)?.bottom ?? cell.row;
    rows.push({ row: cell.row, mergedTo, numbers, column: cell.column });
    byColumn.set(cell.column, rows);
  }
  // A cell that holds more than the number is weaker evidence than one that holds nothing else.
  return [...byColumn].map(([column, rows]) => {
    const judged = score(column, column, rows, true, vocabulary);
    return { ...judged, score: judged.score * 0.85 };
  });
}

function score(
  first: number,
  last: number,
  rows: readonly NumberedRow[],
  isInline: boolean,
  vocabulary: Vocabulary,
): NumberColumns {
  const { distinct, count } = distinctNumbers(rows);
  const found = vocabulary.forms.map(() => ({ hits: 0, known: 0 }));
  for (const number of distinct) {
    const weight = number.includes(".") ? 1.2 : 1;
    for (const form of vocabulary.formsOf.get(number) ?? []) {
      found[form]!.hits += weight;
      found[form]!.known++;
    }
  }
  let best = 0;
  for (const { hits, known } of found) best = Math.max(best, hits - (distinct.size - known) * 0.5 - (count - distinct.size) * 0.1);
  const shares = { ofForms: found.map(({ known }) => known / Math.max(distinct.size, 1)), hasRepeats: count > distinct.size };
  return { first, last, rows, isInline, score: best, shares };
}

function distinctNumbers(rows: readonly NumberedRow[]): { distinct: ReadonlySet<ItemNumber>; count: number } {
  let count = 0;
  const distinct = new Set<ItemNumber>();
  for (const { numbers } of rows) {
    count += numbers.length;
    for (const number of numbers) distinct.add(number);
  }
  return { distinct, count };
}

/** How well the forms know the numbers of a part of a column's rows. */
export function sharesOf(rows: readonly NumberedRow[], columns: NumberColumns, vocabulary: Vocabulary): KnownShares {
  if (rows.length === columns.rows.length) return columns.shares;
  const { distinct, count } = distinctNumbers(rows);
  const known = vocabulary.forms.map(() => 0);
  for (const number of distinct) for (const form of vocabulary.formsOf.get(number) ?? []) known[form]!++;
  return { ofForms: known.map((some) => some / Math.max(distinct.size, 1)), hasRepeats: count > distinct.size };
}

function isKnown(number: ItemNumber, vocabulary: Vocabulary): boolean {
  return vocabulary.formsOf.has(number);
}
