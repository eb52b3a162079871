import { nameKey } from "@kaiji/domain";
import type { Grid } from "../grid/grid.ts";
import { ID_COLUMN, LEDGER_TABLES, type LedgerKind } from "./ledger-kinds.ts";
import type { CellFault, Draft, LookUp, TableField } from "./table-field.ts";
import { valueAt } from "./table-field.ts";

/** A record that is there already. */
export interface KnownRecord {
  readonly id: string;
  readonly version: number;
  readonly content: Readonly<Draft>;
}

export interface ImportOptions {
  readonly kind: LedgerKind;
  readonly headingRow: number;
  /** The field of each column that is taken. */
  readonly columns: readonly { readonly column: number; readonly field: string }[];
  readonly known: readonly KnownRecord[];
  readonly look: LookUp;
  /** Whether an empty cell takes away what the record has. */
  readonly clearsBlanks: boolean;
  /** What a new record has where the table says nothing. */
  readonly defaults: Readonly<Draft>;
}

export type RowFault = CellFault | "ambiguous" | "twice" | "no-such-id";

/** What one row of the table would do. */
export interface PlannedRow {
  /** `台帳!A5`: the row's first cell that is taken. */
  readonly place: string;
  readonly name: string;
  readonly status: "new" | "changed" | "unchanged" | "faulty";
  readonly id: string | null;
  readonly version: number | null;
  readonly content: Readonly<Draft>;
  readonly changes: readonly { readonly field: string; readonly before: string; readonly after: string }[];
  readonly faults: readonly { readonly place: string; readonly field: string | null; readonly code: RowFault; readonly text: string }[];
}

/** The most rows of one import. */
export const MOST_IMPORT_ROWS = 5000;

/**
 * Says what every row of a table would do to the ledger, and does nothing. A row is the record whose number it names,
 * else the one of the same name and product; what several records could be is a fault, never a guess.
 */
export function planImport(grid: Grid, options: ImportOptions): PlannedRow[] {
  const { fields, keys } = LEDGER_TABLES[options.kind];
  const byId = new Map(options.known.map((record) => [record.id, record]));
  const byKey = new Map<string, KnownRecord[]>();
  for (const record of options.known) for (const key of new Set([keyOf(record.content, keys), keyOf(record.content, keys.slice(0, 1))])) byKey.set(key, [...(byKey.get(key) ?? []), record]);
  const taken = options.columns.flatMap(({ column, field }) => {
    const found = fields.find(({ id }) => id === field);
    return found === undefined ? [] : [{ column, field: found }];
  });
  const idColumn = options.columns.find(({ field }) => field === ID_COLUMN.id)?.column;
  const rows = grid.filledRows(options.headingRow + 1, grid.lastRow);
  const seen = new Map<string, string>();
  return rows.flatMap((row): PlannedRow[] => {
    const texts = taken.map(({ column, field }) => ({ column, field, text: textAt(grid, row, column) }));
    if (texts.every(({ text }) => text === "")) return [];
    const id = idColumn === undefined ? { text: "", place: "" } : { text: textAt(grid, row, idColumn), place: grid.source(row, idColumn) };
    const planned = planRow(grid, row, texts, id, { options, byId, byKey, keys });
    const same = planned.id ?? `new ${keyOf(planned.content, keys)}`;
    const earlier = seen.get(same);
    if (earlier === undefined) seen.set(same, planned.place);
    return earlier === undefined || planned.status === "faulty" ? [planned] : [{ ...planned, status: "faulty", faults: [{ place: planned.place, field: null, code: "twice", text: earlier }] }];
  });
}

interface Context {
  readonly options: ImportOptions;
  readonly byId: ReadonlyMap<string, KnownRecord>;
  readonly byKey: ReadonlyMap<string, readonly KnownRecord[]>;
  readonly keys: readonly string[];
}

function planRow(grid: Grid, row: number, texts: readonly { column: number; field: TableField; text: string }[], id: { readonly text: string; readonly place: string }, { options, byId, byKey, keys }: Context): PlannedRow {
  const { fields, content: schema } = LEDGER_TABLES[options.kind];
  const placeOf = (column: number) => grid.source(row, column);
  const place = placeOf(texts[0]?.column ?? 0);
  const faults: PlannedRow["faults"][number][] = [];
  const read = (draft: Draft) => {
    for (const { column, field, text } of texts) {
      if (text === "" && !options.clearsBlanks) continue;
      const fault = field.read(draft, text, options.look);
      if (fault !== null) faults.push({ place: placeOf(column), field: field.id, code: fault, text });
    }
    return draft;
  };
  const asNew = read(structuredClone({ ...options.defaults }) as Draft);
  const known = findKnown(asNew, id.text, { byId, byKey, keys });
  if (known === "ambiguous" || known === "no-such-id") faults.push({ place: known === "no-such-id" ? id.place : place, field: null, code: known, text: id.text });
  const record = typeof known === "string" ? null : known;
  const draft = record === null ? asNew : read(structuredClone(record.content) as Draft);
  const parsed = schema.safeParse(draft);
  if (!parsed.success)
    for (const issue of parsed.error.issues) {
      const path = issue.path.join(".");
      const cell = texts.find(({ field }) => path === field.id || path.startsWith(`${field.id.split(".")[0]}.`) || path === field.id.split(".")[0]);
      if (faults.some(({ field }) => field !== null && field === cell?.field.id)) continue;
      faults.push({ place: cell === undefined ? place : placeOf(cell.column), field: cell?.field.id ?? path, code: issue.code === "too_big" ? "too-long" : valueAt(draft, path) === undefined || valueAt(draft, path) === "" ? "needed" : "not-readable", text: cell?.text ?? "" });
    }
  const content = parsed.success ? (parsed.data as Draft) : draft;
  const changes = record === null ? [] : fields.flatMap((field) => {
    const [before, after] = [field.write(record.content, options.look), field.write(content, options.look)];
    return plain(before) === plain(after) ? [] : [{ field: field.id, before, after }];
  });
  const once = faults.filter((fault, at) => faults.findIndex((other) => other.place === fault.place && other.code === fault.code && other.field === fault.field) === at);
  const status = once.length > 0 ? "faulty" : record === null ? "new" : changes.length > 0 ? "changed" : "unchanged";
  return { place, name: String(content["name"] ?? ""), status, id: record?.id ?? null, version: record?.version ?? null, content, changes, faults: once };
}

function findKnown(draft: Readonly<Draft>, id: string, { byId, byKey, keys }: Omit<Context, "options">): KnownRecord | "ambiguous" | "no-such-id" | null {
  if (id !== "") return byId.get(id) ?? "no-such-id";
  const whole = byKey.get(keyOf(draft, keys)) ?? [];
  const exact = whole.filter(({ content }) => keyOf(content, keys) === keyOf(draft, keys));
  if (exact.length > 0) return exact.length === 1 ? exact[0]! : "ambiguous";
  // Without a product, the name alone must be enough; with another product it is another system.
  if (valueAt(draft, keys[1] ?? "") !== undefined) {
    const unnamed = (byKey.get(keyOf(draft, keys.slice(0, 1))) ?? []).filter(({ content }) => valueAt(content, keys[1] ?? "") === undefined);
    return unnamed.length === 0 ? null : unnamed.length === 1 ? unnamed[0]! : "ambiguous";
  }
  return whole.length === 0 ? null : whole.length === 1 ? whole[0]! : "ambiguous";
}

function keyOf(content: Readonly<Draft>, keys: readonly string[]): string {
  return keys.map((key) => nameKey(String(valueAt(content, key) ?? ""))).join("|").replace(/\|+$/u, "");
}

function textAt(grid: Grid, row: number, column: number): string {
  return plain(grid.seenInColumn(row, column)?.text ?? "");
}

function plain(text: string): string {
  return text.replaceAll(/\r\n?/gu, "\n").trim();
}
