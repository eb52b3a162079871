import type { Disclosure, ItemAnswer, ItemNumber } from "@kaiji/domain";
import { columnLetters, formatAddress } from "../excel-writer/cell-address.ts";
import { SheetBuilder, type CellStyle } from "../excel-writer/sheet.ts";
import { writeWorkbook } from "../excel-writer/write-workbook.ts";
import { answerWord } from "../words/status-word.ts";
import { cutForCells } from "./cut-for-cells.ts";
import { fitRows } from "./fit-rows.ts";
import { labelsOf, PLAIN_WORDS as W, plainFields, plainForm, remarkHeaders, type PlainOptions } from "./plain-disclosure.ts";
import { inertJson, problemRows, quotedPlace } from "./record-rows.ts";

const HEADER_ROW = 8;
const ANSWERS = ["yes", "no", "na"] as const;
const RISKY = /^[=+\-@']/;

const HEAD: CellStyle = { bold: true, fill: "D9E2F3", border: true, wrap: true, top: true };
const BOX: CellStyle = { border: true, wrap: true, top: true };

/** A text too long for one cell: where it belongs and what did not fit. */
interface Rest {
  readonly place: string;
  readonly texts: readonly string[];
}

/**
 * A disclosure as a workbook, for when no template is at hand: title, basic fields, one row an item with a list of the
 * three answers, ready to print on A4. A second sheet keeps what reading had to say. Reading the file again gives the
 * same answers, remarks and basic fields.
 */
export function writePlainWorkbook(disclosure: Disclosure, { catalog, form }: PlainOptions): Uint8Array {
  const sheet = new SheetBuilder(disclosure.form.toUpperCase().slice(0, 31));
  const rests: Rest[] = [];
  const put = (address: string, text: string, style: CellStyle) => {
    const [first = "", ...rest] = cutForCells(text);
    if (rest.length > 0) rests.push({ place: address, texts: rest });
    sheet.put(address, first, RISKY.test(first) ? { ...style, isText: true } : style);
  };
  put("A1", disclosure.title, { bold: true, size: 14 });
  sheet.row("A2", [W.form.ja, plainForm(disclosure)], BOX).put("A2", W.form.ja, HEAD);
  plainFields(disclosure, form, "ja").forEach(([label, value], i) => {
    sheet.put(`A${3 + i}`, label, HEAD);
    if (value === null) sheet.put(`B${3 + i}`, { style: BOX });
    else put(`B${3 + i}`, value, BOX);
  });

  const remarks = disclosure.answers.map((answer) => answer.remarks.flatMap(cutForCells));
  const headers = remarkHeaders(Math.max(...remarks.map((texts) => texts.length), 0), "ja");
  sheet.row(`A${HEADER_ROW}`, [W.number.ja, W.label.ja, W.answer.ja, ...headers], HEAD);
  const labels = labelsOf(catalog, "ja");
  disclosure.answers.forEach((answer, i) => {
    const row = HEADER_ROW + 1 + i;
    sheet.row(`A${row}`, [answer.number, labels.get(answer.number) ?? ""], BOX);
    const said = answer.answer === null ? answer.text : answerWord(answer.answer, "ja");
    if (said === undefined) sheet.put(`C${row}`, { style: BOX });
    else put(`C${row}`, said, { ...BOX, align: "center" });
    headers.forEach((_, k) => {
      const text = remarks[i]![k];
      const address = formatAddress(row, 4 + k);
      if (text === undefined) sheet.put(address, { style: BOX });
      else put(address, text, BOX);
    });
  });
  setOut(sheet, headers.length, disclosure, catalog);
  return writeWorkbook([sheet, recordSheet(disclosure, rests)]);
}

function setOut(sheet: SheetBuilder, remarkColumns: number, { answers }: Disclosure, catalog: PlainOptions["catalog"]): void {
  Object.assign(sheet.columnWidths, { A: 12, B: 44, C: 14, D: 52 });
  for (let k = 1; k < remarkColumns; k++) sheet.columnWidths[columnLetters(4 + k)] = 36;
  fitRows(sheet);
  sheet.frozenRows = HEADER_ROW;
  sheet.page = { landscape: true, titleRows: [HEADER_ROW, HEADER_ROW] };
  if (answers.length === 0) return;
  sheet.numbersAsText = `A${HEADER_ROW + 1}:D${HEADER_ROW + answers.length} B3:B6`;
  const choices = new Set<ItemNumber>(catalog?.items.filter((item) => item.answerKind !== "yes-no-na").map((item) => item.number));
  const isOpen = (answer: ItemAnswer) => choices.has(answer.number) || answer.text !== undefined;
  for (const isStrict of [true, false]) {
    const cells = answers.flatMap((answer, i) => (isOpen(answer) === isStrict ? [] : [`C${HEADER_ROW + 1 + i}`]));
    if (cells.length > 0) sheet.validations.push({ range: cells.join(" "), choices: ANSWERS.map((answer) => answerWord(answer, "ja")), isStrict });
  }
}

/** Where each answer stood in the file it was read from, problems, and what did not fit into a cell. */
function recordSheet(disclosure: Disclosure, rests: readonly Rest[]): SheetBuilder {
  const sheet = new SheetBuilder(W.records.ja);
  let row = 1;
  const line = (cells: readonly string[], style: CellStyle) => {
    cells.forEach((text, i) => sheet.put(formatAddress(row, 1 + i), text, RISKY.test(text) ? { ...style, isText: true } : style));
    row++;
  };
  line([W.number.ja, W.place.ja, W.confidence.ja], HEAD);
  for (const { number, source, confidence } of disclosure.answers)
    line([number, quotedPlace(source), confidence === undefined ? "" : String(confidence)], BOX);
  const problems = problemRows(disclosure);
  if (problems.length > 0) {
    row++;
    line([W.problem.ja, W.number.ja, W.place.ja, W.details.ja], HEAD);
    for (const problem of problems) line(problem.flatMap(cutForCells), BOX);
  }
  if (rests.length > 0) {
    row++;
    line([W.longText.ja], HEAD);
    for (const { place, texts } of rests) for (const text of texts) line([place, ...cutForCells(inertJson(text))], BOX);
  }
  Object.assign(sheet.columnWidths, { A: 20, B: 28, C: 20, D: 60 });
  sheet.numbersAsText = `A1:C${row}`;
  fitRows(sheet);
  sheet.page = { landscape: true };
  return sheet;
}
