import { Grid, refusalSentence } from "@kaiji/formats";
import { ID_COLUMN, LEDGER_TABLES, MOST_IMPORT_ROWS, planImport, proposeMapping, type KnownRecord, type MappedColumn, type PlannedRow } from "@kaiji/formats/ledger-table";
import type { ledgerImport } from "@kaiji/formats/api";
import { listRecords, type Database, type Work } from "@kaiji/storage";
import type { z } from "zod";
import type { FileReader } from "../filing/file-reader.ts";
import { Refusal } from "../refusal/refusal.ts";
import { MOST_RECORDS, readNames, type LedgerNames } from "./look-up.ts";

export type ImportRequest = z.output<typeof ledgerImport>;
type Sheets = readonly Grid[];

/** A table that has been opened and understood, before anything is done with it. */
export interface OpenedImport {
  readonly sheets: readonly string[];
  readonly sheet: string;
  readonly headingRow: number;
  readonly columns: readonly MappedColumn[];
  readonly rows: readonly PlannedRow[];
  readonly names: LedgerNames;
}

/** Opens the sheets of a table. @throws Refusal `unreadable-file` */
export async function openTable(reader: FileReader, bytes: Uint8Array, fileName: string): Promise<Sheets> {
  const opened = await reader.run<"sheets">({ what: "sheets" }, bytes, fileName, null);
  if (opened.ok) return opened.value.map(({ name, hidden, cells, merges }) => new Grid(name, cells, merges, hidden));
  throw new Refusal("unreadable-file", { reason: opened.refusal.code }, [{ path: fileName, message: `${refusalSentence(opened.refusal, "ja")} / ${refusalSentence(opened.refusal, "en")}` }]);
}

/**
 * Says what importing a table would do.
 * @throws Refusal `invalid-request` when the sheet, a column or a field is not there, or there are too many rows
 */
export async function planTable(db: ReturnType<Database["read"]> | Work["db"], organizationId: string, sheets: Sheets, request: ImportRequest): Promise<OpenedImport> {
  const { fields } = LEDGER_TABLES[request.kind];
  const filled = sheets.filter((sheet) => sheet.cells.length > 0);
  const proposals = filled.map((sheet) => ({ sheet, proposed: proposeMapping(sheet, fields) }));
  const known = (columns: readonly MappedColumn[]) => columns.filter(({ field }) => field !== null).length;
  const best = proposals.toSorted((a, b) => known(b.proposed.columns) - known(a.proposed.columns))[0]?.sheet;
  const sheet = request.sheet === undefined ? best : filled.find(({ name }) => name === request.sheet);
  if (sheet === undefined) throw new Refusal("invalid-request", {}, [{ path: "sheet", message: "そのシートはないか、空です / there is no such sheet, or it is empty" }]);
  const { headingRow, columns: proposed } = proposeMapping(sheet, fields, request.headingRow);
  const mapped = request.mapping;
  const columns = mapped === undefined ? proposed : proposed.map((column) => ({ ...column, field: mapped[String(column.column)] ?? null }));
  const ids = new Set([...fields.map(({ id }) => id), ID_COLUMN.id]);
  const taken = columns.flatMap(({ column, field }) => (field === null ? [] : [{ column, field }]));
  if (taken.some(({ field }) => !ids.has(field)) || new Set(taken.map(({ field }) => field)).size < taken.length) throw new Refusal("invalid-request", {}, [{ path: "mapping", message: "知らない項目か、2つの列に同じ項目があります / an unknown field, or one field for two columns" }]);
  if (sheet.filledRows(headingRow + 1, sheet.lastRow).length > MOST_IMPORT_ROWS) throw new Refusal("invalid-request", {}, [{ path: "sheet", message: `一度に取り込めるのは ${MOST_IMPORT_ROWS} 行までです / at most ${MOST_IMPORT_ROWS} rows at once` }]);
  const records: KnownRecord[] = await listRecords(db, request.kind, organizationId, { limit: MOST_RECORDS });
  const names = await readNames(db, organizationId);
  const rows = planImport(sheet, { kind: request.kind, headingRow, columns: taken, known: records, look: names, clearsBlanks: request.clearsBlanks, defaults: Object.fromEntries(Object.entries(request.defaults).filter(([name]) => fields.some(({ id }) => id === name))) });
  return { sheets: filled.map(({ name }) => name), sheet: sheet.name, headingRow, columns, rows, names };
}
