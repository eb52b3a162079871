import { sql, type Kysely, type Transaction } from "kysely";
import type { Work } from "../database/database.ts";
import type { Tables } from "../database/tables.ts";
import { addRecord, listRecords, type KeptRecord } from "./records.ts";

type Reader = Kysely<Tables> | Transaction<Tables>;

/** No rulebook has more clauses. */
const MOST_CLAUSES = 10_000;

/** All clauses of the draft, oldest first. */
export function listClauses(reader: Reader, organizationId: string): Promise<KeptRecord[]> {
  return listRecords(reader, "clause", organizationId, { limit: MOST_CLAUSES });
}

/** The findings, not closed, whose treatment names one of the clauses. */
export async function listFindingsOfClauses(reader: Reader, organizationId: string, clauseIds: readonly string[]): Promise<{ readonly id: string; readonly criterionId: string; readonly clauseId: string }[]> {
  if (clauseIds.length === 0) return [];
  const clauseId = sql<string>`content #>> '{treatment,clauseId}'`;
  const rows = await reader
    .selectFrom("finding")
    .select(["id", sql<string>`content ->> 'criterionId'`.as("criterion_id"), clauseId.as("clause_id")])
    .where("organization_id", "=", organizationId)
    .where("removed_at", "is", null)
    .where((where) => where.or([where("state", "is", null), where("state", "<>", "closed")]))
    .where(clauseId, "in", [...clauseIds])
    .orderBy("id")
    .execute();
  return rows.map((row) => ({ id: row.id, criterionId: row.criterion_id, clauseId: row.clause_id }));
}

/** Keeps a state of the rulebook. Nothing changes it afterwards. */
export function addRevision(work: Work, content: Readonly<Record<string, unknown>>, clauses: readonly unknown[]): Promise<KeptRecord> {
  return addRecord(work, "rulebook_revision", content, { clauses: JSON.stringify(clauses) });
}

/** The clauses of a revision; `null` when there is no such revision. */
export async function findRevisionClauses(reader: Reader, organizationId: string, id: string): Promise<unknown> {
  const row = await reader.selectFrom("rulebook_revision").select("clauses").where("organization_id", "=", organizationId).where("id", "=", id).executeTakeFirst();
  return row?.clauses ?? null;
}
