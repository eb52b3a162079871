import { attribute, scanXml } from "../xml/scan-xml.ts";
import { numberFormat, type NumberFormat } from "./number-format.ts";
import { isOn } from "./string-item.ts";

/** What the cell styles of a workbook say, by the style's index. */
export interface CellStyles {
  readonly formats: readonly NumberFormat[];
  /** Styles whose font is struck through. */
  readonly struck: ReadonlySet<number>;
}

export const NO_STYLES: CellStyles = { formats: [], struck: new Set() };

/** Reads number formats and struck-through fonts of the cell styles. */
export function readCellFormats(xml: string, part: string): CellStyles {
  const codes = new Map<number, string>();
  const formats: NumberFormat[] = [];
  const struck = new Set<number>();
  const struckFonts = new Set<number>();
  let group: string | null = null;
  let font = -1;
  scanXml(xml, part, {
    open(name, attributes) {
      if (name === "numFmt") codes.set(Number(attribute(attributes, "numFmtId")), attribute(attributes, "formatCode") ?? "");
      else if (name === "cellXfs" || name === "fonts" || name === "dxfs") group = name;
      else if (name === "font" && group === "fonts") font++;
      else if (name === "strike" && group === "fonts" && isOn(attributes)) struckFonts.add(font);
      else if (name === "xf" && group === "cellXfs") {
        if (struckFonts.size > 0 && struckFonts.has(Number(attribute(attributes, "fontId") ?? 0))) struck.add(formats.length);
        const id = Number(attribute(attributes, "numFmtId") ?? 0);
        formats.push(numberFormat(id, codes.get(id)));
      }
    },
    close(name) {
      if (name === group) group = null;
    },
  });
  return { formats, struck };
}
