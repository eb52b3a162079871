import type { Cell } from "../grid/cell.ts";
import type { CellChange } from "../grid/grid-changes.ts";
import type { Grid } from "../grid/grid.ts";
import { GridMemory } from "../grid/grid-memory.ts";
import { nameEdition, nameYearEdition, type NamedEdition } from "./edition.ts";
import { cleanText, levelText } from "./level-text.ts";
import type { Table } from "./table.ts";
import { findTextWords, textWordsOf } from "./text-words.ts";
import { findCodeForms, findTitleForms } from "./titles.ts";
import type { FormVocabulary, Vocabulary } from "./vocabulary.ts";

/** The form a table belongs to and what says so. */
export interface Identity {
  readonly form: FormVocabulary;
  readonly title: string;
  readonly edition: string | null;
  /** The version that the file names and no edition of the form has: its numbers may mean something else. */
  readonly unknownEdition: string | null;
  /** The sheet itself says what it is: by a title, or by its name. */
  readonly isNamed: boolean;
}

/** Share of a table's numbers a form must know before its title is believed. */
const BELIEVED = 0.5;

/**
 * Says which form and edition a table is: by the nearest title above it, the sheet's name, a title elsewhere,
 * and at last by its numbers. `null` when nothing tells.
 */
export function identifyTable(table: Table, above: number, grids: readonly Grid[], vocabulary: Vocabulary): Identity | null {
  const { grid } = table;
  const all = findTitles(grid, above, table.firstRow, vocabulary);
  const beside = all.filter((t) => table.left <= t.column && t.column <= table.right);
  const titles = beside.length > 0 ? beside : all;
  const believed = new Set(vocabulary.forms.filter((form) => shareKnown(table, form, vocabulary) >= BELIEVED));
  const knows = (form: FormVocabulary) => believed.has(form);
  const titled = titles.findLast((t) => knows(t.form));
  const form =
    titled?.form ??
    only(findCodeForms(levelText(grid.name), vocabulary).filter(knows)) ??
    only(findTitleForms(levelText(grid.name), vocabulary).filter(knows)) ??
    only(unique(findTitles(grid, table.lastRow + 1, grid.lastRow + 1, vocabulary).map((t) => t.form)).filter(knows)) ??
    only(codesAbove(grid, above, table.firstRow, vocabulary).filter(knows)) ??
    only(unique(grids.filter((g) => g !== grid).flatMap((g) => findTitles(g, 0, g.lastRow + 1, vocabulary)).map((t) => t.form)).filter(knows)) ??
    byNumbers(table, vocabulary);
  if (form === null) return null;
  const own = titles.filter((t) => t.form === form);
  const elsewhere = grids.filter((g) => g !== grid && !isHistory(g, vocabulary)).flatMap((g) => findTitles(g, 0, g.lastRow + 1, vocabulary)).filter((t) => t.form === form);
  const title = best(own, form) ?? best(elsewhere, form);
  const isNamed = own.length > 0 || [...findCodeForms(levelText(grid.name), vocabulary), ...findTitleForms(levelText(grid.name), vocabulary)].includes(form);
  return { form, isNamed, title: title?.text ?? grid.name, ...editionOf(table, above, grids, title?.text ?? "", form, vocabulary) };
}

interface Title {
  readonly form: FormVocabulary;
  readonly text: string;
  readonly row: number;
  readonly column: number;
}

interface Titles {
  readonly all: readonly Title[];
  /** Rows without a title but with a text that ends as one does: a title may be cut into the cells of one. */
  readonly mayBeCut: ReadonlySet<number>;
}

const titlesOfGrids = new GridMemory<Titles>();

/** The titles in some rows of a sheet. A sheet is looked through once, however many tables ask. */
function findTitles(grid: Grid, from: number, to: number, vocabulary: Vocabulary): Title[] {
  let titles = titlesOfGrids.get(grid);
  if (titles === undefined) titlesOfGrids.set(grid, (titles = listTitles(grid, vocabulary)));
  return titles.all.filter((title) => title.row >= from && title.row < to);
}

/** Hands the titles of a sheet on to a later state of it, where no cell that changed can be one or a part of one. */
export function carryTitles(before: Grid, after: Grid, changes: readonly CellChange[], vocabulary: Vocabulary): void {
  const titles = titlesOfGrids.get(before);
  if (titles === undefined) return;
  const mayBeTitle = (cell: Cell | undefined) => {
    if (cell?.kind !== "text") return false;
    const { titleForms, endsLikeTitle } = findTextWords(cell.text, vocabulary);
    return endsLikeTitle || titleForms.length > 0;
  };
  for (const { row, before: old, after: now } of changes) if (titles.mayBeCut.has(row) || mayBeTitle(old) || mayBeTitle(now)) return;
  titlesOfGrids.set(after, titles);
}

const NO_WORDS = { titleForms: [], endsLikeTitle: false };

function listTitles(grid: Grid, vocabulary: Vocabulary): Titles {
  const found: Title[] = [];
  const mayBeCut = new Set<number>();
  const { cells } = grid;
  const words = textWordsOf(grid, vocabulary);
  for (let next = 0; next < cells.length; ) {
    const { row } = cells[next]!;
    let hit = false;
    let endsLikeTitle = false;
    // A damaged file may have a row whose number is none, not even equal to itself.
    do {
      const { text, column } = cells[next]!;
      const { titleForms, endsLikeTitle: ends } = words[next] ?? NO_WORDS;
      for (const form of titleForms) found.push({ form, text: oneLine(text), row, column });
      hit ||= titleForms.length > 0;
      endsLikeTitle ||= ends;
      next++;
    } while (cells[next]?.row === row);
    if (hit || !endsLikeTitle) continue;
    mayBeCut.add(row);
    // A title may be cut into neighbouring cells.
    const texts = grid.cellsInRow(row).filter((cell) => cell.kind === "text");
    const joined = texts.map((cell) => cell.text).join("");
    if (texts.length > 1 && joined.length < 200)
      for (const form of findTitleForms(levelText(joined), vocabulary)) found.push({ form, text: oneLine(joined), row, column: texts[0]!.column });
  }
  return { all: found, mayBeCut };
}

function oneLine(text: string): string {
  return cleanText(text).replaceAll(/\s*\n\s*/g, " ");
}

/** The title that begins with the form's name before one that only mentions it; the shorter of two. */
function best(titles: readonly Title[], form: FormVocabulary): Title | undefined {
  const rank = (t: Title) => (form.titles.words.some((word) => levelText(t.text).replace(/^[^\p{L}]+/u, "").startsWith(word)) ? 0 : 1000) + t.text.length;
  return titles.toSorted((a, b) => rank(a) - rank(b))[0];
}

function codesAbove(grid: Grid, from: number, to: number, vocabulary: Vocabulary): FormVocabulary[] {
  const forms = new Set<FormVocabulary>();
  for (const cell of grid.cells) {
    if (cell.row < from || cell.row >= to || cell.kind !== "text" || cell.text.length > 60) continue;
    for (const form of findCodeForms(levelText(cell.text), vocabulary)) forms.add(form);
  }
  return [...forms];
}

function byNumbers(table: Table, vocabulary: Vocabulary): FormVocabulary | null {
  const ranked = vocabulary.forms.map((form) => ({ form, share: shareKnown(table, form, vocabulary) })).toSorted((a, b) => b.share - a.share);
  const [first, second] = ranked;
  if (first === undefined || first.share < 0.8) return null;
  return second !== undefined && first.share - second.share < 0.05 ? null : first.form;
}

/** The share of a table's different numbers that a form has. */
function shareKnown(table: Table, form: FormVocabulary, vocabulary: Vocabulary): number {
  return table.shares.ofForms[vocabulary.forms.indexOf(form)] ?? 0;
}

type Edition = Pick<Identity, "edition" | "unknownEdition">;

/** The edition that the title says, or what stands near it; a version that may be a document's own counts when nothing else says more. */
function editionOf(
  table: Table,
  above: number,
  grids: readonly Grid[],
  title: string,
  form: FormVocabulary,
  vocabulary: Vocabulary,
): Edition {
  let weak: NamedEdition | undefined;
  for (const named of namesOfEdition(table, above, grids, title, form, vocabulary)) {
    if (named === undefined) continue;
    if (!named.isWeak) return { edition: named.edition, unknownEdition: named.unknown };
    weak ??= named;
  }
  weak ??= nameYearEdition(title, form.description);
  if (weak !== undefined) return { edition: weak.edition, unknownEdition: weak.unknown };
  // A form of which one edition is known, and its numbers are that edition's.
  const [known, ...others] = form.description.editions;
  return { edition: known !== undefined && others.length === 0 && shareKnown(table, form, vocabulary) >= 0.8 ? known.edition : null, unknownEdition: null };
}

function* namesOfEdition(table: Table, above: number, grids: readonly Grid[], title: string, form: FormVocabulary, vocabulary: Vocabulary): Generator<NamedEdition | undefined> {
  const { grid } = table;
  yield nameEdition(title, form.description);
  yield editionIn(grid, above, table.firstRow, form);
  yield editionIn(grid, table.lastRow + 1, grid.lastRow + 1, form);
  yield nameEdition(`${form.codes[0] ?? ""}${grid.name}`, form.description);
  for (const other of grids) if (other !== grid && !isHistory(other, vocabulary)) yield editionIn(other, 0, other.lastRow + 1, form);
}

function editionIn(grid: Grid, from: number, to: number, form: FormVocabulary): NamedEdition | undefined {
  const found: NamedEdition[] = [];
  for (const cell of grid.cells) {
    if (cell.row < from || cell.row >= to || cell.kind !== "text" || cell.text.length > 200) continue;
    const edition = nameEdition(cell.text, form.description);
    if (edition !== undefined) found.push(edition);
  }
  const sure = found.filter(({ isWeak }) => !isWeak);
  const said = sure.length > 0 ? sure : found;
  const [first] = said;
  if (first === undefined || said.every(({ edition }) => edition === first.edition)) return first;
  return { ...first, edition: null, unknown: said.find(({ unknown }) => unknown !== null)?.unknown ?? null };
}

function isHistory(grid: Grid, vocabulary: Vocabulary): boolean {
  return vocabulary.sheets.history.isIn(levelText(grid.name));
}

function only<T>(list: readonly T[]): T | null {
  return list.length === 1 ? list[0]! : null;
}

function unique<T>(list: readonly T[]): T[] {
  return [...new Set(list)];
}
