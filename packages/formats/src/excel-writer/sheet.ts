import { formatAddress, parseAddress } from "./cell-address.ts";

/** How a cell looks. Everything is optional and plain unless given. */
export interface CellStyle {
  readonly bold?: boolean;
  readonly strike?: boolean;
  /** Text colour and background as six hex digits, "1F4E79". */
  readonly color?: string;
  readonly fill?: string;
  readonly border?: boolean;
  readonly wrap?: boolean;
  readonly align?: "left" | "center" | "right";
  /** Text starts at the top of the cell. */
  readonly top?: boolean;
  /** In points; 11 unless given. */
  readonly size?: number;
  /** Says that the content is text even when someone edits it: a leading "=" stays a character. */
  readonly isText?: boolean;
  /** A format code such as "yyyy/m/d", or the number of a built-in format such as 14. */
  readonly numberFormat?: string | number;
}

/** A stretch of text with its own look. */
export interface TextRun {
  readonly text: string;
  readonly bold?: boolean;
  readonly strike?: boolean;
  readonly color?: string;
}

/** A phonetic guide (furigana) over the characters from `from` up to, not including, `to`. */
export interface PhoneticRun {
  readonly text: string;
  readonly from: number;
  readonly to: number;
}

export interface CellContent {
  readonly value?: string | number | boolean;
  /** A number exactly as it shall stand in the file, such as "4.0999999999999996". */
  readonly rawNumber?: string;
  /** An error value such as "#N/A". */
  readonly error?: string;
  readonly runs?: readonly TextRun[];
  readonly phonetic?: readonly PhoneticRun[];
  /** Keeps the text in the cell instead of the shared table. */
  readonly inline?: boolean;
  /** Without the leading "=". With no value beside it, the result was never stored. */
  readonly formula?: string;
  readonly style?: CellStyle;
}

export type CellValue = string | number | boolean | CellContent;

export interface ListValidation {
  readonly range: string;
  readonly choices: readonly string[];
  /** Refuses anything that is not in the list. */
  readonly isStrict?: boolean;
}

/** A4, scaled so that all columns stand on one page. */
export interface PageSetup {
  readonly landscape: boolean;
  /** Rows to repeat on every page, counted from 1, both ends included. */
  readonly titleRows?: readonly [first: number, last: number];
  /** What is printed, `A1:F60`. */
  readonly area?: string;
}

export interface CellComment {
  readonly cell: string;
  readonly author: string;
  readonly text: string;
}

/** One sheet, ready to write. */
export interface SheetContent {
  readonly name: string;
  readonly visibility?: "visible" | "hidden" | "veryHidden";
  /** By address, "E12". */
  readonly cells: ReadonlyMap<string, CellValue>;
  readonly merges?: readonly string[];
  readonly hiddenRows?: readonly number[];
  readonly hiddenColumns?: readonly string[];
  /** Width in characters by column letters. */
  readonly columnWidths?: Readonly<Record<string, number>>;
  readonly validations?: readonly ListValidation[];
  readonly comments?: readonly CellComment[];
  /** The used range as the file declares it; real files often declare far too much. */
  readonly dimension?: string;
  /** So many rows stay in sight while the rest is scrolled. */
  readonly frozenRows?: number;
  readonly page?: PageSetup;
  /** Heights in points: of rows in general, and by row number. An editor may still change them to fit. */
  readonly rowHeight?: number;
  readonly rowHeights?: ReadonlyMap<number, number>;
  /** Cells that hold numbers as text on purpose ("4.10"), so that Excel does not complain. */
  readonly numbersAsText?: string;
}

/** A sheet being filled: cells by address, with shorthands for rows. */
export class SheetBuilder {
  readonly cells = new Map<string, CellValue>();
  readonly merges: string[] = [];
  readonly hiddenRows: number[] = [];
  readonly hiddenColumns: string[] = [];
  readonly columnWidths: Record<string, number> = {};
  readonly validations: ListValidation[] = [];
  readonly comments: CellComment[] = [];
  visibility: "visible" | "hidden" | "veryHidden" = "visible";
  dimension?: string;
  frozenRows?: number;
  page?: PageSetup;
  rowHeight?: number;
  readonly rowHeights = new Map<number, number>();
  numbersAsText?: string;

  constructor(readonly name: string) {}

  put(address: string, value: CellValue, style?: CellStyle): this {
    parseAddress(address);
    this.cells.set(address, style === undefined ? value : withStyle(value, style));
    return this;
  }

  /** Fills a row from `start` to the right; `null` leaves a cell out. */
  row(start: string, values: readonly (CellValue | null)[], style?: CellStyle): this {
    const { row, column } = parseAddress(start);
    values.forEach((value, i) => {
      if (value !== null) this.put(formatAddress(row, column + i), value, style);
    });
    return this;
  }

  merge(range: string): this {
    this.merges.push(range);
    return this;
  }
}

function withStyle(value: CellValue, style: CellStyle): CellContent {
  return typeof value === "object" ? { ...value, style: { ...style, ...value.style } } : { value, style };
}
