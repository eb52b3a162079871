import { BASIC_FIELDS, parentNumber, type Library, type PackCell, type PackField, type PackItem } from "@kaiji/domain";
import { TemplateSheets } from "../excel-fill/template-sheets.ts";
import type { WorkbookParts } from "../excel/open-workbook.ts";
import { cellAddress } from "../grid/cell-address.ts";
import type { Grid } from "../grid/grid.ts";
import { findLayouts, type FormLayout, type ItemPlace } from "../recognise/form-layout.ts";
import { cleanText, isBlank, levelText } from "../recognise/level-text.ts";
import type { CellPlace } from "../recognise/remark-list.ts";
import { vocabularyOf } from "../recognise/vocabulary.ts";
import { namedGuideline } from "./named-edition.ts";
import { findHeadings } from "./headings.ts";
import type { LearnedForm } from "./learned-form.ts";

/** The forms in a workbook whose titles Kaiji knows: every item's number, exact wording and cells, filled or blank. */
export function learnKnownForms(grids: readonly Grid[], parts: WorkbookParts, library: Library): LearnedForm[] {
  const vocabulary = vocabularyOf(library);
  const template = new TemplateSheets(parts, grids);
  return findLayouts(grids, library)
    .filter((layout) => {
      const form = vocabulary.forms.find((candidate) => candidate.form === layout.form);
      return form !== undefined && form.titles.findIn(levelText(layout.title)) !== null;
    })
    .map((layout) => ({
      form: layout.form,
      edition: layout.edition,
      guideline: namedGuideline(layout.title),
      title: layout.title,
      items: itemsOf(layout, grids, template),
      fields: fieldsOf(layout, grids),
      sheets: layout.sheets,
      description: null,
    }));
}

function itemsOf(layout: FormLayout, grids: readonly Grid[], template: TemplateSheets): PackItem[] {
  const numbers = new Set(layout.items.map((item) => item.number));
  const sheets = new Map(grids.map((grid) => [grid.name, grid]));
  const headings = new Map<string, Map<number, string>>();
  const firstRows = new Map<string, number>();
  for (const name of layout.sheets) {
    const rows = layout.items.filter((item) => item.numberCell.sheet === name).map((item) => item.numberCell.row);
    headings.set(name, findHeadings(sheets.get(name)!, rows.toSorted((a, b) => a - b)));
    firstRows.set(name, Math.min(...rows));
  }
  return layout.items.map((item) => {
    const grid = sheets.get(item.numberCell.sheet)!;
    const texts = item.wording.map((text) => withoutNumber(cleanText(text), item));
    const wording = texts.reduce((longest, text) => (text.length > longest.length ? text : longest), "");
    const wordingAt = grid.cellsInRow(item.numberCell.row).find((cell) => withoutNumber(cleanText(cell.text), item) === wording);
    return {
      number: item.number,
      parent: nearestParent(item.number, numbers),
      heading: headings.get(grid.name)?.get(item.numberCell.row) ?? null,
      wording,
      besides: texts.filter((text) => text !== wording && text !== ""),
      numberCell: address(item.numberCell),
      wordingCell: wordingAt === undefined ? address(item.numberCell) : grid.source(wordingAt.row, wordingAt.column),
      cells: cellsOf(item, firstRows, sheets, template),
    };
  });
}

/** `4.1　利用者を…` where number and sentence share a cell. */
function withoutNumber(text: string, { number }: ItemPlace): string {
  const level = text.normalize("NFKC");
  return level.length === text.length && level.startsWith(number) && /^[\s.．:：、)）]/.test(level.slice(number.length)) ? text.slice(number.length).replace(/^[\s.．:：、)）]+/, "") : text;
}

function nearestParent(number: string, numbers: ReadonlySet<string>): string | null {
  for (let parent = parentNumber(number); parent !== null; parent = parentNumber(parent)) if (numbers.has(parent)) return parent;
  return null;
}

function cellsOf(item: ItemPlace, firstRows: ReadonlyMap<string, number>, sheets: ReadonlyMap<string, Grid>, template: TemplateSheets): PackCell[] {
  const cells: PackCell[] = [];
  const add = (role: PackCell["role"], place: CellPlace, answer?: PackCell["answer"]) => {
    const allowed = template.allowed(place);
    const above = (firstRows.get(place.sheet) ?? place.row) - 1;
    cells.push({
      role,
      header: headerOf(sheets.get(place.sheet)!, place.column, above),
      cell: address(place),
      ...(answer === undefined ? {} : { answer }),
      ...(allowed === null ? {} : { allowed }),
    });
  };
  if (item.answer.kind === "word") add("answer", item.answer.cell);
  else for (const { answer, cell } of item.answer.cells) add("mark", cell, answer);
  if (item.remarkCell !== null) add("remark", item.remarkCell);
  return cells;
}

/** The nearest text above a table's column, word for word. */
function headerOf(grid: Grid, column: number, above: number): string {
  for (let row = above; row >= Math.max(0, above - 11); row--) {
    const cell = grid.seenAt(row, column);
    if (cell?.kind === "text" && !isBlank(cell.text) && cell.text.length <= 60) return cleanText(cell.text);
  }
  return "";
}

function fieldsOf(layout: FormLayout, grids: readonly Grid[]): PackField[] {
  const sheets = new Map(grids.map((grid) => [grid.name, grid]));
  return BASIC_FIELDS.flatMap((field) => {
    const place = layout.fields[field];
    if (place === undefined) return [];
    if (place.prefix !== undefined) return [{ field, label: cleanText(place.prefix), cell: address(place), isInside: true as const }];
    const left = sheets.get(place.sheet)?.cellsInRow(place.row).filter((cell) => cell.column < place.column && cell.kind === "text").at(-1);
    return [{ field, label: cleanText(left?.text ?? ""), cell: address(place) }];
  });
}

function address({ sheet, row, column }: CellPlace): string {
  return `${sheet}!${cellAddress(row, column)}`;
}
