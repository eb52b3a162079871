import type { Answer, BasicField, FormId, ItemNumber, Library } from "@kaiji/domain";
import type { Grid } from "../grid/grid.ts";
import { answerCellOf, typedPlace } from "./answer-cell.ts";
import { findFieldPlaces, type FieldPlace } from "./field-places.ts";
import { findFormReadings, type FormReading } from "./form-reading.ts";
import { isBlank } from "./level-text.ts";
import type { CellPlace, RemarkEntry } from "./remark-list.ts";
import { collectRemarkEntries } from "./remark-book.ts";
import { answerColumnsOf } from "./table.ts";
import { vocabularyOf } from "./vocabulary.ts";

/** Where one item of a form stands in a file. */
export interface ItemPlace {
  readonly number: ItemNumber;
  readonly numberCell: CellPlace;
  /** The cell that takes a word, or the cells that take a mark. */
  readonly answer:
    | { readonly kind: "word"; readonly cell: CellPlace }
    | { readonly kind: "marks"; readonly cells: readonly { readonly answer: Answer; readonly cell: CellPlace }[] };
  readonly remarkCell: CellPlace | null;
  /** The texts of the row that are neither number, answer nor remark: the official wording, in the file's order. */
  readonly wording: readonly string[];
}

/** Where a form keeps what people fill in, whether it is filled or blank. */
export interface FormLayout {
  readonly form: FormId;
  readonly edition: string | null;
  readonly title: string;
  readonly sheets: readonly string[];
  readonly items: readonly ItemPlace[];
  readonly fields: Readonly<Partial<Record<BasicField, FieldPlace>>>;
  /** `list`: remark cells hold numbers that point to entries; `inline`: they hold the remarks. */
  readonly remarks:
    | { readonly kind: "inline" }
    | { readonly kind: "list"; readonly entries: readonly RemarkEntry[]; readonly areNumbers: boolean };
}

/**
 * Finds the layout of every form in a file, one per form: the first table that people type into.
 * Print views are followed to the cells they display.
 */
export function findLayouts(grids: readonly Grid[], library: Library): FormLayout[] {
  const vocabulary = vocabularyOf(library);
  const { readings } = findFormReadings(grids, vocabulary);
  const sheets = new Map(grids.map((grid) => [grid.name, grid]));
  const layouts: FormLayout[] = [];
  for (const form of vocabulary.forms) {
    const ofForm = readings.filter((r) => r.identity.form === form && !r.isSample);
    const parts = joinParts(ofForm);
    const [main] = parts;
    if (main === undefined) continue;
    const entries = collectRemarkEntries(parts, readings, grids, vocabulary);
    const areNumbers = parts.some((part) => part.remarkColumns.areNumbers);
    layouts.push({
      form: form.form,
      edition: parts.map((part) => part.identity.edition).find((edition) => edition !== null) ?? null,
      title: main.identity.title,
      sheets: [...new Set(parts.map((part) => part.table.grid.name))],
      items: withWordingOfViews(parts.flatMap((part) => itemPlaces(part, sheets)), ofForm.filter((reading) => !parts.includes(reading)), sheets),
      fields: findFieldPlaces(parts, grids, form, vocabulary),
      remarks: entries.length > 0 || areNumbers ? { kind: "list", entries, areNumbers } : { kind: "inline" },
    });
  }
  return layouts;
}

/** Where the cells to type into stand without their sentences, the sentences stand in the view that is printed. */
function withWordingOfViews(items: readonly ItemPlace[], views: readonly FormReading[], sheets: ReadonlyMap<string, Grid>): ItemPlace[] {
  if (items.every((item) => item.wording.length > 0)) return [...items];
  const shown = new Map(views.flatMap((view) => itemPlaces(view, sheets)).filter((item) => item.wording.length > 0).map((item) => [item.number, item.wording]));
  return items.map((item) => (item.wording.length > 0 ? item : { ...item, wording: shown.get(item.number) ?? [] }));
}

/** Tables with new numbers, those with typed cells first. */
function joinParts(readings: readonly FormReading[]): FormReading[] {
  const formulas = (r: FormReading) => r.rows.filter((row) => row.isFormula).length;
  const parts: FormReading[] = [];
  const seen = new Set<string>();
  for (const reading of readings.toSorted((a, b) => formulas(a) - formulas(b))) {
    const numbers = reading.rows.map((row) => row.number);
    if (numbers.some((number) => seen.has(number))) continue;
    for (const number of numbers) seen.add(number);
    parts.push(reading);
  }
  return parts.toSorted((a, b) => readings.indexOf(a) - readings.indexOf(b));
}

function itemPlaces(part: FormReading, sheets: ReadonlyMap<string, Grid>): ItemPlace[] {
  const { table, remarkColumns } = part;
  const { grid } = table;
  const kept = new Set(part.rows.map((row) => `${row.row}:${row.number}`));
  const skip = new Set([...answerColumnsOf(table), ...remarkColumns.columns]);
  // Of several remark columns, the one that people type into.
  const formulas = (column: number) => table.rows.filter((r) => grid.at(r.row, column)?.formula !== undefined).length;
  const remarkColumn = remarkColumns.columns.toSorted((a, b) => formulas(a) - formulas(b))[0];
  const places: ItemPlace[] = [];
  for (const row of table.rows) {
    for (const number of row.numbers) {
      if (!kept.has(`${row.row}:${number}`)) continue;
      const wording: string[] = [];
      for (const { column } of grid.cellsInRow(row.row)) {
        if (skip.has(column) || (column >= table.numbers.first && column <= table.numbers.last && !table.numbers.isInline)) continue;
        const cell = grid.seenInColumn(row.row, column);
        if (cell !== undefined && cell.kind === "text" && !isBlank(cell.text)) wording.push(cell.text.trim());
      }
      places.push({
        number,
        numberCell: { sheet: grid.name, row: row.row, column: row.column },
        answer: answerCellOf(table, row.row, sheets),
        remarkCell: remarkColumn === undefined ? null : typedPlace(grid, row.row, remarkColumn, sheets),
        wording,
      });
    }
  }
  return places;
}
