import { columnNumber, parseAddress } from "./cell-address.ts";
import type { CellContent, CellValue, PageSetup, SheetContent } from "./sheet.ts";
import { stringItem, type StringTable } from "./string-table.ts";
import type { StyleTable } from "./style-table.ts";
import { xmlText } from "./xml-text.ts";

const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/** One worksheet part. Texts and styles go to the tables of the workbook. */
export function sheetXml(sheet: SheetContent, strings: StringTable, styles: StyleTable): string {
  return (
    `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<worksheet xmlns="${MAIN}" xmlns:r="${RELATIONS}">` +
    (sheet.page === undefined ? "" : `<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>`) +
    (sheet.dimension === undefined ? "" : `<dimension ref="${sheet.dimension}"/>`) +
    frozenXml(sheet.frozenRows ?? 0) +
    (sheet.rowHeight === undefined ? "" : `<sheetFormatPr defaultRowHeight="${sheet.rowHeight}"/>`) +
    columnsXml(sheet) +
    `<sheetData>${rowsXml(sheet, strings, styles)}</sheetData>` +
    mergesXml(sheet.merges ?? []) +
    validationsXml(sheet) +
    pageXml(sheet.page) +
    (sheet.numbersAsText === undefined
      ? ""
      : `<ignoredErrors><ignoredError sqref="${sheet.numbersAsText}" numberStoredAsText="1"/></ignoredErrors>`) +
    ((sheet.comments ?? []).length === 0 ? "" : `<legacyDrawing r:id="rId2"/>`) +
    `</worksheet>`
  );
}

function frozenXml(rows: number): string {
  if (rows === 0) return "";
  const pane = `<pane ySplit="${rows}" topLeftCell="A${rows + 1}" activePane="bottomLeft" state="frozen"/>`;
  return `<sheetViews><sheetView workbookViewId="0">${pane}<selection pane="bottomLeft"/></sheetView></sheetViews>`;
}

function pageXml(page: PageSetup | undefined): string {
  if (page === undefined) return "";
  const orientation = page.landscape ? "landscape" : "portrait";
  return (
    `<pageMargins left="0.4" right="0.4" top="0.5" bottom="0.6" header="0.3" footer="0.3"/>` +
    `<pageSetup paperSize="9" orientation="${orientation}" fitToWidth="1" fitToHeight="0"/>` +
    `<headerFooter><oddFooter>&amp;C&amp;P / &amp;N</oddFooter></headerFooter>`
  );
}

function columnsXml(sheet: SheetContent): string {
  const hidden = new Set((sheet.hiddenColumns ?? []).map(columnNumber));
  const widths = new Map(Object.entries(sheet.columnWidths ?? {}).map(([letters, width]) => [columnNumber(letters), width]));
  const numbers = [...new Set([...hidden, ...widths.keys()])].toSorted((a, b) => a - b);
  if (numbers.length === 0) return "";
  const columns = numbers.map((number) => {
    const flag = hidden.has(number) ? ` hidden="1"` : "";
    return `<col min="${number}" max="${number}" width="${widths.get(number) ?? 9}"${flag} customWidth="1"/>`;
  });
  return `<cols>${columns.join("")}</cols>`;
}

function rowsXml(sheet: SheetContent, strings: StringTable, styles: StyleTable): string {
  const rows = new Map<number, { column: number; address: string; value: CellValue }[]>();
  for (const [address, value] of sheet.cells) {
    const { row, column } = parseAddress(address);
    const cells = rows.get(row);
    if (cells === undefined) rows.set(row, [{ column, address, value }]);
    else cells.push({ column, address, value });
  }
  const hidden = new Set(sheet.hiddenRows ?? []);
  for (const row of hidden) if (!rows.has(row)) rows.set(row, []);
  return [...rows.keys()]
    .toSorted((a, b) => a - b)
    .map((row) => {
      const cells = rows.get(row)!.toSorted((a, b) => a.column - b.column);
      const flag = hidden.has(row) ? ` hidden="1"` : "";
      const height = sheet.rowHeights?.get(row);
      return `<row r="${row}"${flag}${height === undefined ? "" : ` ht="${height}"`}>${cells.map((cell) => cellXml(cell.address, cell.value, strings, styles)).join("")}</row>`;
    })
    .join("");
}

function cellXml(address: string, cell: CellValue, strings: StringTable, styles: StyleTable): string {
  const content: CellContent = typeof cell === "object" ? cell : { value: cell };
  const style = content.style === undefined ? "" : ` s="${styles.indexOf(content.style)}"`;
  const formula = content.formula === undefined ? "" : `<f>${xmlText(content.formula)}</f>`;
  const open = (type: string) => `<c r="${address}"${style}${type}>${formula}`;
  if (content.error !== undefined) return `${open(` t="e"`)}<v>${xmlText(content.error)}</v></c>`;
  if (content.rawNumber !== undefined) return `${open("")}<v>${content.rawNumber}</v></c>`;
  const { value } = content;
  if (typeof value === "number") return `${open("")}<v>${value}</v></c>`;
  if (typeof value === "boolean") return `${open(` t="b"`)}<v>${value ? 1 : 0}</v></c>`;
  if (value === undefined && content.runs === undefined) {
    return formula === "" ? `<c r="${address}"${style}/>` : `${open("")}</c>`;
  }
  // A formula's text result is stored in the cell itself, never in the shared table.
  if (formula !== "") return `${open(` t="str"`)}<v>${xmlText(value ?? "")}</v></c>`;
  if (content.inline === true) return `${open(` t="inlineStr"`)}<is>${stringItem(content)}</is></c>`;
  return `${open(` t="s"`)}<v>${strings.indexOf(content)}</v></c>`;
}

function mergesXml(merges: readonly string[]): string {
  if (merges.length === 0) return "";
  return `<mergeCells count="${merges.length}">${merges.map((ref) => `<mergeCell ref="${ref}"/>`).join("")}</mergeCells>`;
}

function validationsXml(sheet: SheetContent): string {
  const validations = sheet.validations ?? [];
  if (validations.length === 0) return "";
  const items = validations.map(
    ({ range, choices, isStrict }) =>
      `<dataValidation type="list" allowBlank="1"${isStrict === true ? ` showErrorMessage="1"` : ""} sqref="${range}"><formula1>${xmlText(`"${choices.join(",")}"`)}</formula1></dataValidation>`,
  );
  return `<dataValidations count="${items.length}">${items.join("")}</dataValidations>`;
}
