import type { Kysely, Transaction } from "kysely";
import { changedFields } from "../audit/audit-event.ts";
import type { Work } from "../database/database.ts";
import { newId } from "../database/new-id.ts";
import type { RecordKind, RecordTable, Tables } from "../database/tables.ts";
import { StorageError } from "../engine/storage-error.ts";

/** A kept record: its content and what every record has. */
export interface KeptRecord {
  readonly id: string;
  /** Grows by one with every change; what `If-Match` is compared with. */
  readonly version: number;
  readonly content: Readonly<Record<string, unknown>>;
  readonly createdAt: Date;
  readonly createdBy: string | null;
  readonly changedAt: Date;
  readonly changedBy: string | null;
  readonly removedAt: Date | null;
}

export interface ListOptions {
  /** At most so many. */
  readonly limit: number;
  /** Only what comes after this id, in the order of ids. */
  readonly after?: string | undefined;
  /** Newest first. */
  readonly isNewestFirst?: boolean | undefined;
  readonly isRemoved?: boolean | undefined;
  /** Contents that have these values at the top. */
  readonly match?: Readonly<Record<string, string>> | undefined;
}

/** Fields of a content that have a column with an index. */
const INDEXED: Partial<Record<RecordKind, Readonly<Record<string, string>>>> = {
  disclosure: { sha256: "sha256", systemId: "system_id" },
  evaluation: { disclosureId: "disclosure_id" },
  finding: { systemId: "system_id", state: "state" },
  job: { state: "state" },
  sbom: { systemId: "system_id" },
  answer_decision: { disclosureId: "disclosure_id" },
  disclosure_request: { state: "state" },
  item_answer: { requestId: "request_id" },
  received_file: { requestId: "request_id" },
  request_event: { requestId: "request_id" },
  given_answer: { requestId: "request_id" },
  compliance_answer: { itemId: "item_id" },
};

/** What is read of a record. */
export const COLUMNS = ["id", "version", "content", "created_at", "created_by", "changed_at", "changed_by", "removed_at"] as const;

/** Every kind of record has the same columns here; one table stands for all, so that types stay small. */
type AnyRecords = Kysely<{ record: RecordTable }>;

function tableOf(db: Kysely<Tables> | Transaction<Tables>, kind: RecordKind): { db: AnyRecords; table: "record" } {
  return { db: db as unknown as AnyRecords, table: kind as unknown as "record" };
}

/** Lists records of a kind, a page at a time. */
export async function listRecords(reader: Kysely<Tables> | Transaction<Tables>, kind: RecordKind, organizationId: string, options: ListOptions): Promise<KeptRecord[]> {
  const { db, table } = tableOf(reader, kind);
  let query = db
    .selectFrom(table)
    .select(COLUMNS)
    .where("organization_id", "=", organizationId)
    .where("removed_at", options.isRemoved === true ? "is not" : "is", null);
  if (options.after !== undefined) query = query.where("id", options.isNewestFirst === true ? "<" : ">", options.after);
  for (const [name, value] of Object.entries(options.match ?? {})) {
    const column = INDEXED[kind]?.[name];
    query = query.where((where) => where(column === undefined ? where.fn<string>("jsonb_extract_path_text", ["content", where.val(name)]) : where.ref(column as "id"), "=", value));
  }
  const rows = await query.orderBy("id", options.isNewestFirst === true ? "desc" : "asc").limit(options.limit).execute();
  return rows.map(keptRecord);
}

/** Finds one record, removed or not; `null` when there is none in this organization. */
export async function findRecord(reader: Kysely<Tables> | Transaction<Tables>, kind: RecordKind, organizationId: string, id: string): Promise<KeptRecord | null> {
  const { db, table } = tableOf(reader, kind);
  const row = await db.selectFrom(table).select(COLUMNS).where("organization_id", "=", organizationId).where("id", "=", id).executeTakeFirst();
  return row === undefined ? null : keptRecord(row);
}

/** Adds a record and tells the audit trail. */
export async function addRecord(work: Work, kind: RecordKind, content: Readonly<Record<string, unknown>>, extra: Readonly<Record<string, string>> = {}): Promise<KeptRecord> {
  const { db, table } = tableOf(work.db, kind);
  const row = {
    organization_id: work.organizationId,
    id: newId(work.at.getTime()),
    content: asJson(content),
    created_at: work.at,
    created_by: work.actor.personId,
    changed_at: work.at,
    changed_by: work.actor.personId,
    ...extra,
  };
  await db.insertInto(table).values(row).execute();
  work.audit({ action: `${kind}.create`, subjectKind: kind, subjectId: row.id, subjectName: nameOf(content), after: withoutSealed(content) });
  return { id: row.id, version: 1, content, createdAt: work.at, createdBy: row.created_by, changedAt: work.at, changedBy: row.changed_by, removedAt: null };
}

/**
 * Changes a record's content.
 * @param version the version that the caller saw, `null` to change whatever is there
 * @throws StorageError `record-missing`, `record-changed` when somebody else was faster
 */
export function changeRecord(work: Work, kind: RecordKind, id: string, version: number | null, content: Readonly<Record<string, unknown>>): Promise<KeptRecord> {
  return writeRecord(work, kind, id, version, "change", (kept) => ({ content, removedAt: kept.removedAt }));
}

/** Takes a record out of the lists. It stays, with its history, and can be put back. @throws as `changeRecord` */
export function removeRecord(work: Work, kind: RecordKind, id: string, version: number | null): Promise<KeptRecord> {
  return writeRecord(work, kind, id, version, "remove", (kept) => ({ content: kept.content, removedAt: work.at }));
}

/** Puts a removed record back. @throws as `changeRecord` */
export function restoreRecord(work: Work, kind: RecordKind, id: string, version: number | null): Promise<KeptRecord> {
  return writeRecord(work, kind, id, version, "restore", (kept) => ({ content: kept.content, removedAt: null }));
}

type Next = { readonly content: Readonly<Record<string, unknown>>; readonly removedAt: Date | null };

async function writeRecord(work: Work, kind: RecordKind, id: string, version: number | null, verb: string, next: (kept: KeptRecord) => Next): Promise<KeptRecord> {
  const { db, table } = tableOf(work.db, kind);
  const row = await db.selectFrom(table).select(COLUMNS).where("organization_id", "=", work.organizationId).where("id", "=", id).forUpdate().executeTakeFirst();
  if (row === undefined || (row.removed_at !== null && verb !== "restore")) throw new StorageError("record-missing", { kind });
  const kept = keptRecord(row);
  if (version !== null && kept.version !== version) throw new StorageError("record-changed", { kind, found: kept.version });
  const { content, removedAt } = next(kept);
  const changes = changedFields(kept.content, content);
  const told = { before: withoutSealed(changes.before), after: withoutSealed(changes.after) };
  if (verb === "change" && Object.keys(changes.before).length + Object.keys(changes.after).length === 0) return kept;
  await db
    .updateTable(table)
    .set({ content: asJson(content), removed_at: removedAt, version: kept.version + 1, changed_at: work.at, changed_by: work.actor.personId })
    .where("organization_id", "=", work.organizationId)
    .where("id", "=", id)
    .execute();
  work.audit({ action: `${kind}.${verb}`, subjectKind: kind, subjectId: id, subjectName: nameOf(content), ...told });
  return { ...kept, content, version: kept.version + 1, changedAt: work.at, changedBy: work.actor.personId, removedAt };
}

/** Writes where a job stands. Kaiji's own bookkeeping: neither a version nor an entry of the trail. */
export async function noteProgress(work: Work, id: string, changes: Readonly<Record<string, unknown>>): Promise<void> {
  const row = await work.db.selectFrom("job").select("content").where("organization_id", "=", work.organizationId).where("id", "=", id).forUpdate().executeTakeFirst();
  if (row === undefined) return;
  await work.db
    .updateTable("job")
    .set({ content: asJson({ ...row.content, ...changes }), changed_at: work.at })
    .where("organization_id", "=", work.organizationId)
    .where("id", "=", id)
    .execute();
}

/** Secrets that a content holds in sealed form (`sealed…`) have no place in the trail, not even sealed. */
function withoutSealed(content: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(content).map(([name, value]) => [name, /^sealed[A-Z]/.test(name) ? "*" : value]));
}

function nameOf(content: Readonly<Record<string, unknown>>): string | undefined {
  // What has no name of its own is known by the row that it is about.
  const name = content["name"] ?? content["title"] ?? content["criterionId"];
  return typeof name === "string" ? name : undefined;
}

/** PostgreSQL's jsonb has no U+0000. */
function asJson(content: Readonly<Record<string, unknown>>): string {
  return JSON.stringify(content).replaceAll("\\u0000", "\\uFFFD");
}

/** A record as its row is. */
export type RecordRow = { id: string; version: number; content: Record<string, unknown>; created_at: Date; created_by: string | null; changed_at: Date; changed_by: string | null; removed_at: Date | null };

export function keptRecord(row: RecordRow): KeptRecord {
  return { id: row.id, version: row.version, content: row.content, createdAt: row.created_at, createdBy: row.created_by, changedAt: row.changed_at, changedBy: row.changed_by, removedAt: row.removed_at };
}
