import type { CellStyle } from "./sheet.ts";
import { xmlText } from "./xml-text.ts";

const FIRST_CUSTOM_FORMAT = 164;

/** The cell formats of a workbook; index 0 is the plain one. */
export class StyleTable {
  private readonly formats = new Map<string, string>();
  private readonly fonts = new Map<string, number>([[`<font><sz val="11"/><name val="游ゴシック"/></font>`, 0]]);
  private readonly fills = new Map<string, number>([
    [`<fill><patternFill patternType="none"/></fill>`, 0],
    [`<fill><patternFill patternType="gray125"/></fill>`, 1],
  ]);
  private readonly numberFormats = new Map<string, number>();
  private readonly indexes = new Map<string, number>();

  constructor() {
    this.indexOf({});
  }

  /** Index of the cell format; adds it when new. */
  indexOf(style: CellStyle): number {
    const xml = this.formatElement(style);
    const known = this.indexes.get(xml);
    if (known !== undefined) return known;
    this.indexes.set(xml, this.indexes.size);
    return this.indexes.size - 1;
  }

  toXml(): string {
    const numberFormats = [...this.numberFormats].map(
      ([code, id]) => `<numFmt numFmtId="${id}" formatCode="${xmlText(code)}"/>`,
    );
    return (
      `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n` +
      `<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">` +
      (numberFormats.length === 0 ? "" : `<numFmts count="${numberFormats.length}">${numberFormats.join("")}</numFmts>`) +
      `<fonts count="${this.fonts.size}">${[...this.fonts.keys()].join("")}</fonts>` +
      `<fills count="${this.fills.size}">${[...this.fills.keys()].join("")}</fills>` +
      `<borders count="2"><border><left/><right/><top/><bottom/><diagonal/></border>` +
      `<border><left style="thin"/><right style="thin"/><top style="thin"/><bottom style="thin"/><diagonal/></border></borders>` +
      `<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>` +
      `<cellXfs count="${this.indexes.size}">${[...this.indexes.keys()].join("")}</cellXfs>` +
      `<cellStyles count="1"><cellStyle name="標準" xfId="0" builtinId="0"/></cellStyles></styleSheet>`
    );
  }

  private formatElement(style: CellStyle): string {
    const key = JSON.stringify(style);
    const known = this.formats.get(key);
    if (known !== undefined) return known;
    const font = indexIn(
      this.fonts,
      `<font>${style.bold === true ? "<b/>" : ""}${style.strike === true ? "<strike/>" : ""}<sz val="${style.size ?? 11}"/>` +
        `${style.color === undefined ? "" : `<color rgb="FF${style.color}"/>`}<name val="游ゴシック"/></font>`,
    );
    const fill =
      style.fill === undefined
        ? 0
        : indexIn(
            this.fills,
            `<fill><patternFill patternType="solid"><fgColor rgb="FF${style.fill}"/><bgColor indexed="64"/></patternFill></fill>`,
          );
    const alignment =
      style.wrap === true || style.align !== undefined || style.top === true
        ? `<alignment${style.align === undefined ? "" : ` horizontal="${style.align}"`}` +
          `${style.top === true ? ` vertical="top"` : ""}${style.wrap === true ? ` wrapText="1"` : ""}/>`
        : "";
    const xml =
      `<xf numFmtId="${this.numberFormatId(style.numberFormat)}" fontId="${font}" fillId="${fill}" ` +
      `borderId="${style.border === true ? 1 : 0}" xfId="0"${style.isText === true ? ` quotePrefix="1"` : ""} applyNumberFormat="1"` +
      (alignment === "" ? "/>" : ` applyAlignment="1">${alignment}</xf>`);
    this.formats.set(key, xml);
    return xml;
  }

  private numberFormatId(format: string | number | undefined): number {
    if (format === undefined) return 0;
    if (typeof format === "number") return format;
    const known = this.numberFormats.get(format);
    if (known !== undefined) return known;
    const id = FIRST_CUSTOM_FORMAT + this.numberFormats.size;
    this.numberFormats.set(format, id);
    return id;
  }
}

function indexIn(map: Map<string, number>, xml: string): number {
  const known = map.get(xml);
  if (known !== undefined) return known;
  map.set(xml, map.size);
  return map.size - 1;
}
