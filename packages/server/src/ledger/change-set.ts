import { addRecord, changeRecord, findRecord, listRecords, removeRecord, type KeptRecord, type Work } from "@kaiji/storage";
import { Refusal } from "../refusal/refusal.ts";
import { MOST_RECORDS } from "./look-up.ts";

/** Kinds of the ledger whose records are changed many at once. */
export const CHANGED_KINDS = ["system", "provider", "device", "account_entry"] as const;
export type ChangedKind = (typeof CHANGED_KINDS)[number];

/** What one record was before a change of many, and what version it has since. */
export interface ChangedRow {
  readonly kind: ChangedKind;
  readonly id: string;
  readonly name: string;
  /** `null` when the change made the record. */
  readonly before: Readonly<Record<string, unknown>> | null;
  readonly version: number;
}

/** A row that somebody changed since: it is left as it is. */
export interface KeptRow {
  readonly kind: string;
  readonly id: string;
  readonly name: string;
}

/** A change of many records in one transaction, remembered so that it can be taken back as a whole. */
export interface ChangeSet {
  add(kind: ChangedKind, content: Readonly<Record<string, unknown>>): Promise<KeptRecord>;
  change(kind: ChangedKind, record: KeptRecord, content: Readonly<Record<string, unknown>>): Promise<KeptRecord>;
  /** Keeps what was done under a name. @returns the record of the change */
  keep(about: Readonly<Record<string, unknown>>): Promise<KeptRecord>;
}

export function beginChangeSet(work: Work): ChangeSet {
  const rows: ChangedRow[] = [];
  const nameOf = ({ content }: KeptRecord) => String(content["name"] ?? "");
  return {
    async add(kind, content) {
      const record = await addRecord(work, kind, content);
      rows.push({ kind, id: record.id, name: nameOf(record), before: null, version: record.version });
      return record;
    },
    async change(kind, record, content) {
      const changed = await changeRecord(work, kind, record.id, record.version, content);
      if (changed.version !== record.version) rows.push({ kind, id: record.id, name: nameOf(changed), before: record.content, version: changed.version });
      return changed;
    },
    keep: (about) =>
      addRecord(work, "ledger_change", { ...about, added: rows.filter(({ before }) => before === null).length, changed: rows.filter(({ before }) => before !== null).length, byName: work.actor.name, undoneAt: null, undoneByName: null, kept: [] }, { entries: JSON.stringify(rows) }),
  };
}

/**
 * Takes a change of many back: every record is as it was before, those that it made are removed. A record that somebody
 * changed since is left alone and named.
 * @throws Refusal `not-found`, `state-differs` when it was taken back already; StorageError `record-changed`
 */
export async function undoChangeSet(work: Work, id: string, version: number | null): Promise<KeptRecord> {
  const change = await findRecord(work.db, "ledger_change", work.organizationId, id);
  if (change === null) throw new Refusal("not-found");
  if (change.content["undoneAt"] !== null) throw new Refusal("state-differs", { state: "undone" });
  const { entries } = await work.db.selectFrom("ledger_change").select("entries").where("organization_id", "=", work.organizationId).where("id", "=", id).executeTakeFirstOrThrow();
  const rows = entries as unknown as readonly ChangedRow[];
  const kept: KeptRow[] = [];
  let stillNamed: ReadonlySet<string> | null = null;
  // Providers were made first and are named by systems: what names them goes first.
  for (const row of rows.toReversed()) {
    const record = await findRecord(work.db, row.kind, work.organizationId, row.id);
    if (row.kind === "provider" && row.before === null) stillNamed ??= await namedProviders(work);
    const isFree = record !== null && record.removedAt === null && record.version === row.version && !(stillNamed?.has(row.id) ?? false);
    if (!isFree) kept.push({ kind: row.kind, id: row.id, name: row.name });
    else if (row.before === null) await removeRecord(work, row.kind, row.id, row.version);
    else await changeRecord(work, row.kind, row.id, row.version, row.before);
  }
  return changeRecord(work, "ledger_change", id, version, { ...change.content, undoneAt: work.at.toISOString(), undoneByName: work.actor.name, kept });
}

/** Providers that a system names now. */
async function namedProviders(work: Work): Promise<ReadonlySet<string>> {
  const systems = await listRecords(work.db, "system", work.organizationId, { limit: MOST_RECORDS });
  return new Set(systems.flatMap(({ content }) => ((content["providers"] as { providerId: string }[] | undefined) ?? []).map(({ providerId }) => providerId)));
}
