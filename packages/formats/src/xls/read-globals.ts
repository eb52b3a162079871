import { type NumberFormat, numberFormat } from "../excel/number-format.ts";
import { ReadFailure } from "../read-failure.ts";
import { LIMITS } from "../zip/limits.ts";
import { listRecords } from "./records.ts";
import { type FormattedText, RecordReader } from "./record-reader.ts";

/** A sheet's entry: where its records begin. */
export interface XlsSheetEntry {
  readonly name: string;
  readonly hidden: boolean;
  readonly at: number;
}

/** What all sheets of an old workbook share. */
export interface XlsGlobals {
  /** Excel 97 and later store texts as Unicode, Excel 5 and 95 in a code page. */
  readonly isUnicode: boolean;
  readonly decoder: TextDecoder;
  readonly uses1904: boolean;
  readonly strings: readonly FormattedText[];
  /** Fonts that strike their text through, by their number. */
  readonly struckFonts: ReadonlySet<number>;
  /** Cell formats whose text nobody sees: in the colour of what is behind it. */
  readonly unseen: ReadonlySet<number>;
  /** Font by cell format. */
  readonly fonts: readonly number[];
  /** Number format by cell format. */
  readonly formats: readonly NumberFormat[];
  readonly sheets: readonly XlsSheetEntry[];
}

const BOF = 0x809;
const EOF = 0x0a;
const FILEPASS = 0x2f;
const CODEPAGE = 0x42;
const DATEMODE = 0x22;
const BOUNDSHEET = 0x85;
const FORMAT = 0x41e;
const FONT = 0x31;
const STRIKEOUT = 8;
const XF = 0xe0;
const SST = 0xfc;

/** Reads the part of the stream that all sheets share ([MS-XLS] 2.1.7.20.3). @throws ReadFailure */
export function readGlobals(stream: Uint8Array): XlsGlobals {
  let isUnicode = true;
  let decoder = new TextDecoder("shift_jis");
  let uses1904 = false;
  let strings: FormattedText[] = [];
  const struckFonts = new Set<number>();
  const fonts: number[] = [];
  const fontColours = new Map<number, number>();
  const unseen = new Set<number>();
  let fontCount = 0;
  const codes = new Map<number, string>();
  const cellFormats: number[] = [];
  const sheets: XlsSheetEntry[] = [];
  let isFirst = true;
  for (const { type, parts } of listRecords(stream)) {
    const reader = new RecordReader(parts);
    if (isFirst) {
      if (type !== BOF) throw new ReadFailure("old-xls");
      const version = reader.word();
      if (version !== 0x600 && version !== 0x500) throw new ReadFailure("old-xls");
      isUnicode = version === 0x600;
      isFirst = false;
    } else if (type === EOF) break;
    else if (type === FILEPASS) throw new ReadFailure("password-protected", { container: "ole" });
    else if (type === CODEPAGE) decoder = decoderOf(reader.word());
    else if (type === DATEMODE) uses1904 = reader.word() === 1;
    else if (type === SST) strings = readStrings(reader);
    else if (type === FONT) {
      reader.skip(2);
      // There is no font number 4 ([MS-XLS] 2.5.129).
      const font = fontCount < 4 ? fontCount : fontCount + 1;
      fontCount++;
      if ((reader.word() & STRIKEOUT) !== 0) struckFonts.add(font);
      fontColours.set(font, levelColour(reader.word()));
    } else if (type === XF) {
      const font = reader.word();
      cellFormats.push(reader.word());
      if (isUnicode) {
        reader.skip(10);
        const pattern = reader.long() >>> 26;
        const behind = pattern === 0 ? WHITE : pattern === 1 ? levelColour(reader.word() & 0x7f) : -1;
        if (fontColours.get(font) === behind) unseen.add(fonts.length);
      }
      fonts.push(font);
    } else if (type === FORMAT) {
      const id = reader.word();
      codes.set(id, isUnicode ? reader.unicode(reader.word()) : reader.bytes(reader.byte(), decoder));
    } else if (type === BOUNDSHEET) {
      const at = reader.long();
      const state = reader.byte();
      const kind = reader.byte();
      const length = reader.byte();
      const name = isUnicode ? reader.unicode(length) : reader.bytes(length, decoder);
      if (kind === 0) sheets.push({ name, hidden: (state & 3) !== 0, at });
    }
  }
  return { isUnicode, decoder, uses1904, strings, struckFonts, unseen, fonts, formats: cellFormats.map((id) => numberFormat(id, codes.get(id))), sheets };
}

const WHITE = 9;

/** Place 1 of the palette is place 9 once more ([MS-XLS] 2.5.161). */
function levelColour(place: number): number {
  return place === 1 ? WHITE : place;
}

function readStrings(reader: RecordReader): FormattedText[] {
  reader.skip(4);
  const count = reader.long();
  if (count > LIMITS.cells) throw new ReadFailure("too-many-cells", { sheet: "", limit: String(LIMITS.cells) });
  return Array.from({ length: count }, () => reader.formatted(reader.word()));
}

function decoderOf(codePage: number): TextDecoder {
  return new TextDecoder(codePage === 1252 || codePage === 0x8001 ? "windows-1252" : codePage === 10_000 ? "macintosh" : "shift_jis");
}
