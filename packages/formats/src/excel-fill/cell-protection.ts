import { parseCellAddress } from "../grid/cell-address.ts";
import { attribute, scanXml } from "../xml/scan-xml.ts";

/** Whether a sheet is protected: locked cells then take no input. */
export function isSheetProtected(xml: string, part: string): boolean {
  let isProtected = false;
  scanXml(xml, part, {
    open(name, attributes) {
      if (name === "sheetProtection") isProtected = ["1", "true"].includes(attribute(attributes, "sheet") ?? "");
    },
    close() {},
  });
  return isProtected;
}

/** For each cell style, whether it is locked (the default) and whether it shows dates is known elsewhere. */
export function readLockedStyles(xml: string, part: string): boolean[] {
  const locked: boolean[] = [];
  let inCellFormats = false;
  scanXml(xml, part, {
    open(name, attributes) {
      if (name === "cellXfs") inCellFormats = true;
      else if (inCellFormats && name === "xf") locked.push(true);
      else if (inCellFormats && name === "protection" && ["0", "false"].includes(attribute(attributes, "locked") ?? ""))
        locked[locked.length - 1] = false;
    },
    close(name) {
      if (name === "cellXfs") inCellFormats = false;
    },
  });
  return locked;
}

/**
 * The style index of one cell; 0 when the sheet gives it none.
 * @param address as `I3`
 */
export function readCellStyle(xml: string, address: string): number {
  const at = xml.indexOf(` r="${address}"`);
  const start = at < 0 ? -1 : xml.lastIndexOf("<", at);
  if (start >= 0 && /^<(?:[\w.-]+:)?c\s/.test(xml.slice(start, at + 1))) {
    const style = attribute(xml.slice(xml.indexOf(" ", start), xml.indexOf(">", at)).replace(/\/$/, ""), "s");
    return style === null ? 0 : Number(style);
  }
  return 0;
}

/** The style index of each cell that has one, by `row:column`; cells without an entry take style 0. */
export function readCellStyles(xml: string, part: string): Map<string, number> {
  const styles = new Map<string, number>();
  scanXml(xml, part, {
    open(name, attributes) {
      if (name !== "c") return;
      const place = parseCellAddress(attribute(attributes, "r") ?? "");
      const style = attribute(attributes, "s");
      if (place !== null && style !== null) styles.set(`${place.row}:${place.column}`, Number(style));
    },
    close() {},
  });
  return styles;
}
