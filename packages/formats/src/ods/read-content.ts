import type { Cell } from "../grid/cell.ts";
import { type CellNote, Grid, type Merge } from "../grid/grid.ts";
import { ReadFailure } from "../read-failure.ts";
import { attribute, scanXml } from "../xml/scan-xml.ts";
import { LIMITS } from "../zip/limits.ts";
import { OdsText } from "./ods-text.ts";

const WIDEST = 16_384;
/** An office writes the rest of the sheet as one row repeated a million times; a filled row is seldom repeated. */
const MOST_REPEATS = 1000;

const WHITE = "#ffffff";

interface OpenCell {
  readonly attributes: string;
  readonly repeat: number;
}

/** The sheets of an OpenDocument spreadsheet, from its content part. @throws ReadFailure over a limit or damaged */
export function readContent(xml: string, part: string): Grid[] {
  const grids: Grid[] = [];
  const hiddenStyles = new Set<string>();
  /** By style, whether its text is struck through; those that do not say are left out. */
  const struckStyles = new Map<string, boolean>();
  const isStruck = (attributes: string) => struckStyles.get(attribute(attributes, "style-name") ?? defaultStyle());
  const colours = new Map<string, string>();
  const behind = new Map<string, string>();
  const isUnseen = (attributes: string) => {
    const own = attribute(attributes, "style-name") ?? defaultStyle();
    return colours.has(own) && colours.get(own) === (behind.get(own) ?? WHITE);
  };
  // A cell without a style of its own has its row's or its column's.
  const columnStyles: { readonly upTo: number; readonly style: string }[] = [];
  let rowStyle: string | null = null;
  const defaultStyle = () => rowStyle ?? columnStyles.find(({ upTo }) => column < upTo)?.style ?? "";
  const text = new OdsText();
  let style = "";
  let name = "";
  let hidden = false;
  let depth = 0;
  let row = 0;
  let column = 0;
  let rowRepeat = 1;
  let rowCells: Cell[] = [];
  let cells: Cell[] = [];
  let merges: Merge[] = [];
  let notes: CellNote[] = [];
  let cell: OpenCell | null = null;

  const finishCell = (open: OpenCell) => {
    const { text: shown, unstruck, note } = text.finish();
    const plain = makeCell(row, column, open.attributes, shown);
    // What formulas work out is white on purpose; what a person typed is not.
    const isHidden = colours.size > 0 && plain?.kind === "text" && plain.formula === undefined && isUnseen(open.attributes);
    const made = plain === null || (unstruck === undefined && !isHidden) ? plain : isHidden ? { ...plain, unstruck: "", unseen: true as const } : { ...plain, unstruck };
    if (note !== "") notes.push({ row, column, text: note });
    const right = column + count(attribute(open.attributes, "number-columns-spanned")) - 1;
    const bottom = row + count(attribute(open.attributes, "number-rows-spanned")) - 1;
    if (right > column || bottom > row) merges.push({ top: row, left: column, bottom, right: Math.min(right, WIDEST) });
    if (made !== null) {
      if (open.repeat > MOST_REPEATS) throw new ReadFailure("too-many-cells", { sheet: name, limit: String(LIMITS.cells) });
      for (let i = 0; i < open.repeat; i++) rowCells.push({ ...made, column: column + i });
    }
    column += open.repeat;
    if (column > WIDEST && made !== null) throw new ReadFailure("too-many-cells", { sheet: name, limit: String(WIDEST) });
  };
  const finishRow = () => {
    if (rowCells.length > 0) {
      if (rowRepeat > MOST_REPEATS) throw new ReadFailure("too-many-rows", { sheet: name, limit: String(LIMITS.rows) });
      for (let i = 0; i < rowRepeat; i++) for (const c of rowCells) cells.push(i === 0 ? c : { ...c, row: c.row + i });
    }
    if (cells.length > LIMITS.cells) throw new ReadFailure("too-many-cells", { sheet: name, limit: String(LIMITS.cells) });
    row += rowRepeat;
  };

  scanXml(xml, part, {
    open(element, attributes) {
      if (element === "style") style = attribute(attributes, "style:name") ?? attribute(attributes, "name") ?? "";
      else if (element === "table-properties" && attribute(attributes, "display") === "false") hiddenStyles.add(style);
      else if (element === "text-properties" && depth === 0) {
        const line = attribute(attributes, "text-line-through-style") ?? attribute(attributes, "text-line-through-type");
        if (line !== null) struckStyles.set(style, line !== "none");
        const colour = attribute(attributes, "fo:color");
        if (colour !== null) colours.set(style, colour.toLowerCase());
      } else if (element === "table-cell-properties" && depth === 0) {
        const colour = attribute(attributes, "background-color");
        if (colour !== null && colour !== "transparent") behind.set(style, colour.toLowerCase());
      } else if (element === "table" && ++depth === 1) {
        name = attribute(attributes, "table:name") ?? attribute(attributes, "name") ?? "";
        hidden = hiddenStyles.has(attribute(attributes, "style-name") ?? "");
        row = 0;
        [cells, merges, notes] = [[], [], []];
        columnStyles.length = 0;
      } else if (element === "table-column" && depth === 1) {
        const upTo = (columnStyles.at(-1)?.upTo ?? 0) + count(attribute(attributes, "number-columns-repeated"));
        columnStyles.push({ upTo, style: attribute(attributes, "default-cell-style-name") ?? "" });
      } else if (element === "table-row" && depth === 1) {
        rowRepeat = count(attribute(attributes, "number-rows-repeated"));
        rowStyle = attribute(attributes, "default-cell-style-name");
        column = 0;
        rowCells = [];
        if (rowRepeat === 1 && row >= LIMITS.rows) throw new ReadFailure("too-many-rows", { sheet: name, limit: String(LIMITS.rows) });
      } else if ((element === "table-cell" || element === "covered-table-cell") && depth === 1 && cell === null) {
        cell = { attributes, repeat: count(attribute(attributes, "number-columns-repeated")) };
        if (struckStyles.size > 0) text.start(isStruck(attributes) ?? false);
      } else if (cell !== null) text.open(element, attributes, element === "span" ? struckStyles.get(attribute(attributes, "style-name") ?? "") : undefined);
    },
    close(element) {
      if (element === "table") {
        if (--depth === 0) grids.push(new Grid(name, cells, merges, hidden, undefined, notes));
      } else if (element === "table-row" && depth === 1) finishRow();
      else if ((element === "table-cell" || element === "covered-table-cell") && depth === 1 && cell !== null) {
        finishCell(cell);
        cell = null;
      } else if (cell !== null) text.close(element);
    },
    text(value) {
      if (cell !== null) text.add(value);
    },
  });
  return grids;
}

function count(value: string | null): number {
  const number = Number(value ?? 1);
  return Number.isInteger(number) && number > 0 ? number : 1;
}

function makeCell(row: number, column: number, attributes: string, shown: string): Cell | null {
  const raw = attribute(attributes, "formula");
  const formula = raw === null ? undefined : plainFormula(raw);
  const type = attribute(attributes, "value-type");
  const withFormula = formula === undefined ? {} : { formula };
  if (type === "date") {
    const date = (attribute(attributes, "date-value") ?? "").slice(0, 10);
    if (/^\d{4}-\d{2}-\d{2}$/.test(date)) return { row, column, kind: "date", text: date, ...withFormula };
  }
  if (type === "float" || type === "currency" || type === "percentage") {
    // `value` alone would also find the end of `value-type`.
    const value = Number(attribute(attributes, "office:value") ?? Number.NaN);
    if (!Number.isNaN(value)) return { row, column, kind: "number", text: shown === "" ? String(value) : shown, value, ...withFormula };
  }
  if (type === "boolean") {
    const isTrue = attribute(attributes, "boolean-value") === "true";
    return { row, column, kind: "boolean", text: isTrue ? "TRUE" : "FALSE", ...withFormula };
  }
  if (shown === "" && formula === undefined) return null;
  const kind = /^#(?:N\/A|REF!|VALUE!|NAME\?|DIV\/0!|NUM!|NULL!)$|^Err:\d+$/.test(shown) && formula !== undefined ? "error" : "text";
  return { row, column, kind, text: shown, ...withFormula };
}

/** `of:=[$入力.C5]` as a workbook writes it: `入力!C5`. */
function plainFormula(formula: string): string {
  return formula
    .replace(/^[a-z]+:(?==)/i, "")
    .replace(/^=/, "")
    .replaceAll(/\[\$?('(?:[^']|'')+'|[^\].$]*)\.([^\]]+)\]/g, (_, sheet: string, cell: string) => {
      const address = cell.replaceAll(/:\./g, ":");
      return sheet === "" ? address : `${sheet}!${address}`;
    })
    .replaceAll(";", ",");
}
