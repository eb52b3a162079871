import type { Database } from "../database/database.ts";
import type { RecordKind } from "../database/tables.ts";
import { COLUMNS, keptRecord, type KeptRecord, type RecordRow } from "./records.ts";

/** Finds one record, removed or not, as `findRecord` does; `null` when there is none in this organization. What is asked for most, in the least time. */
export async function readRecord(database: Database, kind: RecordKind, organizationId: string, id: string): Promise<KeptRecord | null> {
  const text = `select ${COLUMNS.join(", ")} from kaiji."${kind}" where organization_id = $1 and id = $2`;
  const [row] = await database.readPrepared(organizationId, { name: `record ${kind}`, text }, [organizationId, id]);
  return row === undefined ? null : keptRecord(row as RecordRow);
}
