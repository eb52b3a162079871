import { BASIC_FIELDS, type FormDescription, type PackCell, type PackField, type PackItem } from "@kaiji/domain";
import { TemplateSheets } from "../excel-fill/template-sheets.ts";
import type { WorkbookParts } from "../excel/open-workbook.ts";
import type { Cell } from "../grid/cell.ts";
import type { Grid } from "../grid/grid.ts";
import { cutInsideLabel } from "../recognise/inside-label.ts";
import { cleanText, isBlank, levelText } from "../recognise/level-text.ts";
import { bareLabel, vocabularyOf, type Vocabulary } from "../recognise/vocabulary.ts";
import type { Library } from "@kaiji/domain";
import { findFillColumns, type FillColumn } from "./fill-columns.ts";
import { parseMarker } from "./item-marker.ts";
import type { LearnedForm } from "./learned-form.ts";
import { namedGuideline, namedVersion, namedYear } from "./named-edition.ts";

/** A table of fewer rows is no form. */
const FEWEST = 3;

/** The numbered tables of a workbook whose form Kaiji does not know, one form per sheet: yearly checklists and the like. */
export function learnUnknownForms(grids: readonly Grid[], parts: WorkbookParts, library: Library): LearnedForm[] {
  const vocabulary = vocabularyOf(library);
  const template = new TemplateSheets(parts, grids);
  return grids.filter((grid) => !grid.hidden).flatMap((grid) => learnSheet(grid, template, vocabulary) ?? []);
}

interface Row {
  readonly row: number;
  readonly number: string;
  readonly numberAt: Cell;
  readonly wordingAt: Cell;
  readonly wording: string;
  readonly heading: string | null;
}

function learnSheet(grid: Grid, template: TemplateSheets, vocabulary: Vocabulary): LearnedForm | null {
  const rows = uniqueNumbers(findRows(grid, vocabulary));
  if (rows.length < FEWEST) return null;
  const first = rows[0]!.row;
  const right = Math.max(...rows.map(({ wordingAt }) => grid.mergeAt(wordingAt.row, wordingAt.column)?.right ?? wordingAt.column));
  const top = headersFrom(grid, first, right, vocabulary);
  const columns = findFillColumns(grid, { top, bottom: first - 1 }, right + 1, vocabulary);
  if (columns.length === 0) return null;
  const title = titleOf(grid, first);
  const numbers = new Set(rows.map((row) => row.number));
  return {
    form: null,
    edition: namedYear(title) ?? namedVersion([title]) ?? yearBeside(grid, first),
    guideline: namedGuideline(title),
    title,
    sheets: [grid.name],
    fields: fieldsAbove(grid, top, title, vocabulary),
    items: rows.map((row): PackItem => ({
      number: row.number,
      parent: parentAmong(row.number, numbers),
      heading: row.heading,
      wording: row.wording,
      besides: textsBeside(grid, row, right),
      numberCell: grid.source(row.numberAt.row, row.numberAt.column),
      wordingCell: grid.source(row.wordingAt.row, row.wordingAt.column),
      cells: columns.map((column) => cellOf(grid, row.row, column, template)),
    })),
    description: describe(title, grid.name),
  };
}

/** Rows with a number and a sentence. Section numbers above (`2`) and item numbers (`(3)`) are put together (`2(3)`). */
function findRows(grid: Grid, vocabulary: Vocabulary): Row[] {
  const found: Row[] = [];
  const plainNumbers = !grid.cells.some((cell) => cell.kind === "text" && parseMarker(cell.text)?.kind === "item");
  let section = "";
  let scope: string | null = null;
  for (const row of grid.filledRows(0, grid.lastRow)) {
    const cells = grid.cellsInRow(row).filter((cell) => !isBlank(cell.text) && (cell.kind === "text" || cell.kind === "number"));
    let item: { mark: string; at: Cell; rest: string } | null = null;
    for (const cell of cells) {
      const marker = parseMarker(cell.text);
      if (marker === null || (cell.kind === "number" && cell.column > 6)) {
        // A word in front of the items' column names what they are about: サーバ, 端末PC.
        if (item === null && cell.kind === "text" && cell.text.length <= 30 && cells.length > 1 && vocabulary.answerOf.get(levelText(cell.text)) === undefined) scope = cleanText(cell.text).replaceAll(/\s+/g, "");
        continue;
      }
      if (marker.kind === "section" && !(plainNumbers && isPlainItem(marker.rest, cell, cells))) {
        if (marker.rest.length > 40) break;
        if (section !== marker.mark) scope = null;
        section = marker.mark;
        if (marker.rest !== "") scope = scope ?? cleanText(marker.rest);
        continue;
      }
      item = { mark: marker.kind === "item" ? `${section}${marker.mark}` : marker.mark, at: cell, rest: marker.rest };
      break;
    }
    if (item === null) {
      if (cells.length === 1 && cells[0]!.kind === "text" && parseMarker(cells[0]!.text) === null && cells[0]!.text.length <= 30) scope = cleanText(cells[0]!.text);
      continue;
    }
    const behind = cells.filter((cell) => cell.column > item.at.column && cell.kind === "text");
    const sentence = item.rest.length >= 4 ? null : behind.reduce<Cell | null>((longest, cell) => (longest === null || cell.text.length > longest.text.length ? cell : longest), null);
    const wording = sentence === null ? item.rest : cleanText(sentence.text);
    if (wording.length < 4) continue;
    found.push({ row, number: item.mark, numberAt: item.at, wordingAt: sentence ?? item.at, wording, heading: scope });
  }
  return found;
}

/** In a form without numbers like (1) or ①, a plain number with a sentence is an item, not a section. */
function isPlainItem(rest: string, at: Cell, cells: readonly Cell[]): boolean {
  return rest.length >= 10 || (rest === "" && cells.some((cell) => cell.column > at.column && cell.kind === "text" && cleanText(cell.text).length >= 4));
}

/** Where one number stands in several parts of a form (2(4) for servers, 2(4) for terminals), the part's name tells them apart. */
function uniqueNumbers(rows: readonly Row[]): Row[] {
  const counts = new Map<string, number>();
  for (const { number } of rows) counts.set(number, (counts.get(number) ?? 0) + 1);
  const seen = new Map<string, number>();
  return rows.map((row) => {
    if (counts.get(row.number) === 1) return row;
    const named = row.heading === null ? row.number : `${row.number}[${row.heading}]`;
    const times = (seen.get(named) ?? 0) + 1;
    seen.set(named, times);
    return { ...row, number: times === 1 ? named : `${named}#${times}` };
  });
}

function parentAmong(number: string, numbers: ReadonlySet<string>): string | null {
  const cut = Math.max(number.lastIndexOf("."), number.lastIndexOf("-"));
  const parent = cut < 0 ? "" : number.slice(0, cut);
  return numbers.has(parent) ? parent : null;
}

/** The first of the header rows: they lie directly above the table and name at least one column to fill in. */
function headersFrom(grid: Grid, first: number, right: number, vocabulary: Vocabulary): number {
  let top = first;
  for (let row = first - 1; row >= Math.max(0, first - 8); row--) {
    const named = grid.cellsInRow(row).filter((cell) => cell.column > right && cell.kind === "text" && cell.text.length <= 60);
    const isHeader = named.some((cell) => vocabulary.answerOf.has(levelText(cell.text)) || /目標日|確認|日付|回答|結果|回目|備考|チェック|はい|いいえ|date|result|answer|note/i.test(cell.text));
    if (isHeader) top = row;
  }
  return top;
}

/** The fiscal year that stands beside the title. */
function yearBeside(grid: Grid, first: number): string | null {
  const named = grid.cells.find((cell) => cell.row < first && cell.kind === "text" && cell.text.length <= 40 && /年度/.test(cell.text) && namedYear(cell.text) !== null);
  return named === undefined ? null : namedYear(named.text);
}

/** The longest line above the table that says what the sheet is. */
function titleOf(grid: Grid, first: number): string {
  const texts = grid.cells.filter((cell) => cell.row < first && cell.kind === "text").map((cell) => cleanText(cell.text).replaceAll(/\s*\n\s*/g, " "));
  const titled = texts.filter((text) => /チェックリスト|確認表|点検表|開示書|checklist/i.test(text) && text.length <= 120);
  return titled[0] ?? texts.find((text) => text.length >= 6 && text.length <= 120) ?? grid.name;
}

function textsBeside(grid: Grid, row: Row, right: number): string[] {
  return grid
    .cellsInRow(row.row)
    .filter((cell) => cell.column <= right && cell.kind === "text" && cell !== row.wordingAt && cell !== row.numberAt && !isBlank(cell.text))
    .map((cell) => cleanText(cell.text));
}

function cellOf(grid: Grid, row: number, { column, role, header, answer }: FillColumn, template: TemplateSheets): PackCell {
  const merge = grid.mergeAt(row, column);
  const place = { sheet: grid.name, row: merge?.top ?? row, column: merge?.left ?? column };
  const allowed = template.allowed(place);
  return {
    role,
    header,
    cell: grid.source(place.row, place.column),
    ...(answer === undefined ? {} : { answer }),
    ...(allowed === null ? {} : { allowed }),
  };
}

/** Labels above the table with an empty place beside them. */
function fieldsAbove(grid: Grid, top: number, title: string, vocabulary: Vocabulary): PackField[] {
  const fields: PackField[] = [];
  for (const cell of grid.cells) {
    if (cell.row >= top) break;
    const inside = cell.kind === "text" ? cutInsideLabel(cell.text) : null;
    const isInside = inside?.isWritten === true;
    const text = cleanText(isInside ? inside.prefix : cell.text);
    if (cell.kind !== "text" || text.length > 25 || title.includes(text) || parseMarker(text) !== null) continue;
    const beside = (grid.mergeAt(cell.row, cell.column)?.right ?? cell.column) + 1;
    const label = bareLabel(text);
    const known = BASIC_FIELDS.find((field) => vocabulary.forms.some((form) => form.fieldLabels[field].is(label)));
    const looksLikeLabel = /[:：]$/.test(text) || /(?:名|者|日|日付|所在地|番号|部署|役職|住所)$/.test(label) || known !== undefined;
    if (!looksLikeLabel) continue;
    fields.push({ field: known !== undefined && !fields.some((other) => other.field === known) ? known : text.replace(/[:：]$/, ""), label: text, cell: grid.source(cell.row, isInside ? cell.column : beside), ...(isInside ? { isInside: true as const } : {}) });
  }
  return fields;
}

/** A title without its year and edition: what next year's form will share with it. */
function lastingTitle(title: string): string {
  return title
    .replaceAll(/[（(][^（()）]*(?:年|版|ver)[^（()）]*[)）]/gi, "")
    .replaceAll(/(?:令和|平成)?\s*[0-9０-９元]{1,4}\s*年度?(?:版)?/g, "")
    .replaceAll(/(?:ver|rev)\.?\s*[0-9.]+/gi, "")
    .trim();
}

function describe(title: string, sheet: string): FormDescription {
  const lasting = lastingTitle(title);
  return {
    form: formIdOf(`${title} ${sheet}`),
    title: { ja: lasting, en: lasting },
    titles: [lasting],
    notTitles: [],
    codes: [],
    editions: [],
    fieldLabels: { date: [], organization: [], name: [], version: [] },
  };
}

/** An id from the words of a title; a short sum of its letters where no word says what the form is. */
function formIdOf(text: string): string {
  const about: string[] = [];
  if (/サイバーセキュリティ|サイバー攻撃|cyber/i.test(text)) about.push("cyber");
  if (/リモートサービス|リモート保守|remote/i.test(text)) about.push("remote");
  if (/(?<![A-Z])SDS(?![A-Z])/.test(text)) about.push("sds");
  if (/(?<![A-Z])MDS(?![A-Z2])/.test(text)) about.push("mds");
  if (/チェックリスト|checklist/i.test(text)) about.push("checklist");
  if (/薬局/.test(text) && !/医療機関/.test(text)) about.push("pharmacy");
  else if (/事業者(?:確認)?用|事業者向け|ベンダ/.test(text)) about.push("provider");
  else if (/(?:医療機関|組織|病院|診療所)(?:等)?(?:確認)?用|医療機関/.test(text)) about.push("institution");
  if (about.length >= 2) return about.join("-");
  let sum = 0;
  for (const letter of lastingTitle(text)) sum = (sum * 31 + letter.codePointAt(0)!) % 0xffffff;
  return `form-${sum.toString(16).padStart(6, "0")}`;
}
