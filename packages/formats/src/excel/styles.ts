import { attribute, scanXml } from "../xml/scan-xml.ts";
import { numberFormat, type NumberFormat } from "./number-format.ts";
import { isOn } from "./string-item.ts";

/** What the cell styles of a workbook say, by the style's index. */
export interface CellStyles {
  readonly formats: readonly NumberFormat[];
  /** Styles whose font is struck through. */
  readonly struck: ReadonlySet<number>;
  /** Styles whose text nobody sees: white, and no colour behind it. */
  readonly unseen: ReadonlySet<number>;
}

export const NO_STYLES: CellStyles = { formats: [], struck: new Set(), unseen: new Set() };

/** Reads number formats, struck-through fonts and white text of the cell styles. */
export function readCellFormats(xml: string, part: string): CellStyles {
  const codes = new Map<number, string>();
  const formats: NumberFormat[] = [];
  const struck = new Set<number>();
  const struckFonts = new Set<number>();
  const unseen = new Set<number>();
  const whiteFonts = new Set<number>();
  const bareFills = new Set<number>();
  let group: string | null = null;
  let font = -1;
  let fill = -1;
  scanXml(xml, part, {
    open(name, attributes) {
      if (name === "numFmt") codes.set(Number(attribute(attributes, "numFmtId")), attribute(attributes, "formatCode") ?? "");
      else if (name === "cellXfs" || name === "fonts" || name === "fills" || name === "dxfs") group = name;
      else if (name === "font" && group === "fonts") font++;
      else if (name === "color" && group === "fonts" && isWhite(attributes)) whiteFonts.add(font);
      else if (name === "fill" && group === "fills") fill++;
      else if (name === "patternFill" && group === "fills" && (attribute(attributes, "patternType") ?? "none") === "none") bareFills.add(fill);
      else if (name === "strike" && group === "fonts" && isOn(attributes)) struckFonts.add(font);
      else if (name === "xf" && group === "cellXfs") {
        if (struckFonts.size > 0 && struckFonts.has(Number(attribute(attributes, "fontId") ?? 0))) struck.add(formats.length);
        if (whiteFonts.size > 0 && whiteFonts.has(Number(attribute(attributes, "fontId") ?? 0)) && bareFills.has(Number(attribute(attributes, "fillId") ?? 0))) unseen.add(formats.length);
        const id = Number(attribute(attributes, "numFmtId") ?? 0);
        formats.push(numberFormat(id, codes.get(id)));
      }
    },
    close(name) {
      if (name === group) group = null;
    },
  });
  return { formats, struck, unseen };
}

/** White as it is, as the theme's paper colour, or of the old palette. */
function isWhite(attributes: string): boolean {
  const rgb = attribute(attributes, "rgb");
  if (rgb !== null) return /^(?:[0-9a-f]{2})?ffffff$/i.test(rgb);
  if (attribute(attributes, "theme") === "0") return Number(attribute(attributes, "tint") ?? 0) > -0.05;
  return ["1", "9"].includes(attribute(attributes, "indexed") ?? "");
}
