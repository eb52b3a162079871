import type { Grid } from "../grid/grid.ts";
import { findName } from "./basic-info.ts";
import { identifyTable, type Identity } from "./identify.ts";
import { levelText } from "./level-text.ts";
import type { Sheets } from "./read-answer.ts";
import { readRows, type ReadRow } from "./read-rows.ts";
import type { RemarkColumns } from "./remark-columns.ts";
import { findTables, type Table } from "./table.ts";
import type { Vocabulary } from "./vocabulary.ts";

/** A table that was recognised as a form, with its rows read. */
export interface FormReading {
  readonly table: Table;
  readonly identity: Identity;
  readonly rows: readonly ReadRow[];
  readonly remarkColumns: RemarkColumns;
  readonly sheets: Sheets;
  /** First row of the sheet that belongs to this table and not to one above. */
  readonly above: number;
  /** The product or service that the sheet itself names above the table. */
  readonly ownName: string | null;
  readonly isSample: boolean;
  readonly isOld: boolean;
}

/**
 * Reads every table of every sheet that is a form. `helpers`: tables that people see and that only look like one.
 * `withoutAnswers`: a sheet with item numbers and no answer column.
 */
export function findFormReadings(
  grids: readonly Grid[],
  vocabulary: Vocabulary,
): { readings: FormReading[]; helpers: FormReading[]; withoutAnswers: string | null } {
  const sheets: Sheets = new Map(grids.map((grid) => [grid.name, grid]));
  const readings: FormReading[] = [];
  let withoutAnswers: string | null = null;
  for (const grid of grids) {
    const name = levelText(grid.name);
    if (vocabulary.sheets.history.isIn(name)) continue;
    const tables = findTables(grid, vocabulary);
    for (const table of tables) {
      const before = tables.filter((t) => t.answers !== null && t.lastRow < table.firstRow).map((t) => t.lastRow + 1);
      const above = Math.max(0, ...before);
      const identity = identifyTable(table, above, grids, vocabulary);
      if (identity === null) continue;
      if (table.answers === null) {
        if (table.rows.length >= 10) withoutAnswers ??= grid.name;
        continue;
      }
      if (isLegend(table)) continue;
      const below = Math.min(grid.lastRow + 1, ...tables.filter((t) => t.firstRow > table.lastRow).map((t) => t.firstRow));
      const { rows, remarkColumns } = readRows(table, below, sheets, vocabulary);
      if (rows.length === 0) continue;
      readings.push({
        table,
        identity,
        rows: settleRepeats(table, withoutBlanks(rows, identity.form.description.blankRemarks)),
        remarkColumns,
        sheets,
        above,
        ownName: findName({ grid, from: above, to: table.firstRow - 1, left: table.left, right: table.right }, identity.form, sheets, vocabulary),
        isSample: vocabulary.sheets.sample.isIn(name),
        isOld: vocabulary.sheets.old.isIn(name),
      });
    }
  }
  const helpers = readings.filter((reading) => isHelper(reading, readings));
  const isShown = ({ table: { grid, answers } }: FormReading) => !grid.hidden && !(answers?.kind === "words" && !answers.isHeaded);
  return { readings: readings.filter((reading) => !helpers.includes(reading)), helpers: helpers.filter(isShown), withoutAnswers };
}

/** A line to write on, as some forms print it into every remark cell, is no remark. */
function withoutBlanks(rows: ReadRow[], blanks: readonly string[] | undefined): ReadRow[] {
  return blanks === undefined ? rows : rows.map((row) => ({ ...row, remarkTexts: row.remarkTexts.filter((text) => !blanks.includes(text)) }));
}

/**
 * A table beside the form that only looks like one: on a sheet that does not say what it is, hidden, without headers,
 * or small and about items that a named form already answers.
 */
function isHelper(reading: FormReading, all: readonly FormReading[]): boolean {
  if (reading.identity.isNamed) return false;
  const named = all.filter((other) => other !== reading && other.identity.isNamed && other.identity.form === reading.identity.form);
  if (named.length === 0) return false;
  const { answers, grid } = reading.table;
  if (grid.hidden || (answers?.kind === "words" && !answers.isHeaded)) return true;
  return named.some((other) => {
    const numbers = new Set(other.rows.map((row) => row.number));
    return reading.rows.length * 2 <= other.rows.length && reading.rows.some((row) => numbers.has(row.number));
  });
}

/** A short list that only spells out the possible answers, as drop-down lists need it. */
function isLegend({ answers, rows }: Table): boolean {
  return answers !== null && answers.kind === "words" && !answers.isHeaded && rows.length <= 4;
}

/**
 * One row per number. A row that says nothing gives way to one that does (a heading with a number);
 * two rows that say different things become one open answer and a problem that names both cells.
 */
function settleRepeats({ shares }: Table, rows: readonly ReadRow[]): readonly ReadRow[] {
  if (!shares.hasRepeats) return rows;
  const settled: ReadRow[] = [];
  const index = new Map<string, number>();
  for (const row of rows) {
    const at = index.get(row.number);
    if (at === undefined) {
      index.set(row.number, settled.length);
      settled.push(row);
    } else if (isSilent(row)) continue;
    else if (isSilent(settled[at]!)) {
      settled.splice(at, 1);
      index.clear();
      settled.push(row);
      settled.forEach((r, i) => index.set(r.number, i));
    } else settled[at] = mergeRepeat(settled[at]!, row);
  }
  return settled;
}

function isSilent(row: ReadRow): boolean {
  return row.answer === null && row.text === undefined && row.remarkTexts.length === 0;
}

function mergeRepeat(first: ReadRow, second: ReadRow): ReadRow {
  const remarkTexts = [...new Set([...first.remarkTexts, ...second.remarkTexts])];
  if (first.answer === second.answer && first.text === second.text) {
    if (first.source === second.source) return { ...first, remarkTexts };
    const problem = { code: "duplicate-item", item: first.number, source: first.source, params: { other: second.source } } as const;
    return { ...first, remarkTexts, problems: [...first.problems, problem] };
  }
  const said = (row: ReadRow) => row.answer ?? row.text ?? "";
  if (said(first) === "" || said(second) === "") {
    const kept = said(first) === "" ? second : first;
    return { ...kept, remarkTexts, problems: [...first.problems, ...second.problems] };
  }
  return conflict(first, second, remarkTexts);
}

/** Two rows that answer one item differently: nobody but a person can say which holds. */
export function conflict(first: ReadRow, second: ReadRow, remarkTexts: readonly string[]): ReadRow {
  const words = { yes: "はい", no: "いいえ", na: "対象外" };
  const said = (row: ReadRow) => (row.answer === null ? (row.text ?? "") : words[row.answer]);
  const problem = {
    code: "conflicting-answers",
    item: first.number,
    source: first.source,
    params: { other: second.source, first: said(first), second: said(second) },
  } as const;
  return {
    ...first,
    answer: null,
    text: `${said(first)} / ${said(second)}`,
    remarkTexts,
    problems: [...first.problems, ...second.problems, problem],
  };
}
