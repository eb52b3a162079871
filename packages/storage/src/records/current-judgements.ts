import type { Status } from "@kaiji/domain";
import { sql, type Kysely, type Transaction } from "kysely";
import type { Tables } from "../database/tables.ts";

/** One letter a status, so that 500 systems are 50 kilobytes. The database makes them: migration 0006. */
export const STATUS_OF_LETTER: Readonly<Record<string, Status>> = { m: "met", n: "not-met", a: "not-applicable", u: "unanswered", j: "needs-judgement" };

/** A disclosure that counts now, and its latest judgement. */
export interface CurrentJudgement {
  readonly disclosureId: string;
  readonly systemId: string | null;
  readonly form: string;
  /** What of the system it is about; `null`: the system itself. */
  readonly part: string | null;
  readonly name: string | null;
  readonly fileName: string;
  readonly date: string | null;
  /** Criterion ids in the order of `letters`, joined by commas. */
  readonly criteria: string;
  readonly letters: string;
}

/** The disclosures that count, each with its latest judgement; none of the many earlier judgements is read. */
export async function listCurrentJudgements(db: Kysely<Tables> | Transaction<Tables>, organizationId: string): Promise<CurrentJudgement[]> {
  const { rows } = await sql<CurrentJudgement>`
    select d.id as "disclosureId", d.system_id as "systemId", d.content ->> 'form' as form, d.content ->> 'part' as part, d.content ->> 'name' as name,
      d.content ->> 'fileName' as "fileName", d.content ->> 'date' as date, e.criteria, e.letters
    from kaiji.disclosure d
    cross join lateral (
      select criteria, letters from kaiji.evaluation
      where organization_id = d.organization_id and disclosure_id = d.id::text and removed_at is null
      order by id desc limit 1
    ) e
    where d.organization_id = ${organizationId} and d.removed_at is null and d.content ->> 'isCurrent' = 'true'
    order by d.id`.execute(db);
  return rows;
}
