import { sql, type Kysely, type Transaction } from "kysely";
import type { Tables } from "../database/tables.ts";

/** A component of a kept bill of materials. */
export interface KeptComponent {
  readonly name: string;
  readonly version: string | null;
  readonly purl: string | null;
  readonly licence: string | null;
  readonly provider: string | null;
}

/** A component that was found, and the bill that it stands in. */
export interface FoundInSbom {
  readonly sbomId: string;
  readonly systemId: string;
  readonly component: KeptComponent;
}

type Reader = Kysely<Tables> | Transaction<Tables>;

/** The components of one bill, in the file's order. */
export async function listComponents(db: Reader, organizationId: string, sbomId: string): Promise<readonly KeptComponent[]> {
  const row = await db.selectFrom("sbom").select("components").where("organization_id", "=", organizationId).where("id", "=", sbomId).executeTakeFirst();
  return (row?.components ?? []) as unknown as readonly KeptComponent[];
}

/**
 * Components of all bills whose name, version, package URL or licence holds every word, width of letters and case aside.
 * @param words at least one
 */
export async function searchComponents(db: Reader, organizationId: string, words: readonly string[], limit: number): Promise<FoundInSbom[]> {
  const holds = words.map((word) => sql`normalize(component::text, NFKC) ilike ${`%${word.normalize("NFKC").replace(/[\\%_]/g, "\\$&")}%`}`);
  const { rows } = await sql<{ id: string; system_id: string; component: KeptComponent }>`
    select sbom.id, sbom.system_id, component
    from kaiji.sbom as sbom, jsonb_array_elements(sbom.components) as component
    where sbom.organization_id = ${organizationId} and sbom.removed_at is null and ${sql.join(holds, sql` and `)}
    order by component ->> 'name', sbom.id
    limit ${limit}`.execute(db);
  return rows.map(({ id, system_id, component }) => ({ sbomId: id, systemId: system_id, component }));
}
