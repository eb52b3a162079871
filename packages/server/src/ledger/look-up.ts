import { nameKey, providerKey } from "@kaiji/domain";
import type { LookUp } from "@kaiji/formats/ledger-table";
import { listRecords, newId, type Database, type KeptRecord, type Work } from "@kaiji/storage";

export const MOST_RECORDS = 100_000;

type Reader = ReturnType<Database["read"]> | Work["db"];

/** Names of an organization's providers and systems, and the providers that a table names for the first time. */
export interface LedgerNames extends LookUp {
  /** Names by the ids that they would get. */
  readonly newProviders: ReadonlyMap<string, string>;
}

/** Reads the names that rows of a table are matched with. A provider is the same however its name is written. */
export async function readNames(db: Reader, organizationId: string): Promise<LedgerNames> {
  const [providers, systems] = [await listRecords(db, "provider", organizationId, { limit: MOST_RECORDS }), await listRecords(db, "system", organizationId, { limit: MOST_RECORDS })];
  const nameOf = ({ content }: KeptRecord) => String(content["name"]);
  // A system that still names one that was removed goes on saying its last name.
  const removed = await listRecords(db, "provider", organizationId, { limit: MOST_RECORDS, isRemoved: true });
  const providerNames = new Map([...removed, ...providers].map((record) => [record.id, nameOf(record)]));
  const exact = new Map(providers.toReversed().map((record) => [nameOf(record), record.id]));
  const byKey = new Map(providers.toReversed().map((record) => [providerKey(nameOf(record)) || nameOf(record), record.id]));
  const systemNames = new Map(systems.map((record) => [record.id, nameOf(record)]));
  const systemsByKey = new Map<string, KeptRecord[]>();
  for (const record of systems) systemsByKey.set(nameKey(nameOf(record)), [...(systemsByKey.get(nameKey(nameOf(record))) ?? []), record]);
  const newProviders = new Map<string, string>();
  return {
    newProviders,
    providerName: (id) => providerNames.get(id) ?? newProviders.get(id) ?? null,
    isProvider: (name) => exact.has(name),
    providerOf(name) {
      const key = providerKey(name) || name;
      const known = exact.get(name) ?? byKey.get(key);
      if (known !== undefined) return known;
      const id = newId();
      byKey.set(key, id);
      newProviders.set(id, name);
      return id;
    },
    systemName: (id) => systemNames.get(id) ?? null,
    systemOf(name) {
      const same = systemsByKey.get(nameKey(name)) ?? [];
      const written = same.filter((record) => nameOf(record) === name);
      const fitting = written.length > 0 ? written : same;
      return fitting.length === 1 ? fitting[0]!.id : null;
    },
  };
}
