import { serialToDate } from "../dates/serial-date.ts";
import type { Cell } from "../grid/cell.ts";
import { type CellNote, Grid, type Merge } from "../grid/grid.ts";
import { ReadFailure } from "../read-failure.ts";
import { LIMITS } from "../zip/limits.ts";
import type { XlsGlobals, XlsSheetEntry } from "./read-globals.ts";
import { type FormattedText, RecordReader } from "./record-reader.ts";
import { listRecords } from "./records.ts";

const BOF = 0x809;
const EOF = 0x0a;
const LABELSST = 0xfd;
const LABEL = 0x204;
const RSTRING = 0xd6;
const NUMBER = 0x203;
const RK = 0x27e;
const MULRK = 0xbd;
const FORMULA = 0x06;
const STRING = 0x207;
const BOOLERR = 0x205;
const MERGEDCELLS = 0xe5;
const OBJ = 0x5d;
const TXO = 0x1b6;
const NOTE = 0x1c;

/** The format has 256 columns: anything beyond is damage. */
const MOST_COLUMNS = 256;

/** Error codes of the format ([MS-XLS] 2.5.10). */
const ERRORS: Readonly<Record<number, string>> = {
  0: "#NULL!", 7: "#DIV/0!", 15: "#VALUE!", 23: "#REF!", 29: "#NAME?", 36: "#NUM!", 42: "#N/A",
};

/** Reads a sheet of an old workbook into a grid: stored values, merges and comments. @throws ReadFailure */
export function readXlsSheet(stream: Uint8Array, entry: XlsSheetEntry, globals: XlsGlobals): Grid {
  const cells: Cell[] = [];
  const merges: Merge[] = [];
  const notes: CellNote[] = [];
  const objectTexts = new Map<number, string>();
  let object = -1;
  let depth = 0;
  let waiting: { row: number; column: number; xf: number } | null = null;

  const add = (cell: Cell) => {
    if (cell.column >= MOST_COLUMNS) throw new ReadFailure("damaged", { part: entry.name });
    cells.push(cell);
    if (cells.length > LIMITS.cells) throw new ReadFailure("too-many-cells", { sheet: entry.name, limit: String(LIMITS.cells) });
  };
  const number = (row: number, column: number, xf: number, value: number, formula?: string) => add(makeNumber(row, column, xf, value, globals, formula));

  for (const { type, parts } of listRecords(stream, entry.at)) {
    const reader = new RecordReader(parts);
    // Charts stand inside a sheet as streams of their own.
    if (type === BOF) depth++;
    if (type === EOF && --depth <= 0) break;
    if (depth !== 1) continue;
    switch (type) {
      case LABELSST: {
        const [row, column, xf] = [reader.word(), reader.word(), reader.word()];
        const string = globals.strings[reader.long()];
        if (string === undefined) throw new ReadFailure("damaged", { part: entry.name });
        if (string.text !== "") add({ row, column, kind: "text", text: string.text, ...(globals.unseen.has(xf) ? UNSEEN : unstruckPart(string, xf, globals)) });
        break;
      }
      case LABEL:
      case RSTRING: {
        const [row, column, xf] = [reader.word(), reader.word(), reader.word()];
        const length = reader.word();
        const string = globals.isUnicode ? reader.formatted(length) : { text: reader.bytes(length, globals.decoder), runs: [] };
        if (string.text !== "") add({ row, column, kind: "text", text: string.text, ...(globals.unseen.has(xf) ? UNSEEN : unstruckPart(string, xf, globals)) });
        break;
      }
      case NUMBER:
        number(reader.word(), reader.word(), reader.word(), reader.double());
        break;
      case RK:
        number(reader.word(), reader.word(), reader.word(), decodeRk(reader.long()));
        break;
      case MULRK: {
        const [row, first] = [reader.word(), reader.word()];
        const count = Math.min(MOST_COLUMNS, Math.floor((parts[0]!.length - 6) / 6));
        for (let i = 0; i < count; i++) number(row, first + i, reader.word(), decodeRk(reader.long()));
        break;
      }
      case BOOLERR: {
        const [row, column] = [reader.word(), reader.word()];
        reader.skip(2);
        add(makeTruthOrError(row, column, reader.byte(), reader.byte() === 1));
        break;
      }
      case FORMULA: {
        const [row, column, xf] = [reader.word(), reader.word(), reader.word()];
        const result = Uint8Array.from({ length: 8 }, () => reader.byte());
        const isNumber = result[6] !== 0xff || result[7] !== 0xff;
        if (isNumber) number(row, column, xf, new DataView(result.buffer).getFloat64(0, true), "");
        else if (result[0] === 0) waiting = { row, column, xf };
        else if (result[0] === 3) add({ row, column, kind: "text", text: "", formula: "" });
        else add({ ...makeTruthOrError(row, column, result[2]!, result[0] === 2), formula: "" });
        break;
      }
      case STRING: {
        const length = reader.word();
        const text = globals.isUnicode ? reader.unicode(length) : reader.bytes(length, globals.decoder);
        if (waiting !== null) add({ row: waiting.row, column: waiting.column, kind: "text", text, formula: "", ...unstruckPart({ text, runs: [] }, waiting.xf, globals) });
        waiting = null;
        break;
      }
      case MERGEDCELLS:
        for (let left = reader.word(); left > 0; left--) {
          const [top, bottom, from, to] = [reader.word(), reader.word(), reader.word(), reader.word()];
          if (top <= bottom && from <= to && to < MOST_COLUMNS) merges.push({ top, left: from, bottom, right: to });
        }
        break;
      case OBJ:
        reader.skip(6);
        object = reader.word();
        break;
      case TXO: {
        const length = readTextLength(parts);
        if (length > 0 && parts.length > 1) objectTexts.set(object, new RecordReader(parts.slice(1)).unicode(length).trim());
        break;
      }
      case NOTE: {
        const [row, column] = [reader.word(), reader.word()];
        reader.skip(2);
        if (globals.isUnicode) notes.push({ row, column, text: objectTexts.get(reader.word()) ?? "" });
        break;
      }
    }
  }
  const inOrder = cells.toSorted((a, b) => a.row - b.row || a.column - b.column);
  return new Grid(entry.name, inOrder, merges, entry.hidden, undefined, notes.filter((note) => note.text !== ""));
}

const UNSEEN = { unstruck: "", unseen: true } as const;

/** What of a text is not struck through, where something is. */
function unstruckPart({ text, runs }: FormattedText, xf: number, { struckFonts, fonts }: XlsGlobals): { unstruck?: string } {
  if (struckFonts.size === 0) return {};
  const stretches = [{ from: 0, font: fonts[xf] ?? 0 }, ...runs];
  const ends = [...runs.map(({ from }) => from), text.length];
  const unstruck = stretches.map(({ from, font }, i) => (struckFonts.has(font) ? "" : text.slice(from, ends[i]))).join("");
  return unstruck === text ? {} : { unstruck };
}

function readTextLength(parts: readonly Uint8Array[]): number {
  const reader = new RecordReader(parts);
  reader.skip(10);
  return reader.word();
}

/** A number packed into 30 bits: a whole number or the upper half of a double, perhaps times 100. */
function decodeRk(packed: number): number {
  const buffer = new DataView(new ArrayBuffer(8));
  buffer.setUint32(4, packed & 0xffff_fffc, true);
  const value = packed & 2 ? (packed | 0) >> 2 : buffer.getFloat64(0, true);
  return packed & 1 ? value / 100 : value;
}

function makeTruthOrError(row: number, column: number, value: number, isError: boolean): Cell {
  return isError
    ? { row, column, kind: "error", text: ERRORS[value] ?? "#N/A" }
    : { row, column, kind: "boolean", text: value === 1 ? "TRUE" : "FALSE" };
}

function makeNumber(row: number, column: number, xf: number, value: number, globals: XlsGlobals, formula?: string): Cell {
  const withFormula = formula === undefined ? {} : { formula };
  const format = globals.formats[xf];
  const date = format?.kind === "date" ? serialToDate(value, globals.uses1904) : null;
  if (date !== null) return { row, column, kind: "date", text: date, value, ...withFormula };
  const text = format?.kind === "fixed" ? value.toFixed(format.decimals) : String(Number(value.toPrecision(15)));
  return { row, column, kind: "number", text, value, ...withFormula };
}
