import { serialToDate } from "../dates/serial-date.ts";
import type { Cell } from "../grid/cell.ts";
import { ReadFailure } from "../read-failure.ts";
import { attribute } from "../xml/scan-xml.ts";
import { LIMITS } from "../zip/limits.ts";
import type { NumberFormat } from "./number-format.ts";
import type { SharedStrings } from "./shared-strings.ts";
import { decodeEscapes, type StringItemBuilder } from "./string-item.ts";
import type { CellStyles } from "./styles.ts";

/** What all sheets of a workbook share. */
export interface SheetContext {
  readonly strings: SharedStrings;
  readonly styles: CellStyles;
  readonly uses1904: boolean;
}

/** Takes the cells of one sheet as they come along, in whichever way they are written. */
export class CellCollector {
  readonly cells: Cell[] = [];
  /** Where the cell stands that is being read; the next one stands behind it unless it says otherwise. */
  row = -1;
  column = -1;
  readonly #sheet: string;
  readonly #context: SheetContext;
  #rows = 0;
  /** What there was before the row that is being read. */
  readonly #before = { row: -1, column: -1, rows: 0, cells: 0 };

  constructor(sheet: string, context: SheetContext) {
    this.#sheet = sheet;
    this.#context = context;
  }

  /** @param attributes the tag's raw attributes. @throws ReadFailure when there are too many rows */
  startRow(attributes: string): void {
    const { row, column, cells } = this;
    const before = this.#before;
    [before.row, before.column, before.rows, before.cells] = [row, column, this.#rows, cells.length];
    const number = attribute(attributes, "r");
    this.row = number === null ? row + 1 : Number(number) - 1;
    this.column = -1;
    if (++this.#rows > LIMITS.rows) throw new ReadFailure("too-many-rows", { sheet: this.#sheet, limit: String(LIMITS.rows) });
  }

  /** Forgets the row that came last: it will come again in another way. */
  undoRow(): void {
    ({ row: this.row, column: this.column, rows: this.#rows } = this.#before);
    this.cells.length = this.#before.cells;
  }

  /** A cell that shows one of the workbook's texts. @throws ReadFailure when there is no such text, or too many cells */
  addShared(index: number, style: number, formula: string | null): void {
    const { strings } = this.#context;
    const text = strings.texts[index];
    if (text === undefined) throw new ReadFailure("damaged", { part: "sharedStrings" });
    if (text === "" && formula === null) return;
    const cell = cellOf(this.row, this.column, "text", text, formula);
    // Hardly any workbook has struck-through texts.
    const unstruck = strings.unstruck.size > 0 ? strings.unstruck.get(index) : undefined;
    this.#add(cell, style, unstruck, strings.ownUnstruck.size > 0 ? strings.ownUnstruck.get(index) : undefined);
  }

  /** A cell that shows what its formula worked out. @throws ReadFailure when there are too many cells */
  addText(text: string, style: number, formula: string | null): void {
    if (text !== "" || formula !== null) this.#add(cellOf(this.row, this.column, "text", text, formula), style, undefined, undefined);
  }

  /** A cell that holds a text of its own. @throws ReadFailure when there are too many cells */
  addInline(item: StringItemBuilder, type: string, style: number, formula: string | null): void {
    const cell = makeCell(this.row, this.column, type, style, item.finish(), formula, this.#context);
    if (cell !== null) this.#add(cell, style, item.unstruck, item.ownUnstruck);
  }

  /** Any other cell. @param stored its value as the file writes it. @throws ReadFailure when there are too many cells */
  add(type: string, style: number, stored: string | null, formula: string | null): void {
    if (type === "s" && stored !== null && stored !== "") return this.addShared(Number(stored), style, formula);
    const cell = makeCell(this.row, this.column, type, style, stored, formula, this.#context);
    if (cell !== null) this.#add(cell, style, undefined, undefined);
  }

  /** @param own the text without struck-through runs, of a cell whose style is struck through itself */
  #add(cell: Cell, style: number, unstruck: string | undefined, own: string | undefined): void {
    const { struck, unseen, unseenNumbers } = this.#context.styles;
    // Truth values under check boxes, and what formulas work out, are white on purpose; what a person typed is not.
    const isUnseen = cell.formula === undefined && ((unseen.size > 0 && cell.kind === "text" && unseen.has(style)) || (unseenNumbers.size > 0 && cell.kind === "number" && unseenNumbers.has(style)));
    if (isUnseen || (struck.size > 0 && struck.has(style))) {
      const rest = own ?? "";
      this.cells.push(rest === cell.text ? cell : { ...cell, unstruck: rest, unseen: isUnseen ? true : undefined });
    } else this.cells.push(unstruck === undefined ? cell : { ...cell, unstruck });
    if (this.cells.length > LIMITS.cells) throw new ReadFailure("too-many-cells", { sheet: this.#sheet, limit: String(LIMITS.cells) });
  }
}

function makeCell(
  row: number,
  column: number,
  type: string,
  style: number,
  stored: string | null,
  formula: string | null,
  context: SheetContext,
): Cell | null {
  if (stored === null || (stored === "" && type !== "str"))
    return formula === null ? null : cellOf(row, column, "text", "", formula, undefined, true);
  switch (type) {
    case "s": {
      const text = context.strings.texts[Number(stored)];
      if (text === undefined) throw new ReadFailure("damaged", { part: "sharedStrings" });
      return text === "" && formula === null ? null : cellOf(row, column, "text", text, formula);
    }
    case "str":
    case "inlineStr": {
      const text = type === "str" ? decodeEscapes(stored) : stored;
      return text === "" && formula === null ? null : cellOf(row, column, "text", text, formula);
    }
    case "b":
      return cellOf(row, column, "boolean", stored.trim() === "1" || stored.trim() === "true" ? "TRUE" : "FALSE", formula);
    case "e":
      return cellOf(row, column, "error", stored, formula);
    case "d":
      return cellOf(row, column, "date", stored.slice(0, 10), formula);
    default:
      return makeNumber(row, column, stored, formula, context.styles.formats[style], context.uses1904);
  }
}

/** All cells have the same fields in the same order: what walks through thousands of them is several times faster so. */
function cellOf(row: number, column: number, kind: Cell["kind"], text: string, formula: string | null, value?: number, unevaluated?: true): Cell {
  return { row, column, kind, text, formula: formula ?? undefined, value, unevaluated };
}

function makeNumber(
  row: number,
  column: number,
  stored: string,
  formula: string | null,
  format: NumberFormat | undefined,
  uses1904: boolean,
): Cell {
  const value = Number(stored);
  if (stored.trim() === "" || Number.isNaN(value)) return cellOf(row, column, "text", stored, formula);
  const date = format?.kind === "date" ? serialToDate(value, uses1904) : null;
  if (date !== null) return cellOf(row, column, "date", date, formula, value);
  // Excel shows 15 digits: a stored 4.0999999999999996 is the number 4.1.
  const text = format?.kind === "fixed" ? value.toFixed(format.decimals) : String(Number(value.toPrecision(15)));
  return cellOf(row, column, "number", text, formula, value);
}
