import type { CellContent, PhoneticRun, TextRun } from "./sheet.ts";
import { textElement } from "./xml-text.ts";

/** The shared strings of a workbook: each different text once, in the order of first use. */
export class StringTable {
  private readonly indexes = new Map<string, number>();
  private uses = 0;

  /** Index of the text in the table; adds it when new. */
  indexOf(content: CellContent): number {
    const xml = stringItem(content);
    this.uses++;
    const known = this.indexes.get(xml);
    if (known !== undefined) return known;
    const index = this.indexes.size;
    this.indexes.set(xml, index);
    return index;
  }

  toXml(): string {
    const items = [...this.indexes.keys()].map((xml) => `<si>${xml}</si>`).join("");
    return (
      `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n` +
      `<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" count="${this.uses}" uniqueCount="${this.indexes.size}">${items}</sst>`
    );
  }
}

/** What stands inside `<si>` or `<is>`: plain or rich text, then phonetic guides. */
export function stringItem(content: CellContent): string {
  const text = content.runs === undefined ? textElement(String(content.value ?? "")) : content.runs.map(runElement).join("");
  return text + (content.phonetic ?? []).map(phoneticElement).join("");
}

function runElement(run: TextRun): string {
  const properties =
    (run.bold === true ? "<b/>" : "") +
    (run.strike === true ? "<strike/>" : "") +
    (run.color === undefined ? "" : `<color rgb="FF${run.color}"/>`);
  return `<r>${properties === "" ? "" : `<rPr>${properties}</rPr>`}${textElement(run.text)}</r>`;
}

function phoneticElement(run: PhoneticRun): string {
  return `<rPh sb="${run.from}" eb="${run.to}">${textElement(run.text)}</rPh>`;
}
