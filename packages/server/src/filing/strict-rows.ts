import type { Database } from "@kaiji/storage";

/** Rows that an organization reads more strictly. */
export async function strictRowsOf(database: Database, organizationId: string): Promise<string[]> {
  const row = await database.read(organizationId).selectFrom("organization").select("settings").where("organization_id", "=", organizationId).executeTakeFirst();
  const rows = row?.settings["strictRows"];
  return Array.isArray(rows) ? rows.map(String) : [];
}
