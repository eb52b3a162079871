import type { Problem } from "@kaiji/domain";
import { conflict, type FormReading } from "./form-reading.ts";
import type { ReadRow } from "./read-rows.ts";
import type { Vocabulary } from "./vocabulary.ts";

/** Readings that make one disclosure together, and what was left out on the way. */
export interface CombinedReading {
  readonly parts: FormReading[];
  readonly problems: Problem[];
}

/**
 * Puts the tables of one form together: parts of a form cut over sheets are joined, a print view of the same answers
 * is dropped, a sheet of sample answers is reported, and another revision stays a disclosure of its own.
 */
export function combineReadings(readings: readonly FormReading[], helpers: readonly FormReading[], vocabulary: Vocabulary): CombinedReading[] {
  const groups: CombinedReading[] = [];
  for (const form of vocabulary.forms) {
    const ofForm = readings.filter((r) => r.identity.form === form);
    const real = ofForm.filter((r) => !r.isSample);
    const own: CombinedReading[] = [];
    for (const reading of inOrder(real.length > 0 ? real : ofForm)) place(reading, own);
    if (real.length > 0)
      for (const sample of ofForm.filter((r) => r.isSample))
        own[0]?.problems.push({ code: "sample-sheet", source: sample.table.grid.name });
    for (const group of own) group.parts.sort((a, b) => readings.indexOf(a) - readings.indexOf(b));
    for (const helper of helpers.filter((reading) => reading.identity.form === form)) if (own[0] !== undefined) reportHelper(helper, own[0]);
    groups.push(...own);
  }
  // What people see comes before what is hidden.
  const isHidden = ({ parts }: CombinedReading) => (parts[0]!.table.grid.hidden ? 1 : 0);
  return groups.toSorted((a, b) => isHidden(a) - isHidden(b) || readings.indexOf(a.parts[0]!) - readings.indexOf(b.parts[0]!));
}

/** What people typed first, then what displays it; blank copies and old sheets last. */
function inOrder(readings: readonly FormReading[]): FormReading[] {
  const rank = (r: FormReading) =>
    (answered(r) === 0 ? 8 : 0) + (r.isOld ? 4 : 0) + (isView(r) ? 2 : 0) + (r.table.grid.hidden ? 1 : 0);
  return readings.toSorted((a, b) => rank(a) - rank(b) || readings.indexOf(a) - readings.indexOf(b));
}

function answered(reading: FormReading): number {
  return reading.rows.filter((row) => row.answer !== null || row.text !== undefined).length;
}

/** Most of its answers are formulas: it shows what stands elsewhere. */
function isView(reading: FormReading): boolean {
  return reading.rows.filter((row) => row.isFormula).length * 2 > reading.rows.length;
}

function place(reading: FormReading, groups: CombinedReading[]): void {
  for (const group of groups) {
    if (namesAnother(reading, group)) continue;
    const existing = rowsByNumber(group.parts);
    const shared = reading.rows.filter((row) => existing.has(row.number));
    if (shared.length === 0) {
      group.parts.push(reading);
      return;
    }
    const differing = shared.filter((row) => differs(row, existing.get(row.number)!));
    const isCopy = shared.length > 0 && (differing.length === 0 || answered(reading) === 0 || isView(reading));
    if (isCopy) {
      addNew(reading, existing, group);
      for (const row of differing) reportView(row, existing.get(row.number)!, group);
      return;
    }
    const smaller = Math.min(reading.rows.length, existing.size);
    // A few rows that stand twice, or a small table about items of a large one: no revision of its own.
    if ((shared.length <= 3 && shared.length * 3 < smaller) || (shared.length * 3 <= existing.size && shared.length === reading.rows.length)) {
      for (const row of differing) mergeConflict(row, group);
      addNew(reading, existing, group);
      return;
    }
  }
  groups.push({ parts: [reading], problems: [] });
}

function rowsByNumber(parts: readonly FormReading[]): Map<string, ReadRow> {
  const rows = new Map<string, ReadRow>();
  for (const part of parts) for (const row of part.rows) rows.set(row.number, row);
  return rows;
}

/** Sheets that name different products are different disclosures, however alike their answers are. */
function namesAnother(reading: FormReading, group: CombinedReading): boolean {
  return reading.ownName !== null && group.parts.some((part) => part.ownName !== null && part.ownName !== reading.ownName);
}

function differs(a: ReadRow, b: ReadRow): boolean {
  if (a.answer === null && a.text === undefined) return false;
  return a.answer !== b.answer || (a.answer === null && a.text !== b.text);
}

/** Rows that the group does not have yet, so that nothing a view shows in addition is lost. */
function addNew(reading: FormReading, existing: ReadonlyMap<string, ReadRow>, group: CombinedReading): void {
  const rows = reading.rows.filter((row) => !existing.has(row.number));
  if (rows.length > 0) group.parts.push({ ...reading, rows });
}

/** What a table that only looks like the form says otherwise: it is told, and overrules nothing. */
function reportHelper(helper: FormReading, group: CombinedReading): void {
  const typed = rowsByNumber(group.parts);
  for (const row of helper.rows) {
    const own = typed.get(row.number);
    if (own !== undefined && own.answer !== null && differs(row, own)) reportView(row, own, group);
  }
}

function reportView(shown: ReadRow, typed: ReadRow, group: CombinedReading): void {
  if (shown.answer === null) return;
  group.problems.push({
    code: "conflicting-answers",
    item: typed.number,
    source: typed.source,
    params: { other: shown.source, first: typed.answer ?? typed.text ?? "", second: shown.answer },
  });
}

function mergeConflict(row: ReadRow, group: CombinedReading): void {
  group.parts.forEach((part, i) => {
    const at = part.rows.findIndex((r) => r.number === row.number);
    if (at < 0) return;
    const rows = [...part.rows];
    rows[at] = conflict(rows[at]!, row, [...rows[at]!.remarkTexts, ...row.remarkTexts]);
    group.parts[i] = { ...part, rows };
  });
}
