import type { Services } from "../api/services.ts";
import type { JudgingRules } from "./settle.ts";

/** How an organization's disclosures are judged now: the criteria, and the rows that it reads more strictly. */
export async function judgingRulesOf({ keeping, libraryOf }: Pick<Services, "keeping" | "libraryOf">, organizationId: string): Promise<JudgingRules> {
  const row = await keeping.database.read(organizationId).selectFrom("organization").select("settings").where("organization_id", "=", organizationId).executeTakeFirst();
  const rows = row?.settings["strictRows"];
  return { library: await libraryOf(organizationId), strictRows: Array.isArray(rows) ? rows.map(String) : [] };
}
