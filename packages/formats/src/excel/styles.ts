import { attribute, scanXml } from "../xml/scan-xml.ts";
import { numberFormat, type NumberFormat, showsNothing } from "./number-format.ts";
import { isOn } from "./string-item.ts";

/** What the cell styles of a workbook say, by the style's index. */
export interface CellStyles {
  readonly formats: readonly NumberFormat[];
  /** Styles whose font is struck through. */
  readonly struck: ReadonlySet<number>;
  /** Styles whose text nobody sees: in the colour of what is behind it, or shown as nothing. */
  readonly unseen: ReadonlySet<number>;
  /** Styles that show numbers as nothing. */
  readonly unseenNumbers: ReadonlySet<number>;
}

export const NO_STYLES: CellStyles = { formats: [], struck: new Set(), unseen: new Set(), unseenNumbers: new Set() };

/** Reads number formats, struck-through fonts and text that nobody sees of the cell styles. */
export function readCellFormats(xml: string, part: string): CellStyles {
  const codes = new Map<number, string>();
  const formats: NumberFormat[] = [];
  const struck = new Set<number>();
  const struckFonts = new Set<number>();
  const unseen = new Set<number>();
  const unseenNumbers = new Set<number>();
  const fontColours = new Map<number, string>();
  const fillColours = new Map<number, string>();
  let group: string | null = null;
  let font = -1;
  let fill = -1;
  let pattern = "none";
  scanXml(xml, part, {
    open(name, attributes) {
      if (name === "numFmt") codes.set(Number(attribute(attributes, "numFmtId")), attribute(attributes, "formatCode") ?? "");
      else if (name === "cellXfs" || name === "fonts" || name === "fills" || name === "dxfs") group = name;
      else if (name === "font" && group === "fonts") font++;
      else if (name === "color" && group === "fonts") keepColour(fontColours, font, attributes);
      else if (name === "fill" && group === "fills") fill++;
      else if (name === "patternFill" && group === "fills") pattern = attribute(attributes, "patternType") ?? "none";
      else if (name === "fgColor" && group === "fills" && pattern === "solid") keepColour(fillColours, fill, attributes);
      else if (name === "strike" && group === "fonts" && isOn(attributes)) struckFonts.add(font);
      else if (name === "xf" && group === "cellXfs") {
        if (struckFonts.size > 0 && struckFonts.has(Number(attribute(attributes, "fontId") ?? 0))) struck.add(formats.length);
        const colour = fontColours.get(Number(attribute(attributes, "fontId") ?? 0));
        const behind = fillColours.get(Number(attribute(attributes, "fillId") ?? 0));
        if (colour !== undefined && behind !== undefined && isNear(colour, behind)) unseen.add(formats.length);
        const id = Number(attribute(attributes, "numFmtId") ?? 0);
        const nothing = showsNothing(codes.get(id));
        if (nothing.text) unseen.add(formats.length);
        if (nothing.numbers) unseenNumbers.add(formats.length);
        formats.push(numberFormat(id, codes.get(id)));
      }
    },
    close(name) {
      if (name === "patternFill" && group === "fills" && pattern === "none") fillColours.set(fill, WHITE);
      if (name === group) group = null;
    },
  });
  return { formats, struck, unseen, unseenNumbers };
}

const WHITE = "FFFFFF";

function keepColour(colours: Map<number, string>, index: number, attributes: string): void {
  const colour = colourOf(attributes);
  if (colour !== null) colours.set(index, colour);
}

/** A colour as six hex digits where it is told so, or is the paper's; else as the file names it; `null`: the reader's own. */
function colourOf(attributes: string): string | null {
  const rgb = attribute(attributes, "rgb");
  if (rgb !== null) return rgb.slice(-6).toUpperCase();
  const theme = attribute(attributes, "theme");
  const tint = Number(attribute(attributes, "tint") ?? 0);
  if (theme !== null) return theme === "0" && tint > -0.05 ? WHITE : `theme ${theme} ${tint.toFixed(2)}`;
  const indexed = attribute(attributes, "indexed");
  if (indexed === null || Number(indexed) >= 64) return null;
  return indexed === "1" || indexed === "9" ? WHITE : `indexed ${indexed}`;
}

/** Whether nobody can tell two colours apart. */
function isNear(one: string, other: string): boolean {
  if (one === other) return true;
  const [a, b] = [one, other].map((colour) => (/^[0-9A-F]{6}$/.test(colour) ? [0, 2, 4].map((at) => Number.parseInt(colour.slice(at, at + 2), 16)) : null));
  return a !== null && b !== null && a!.every((part, i) => Math.abs(part - b![i]!) < 16);
}
