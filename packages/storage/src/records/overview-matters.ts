import { sql, type Kysely, type Transaction } from "kysely";
import type { Tables } from "../database/tables.ts";

/** What the overview needs of a finding: its days, where they count, and no answers or notes. */
export interface FindingMatter {
  readonly id: string;
  readonly systemId: string | null;
  readonly criterion: string;
  readonly state: string;
  readonly isDone: boolean;
  readonly dueOn: string | null;
  readonly treatment: Readonly<Record<string, unknown>> | null;
  readonly evidence: readonly Readonly<Record<string, unknown>>[] | null;
}

/** Findings that do not hold: those that are open, and those that were closed because their treatment was carried out. */
export async function listFindingMatters(db: Kysely<Tables> | Transaction<Tables>, organizationId: string): Promise<FindingMatter[]> {
  const { rows } = await sql<FindingMatter>`
    select id, system_id as "systemId", content ->> 'criterionId' as criterion, state, state = 'closed' as "isDone", content ->> 'dueOn' as "dueOn",
      case when state in ('treated', 'approved') then content -> 'treatment' end as treatment,
      case when state in ('treated', 'approved') then content -> 'evidence' end as evidence
    from kaiji.finding
    where organization_id = ${organizationId} and removed_at is null and (state <> 'closed' or content ->> 'closedBecause' = 'done')
    order by id`.execute(db);
  return rows;
}

/** How many letters wait in the outbox. */
export async function countWaitingLetters(db: Kysely<Tables> | Transaction<Tables>, organizationId: string): Promise<number> {
  const { rows } = await sql<{ count: string }>`
    select count(*) as count from kaiji.message
    where organization_id = ${organizationId} and removed_at is null and content ->> 'state' in ('waiting', 'failed')`.execute(db);
  return Number(rows[0]?.count ?? 0);
}

/** Requests that wait for their provider, and their days. */
export async function listWaitingRequests(db: Kysely<Tables> | Transaction<Tables>, organizationId: string): Promise<{ readonly id: string; readonly name: string; readonly dueOn: string }[]> {
  const { rows } = await sql<{ id: string; name: string; dueOn: string }>`
    select id, content ->> 'name' as name, content ->> 'dueOn' as "dueOn" from kaiji.disclosure_request
    where organization_id = ${organizationId} and removed_at is null and content ->> 'state' = 'sent' and content ->> 'dueOn' is not null
    order by content ->> 'dueOn'`.execute(db);
  return rows;
}

/** A disclosure that is asked for; `part` is undefined in a request from before parts were told apart. */
export interface AskedFormRow {
  readonly systemId: string;
  readonly form: string;
  readonly part: string | null | undefined;
}

/** Which disclosures requests ask for that are being written, waited for, or have brought a file that nobody has looked at. */
export async function listAskedForms(db: Kysely<Tables> | Transaction<Tables>, organizationId: string): Promise<AskedFormRow[]> {
  const { rows } = await sql<{ systemId: string; form: string; part: string | null; hasPart: boolean }>`
    select asked ->> 'systemId' as "systemId", asked ->> 'form' as form, asked ->> 'part' as part, asked ? 'part' as "hasPart"
    from kaiji.disclosure_request r, jsonb_array_elements(r.content -> 'disclosures') as asked
    where r.organization_id = ${organizationId} and r.removed_at is null and (
      r.content ->> 'state' in ('draft', 'sent', 'forwarding')
      or (r.content ->> 'state' = 'answered' and exists (select 1 from kaiji.received_file f where f.organization_id = r.organization_id and f.request_id = r.id::text and f.removed_at is null and f.content ->> 'state' = 'quarantined')))`.execute(db);
  return rows.map(({ hasPart, part, ...row }) => ({ ...row, part: hasPart ? part : undefined }));
}

/** How many letters of requests are to be printed and have not left the house. */
export async function countLettersToPrint(db: Kysely<Tables> | Transaction<Tables>, organizationId: string): Promise<number> {
  const { rows } = await sql<{ count: string }>`
    select count(*) as count from kaiji.disclosure_request
    where organization_id = ${organizationId} and removed_at is null and content ->> 'state' = 'sent' and content ->> 'by' = 'print'
      and content ? 'letterOutAt' and content ->> 'letterOutAt' is null and content ->> 'openedAt' is null and content ->> 'received' = '0'`.execute(db);
  return Number(rows[0]?.count ?? 0);
}

/** How many requests are written and not sent. */
export async function countRequestDrafts(db: Kysely<Tables> | Transaction<Tables>, organizationId: string): Promise<number> {
  const { rows } = await sql<{ count: string }>`
    select count(*) as count from kaiji.disclosure_request
    where organization_id = ${organizationId} and removed_at is null and content ->> 'state' = 'draft'`.execute(db);
  return Number(rows[0]?.count ?? 0);
}

/** Requests with something from the provider that nobody has looked at: answers or files that were handed in, or that it is another's. */
export async function countRepliesToReview(db: Kysely<Tables> | Transaction<Tables>, organizationId: string): Promise<number> {
  const { rows } = await sql<{ count: string }>`
    select count(*) as count from kaiji.disclosure_request r
    where r.organization_id = ${organizationId} and r.removed_at is null and r.content ->> 'state' in ('sent', 'answered', 'forwarding') and (
      r.content ->> 'state' = 'forwarding'
      or exists (select 1 from kaiji.item_answer a where a.organization_id = r.organization_id and a.request_id = r.id::text and a.removed_at is null and a.content ->> 'state' = 'submitted')
      or exists (select 1 from kaiji.received_file f where f.organization_id = r.organization_id and f.request_id = r.id::text and f.removed_at is null and f.content ->> 'state' = 'quarantined'))`.execute(db);
  return Number(rows[0]?.count ?? 0);
}

/** The disclosures that count now: which form, of which system, and about which part of it. */
export async function listCurrentForms(db: Kysely<Tables> | Transaction<Tables>, organizationId: string): Promise<{ readonly systemId: string | null; readonly form: string; readonly part: string | null }[]> {
  const { rows } = await sql<{ systemId: string | null; form: string; part: string | null }>`
    select system_id as "systemId", content ->> 'form' as form, content ->> 'part' as part from kaiji.disclosure
    where organization_id = ${organizationId} and removed_at is null and content ->> 'isCurrent' = 'true'`.execute(db);
  return rows;
}
