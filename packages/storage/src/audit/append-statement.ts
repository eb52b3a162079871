import { bytesLiteral, instantLiteral, textLiteral, uuidLiteral } from "../database/literals.ts";
import { codeOf } from "../engine/storage-error.ts";
import type { ChainGrowth } from "./append-audit.ts";

/** PostgreSQL's division_by_zero: what the statement fails with when the chain stands elsewhere. */
const ELSEWHERE = "22012";

/** One statement that adds what a chain has grown by, or fails (`stoodElsewhere`) when the chain does not stand where it grew from. */
export function appendStatement({ organizationId, at, from, to, entries, checkpoints }: ChainGrowth): string {
  const signedAt = instantLiteral(at);
  const entryRows = entries.map(({ number, payload, previousHash, hash }) => `(${number}::bigint, ${textLiteral(payload)}, ${bytesLiteral(previousHash)}, ${bytesLiteral(hash)})`);
  const checkpointRows = checkpoints.map(({ number, hash, signature }) => `(${number}::bigint, ${bytesLiteral(hash)}, ${bytesLiteral(signature)})`);
  const marked = checkpointRows.length === 0 ? "" : `,
    marked as (insert into kaiji.audit_checkpoint (organization_id, number, hash, signature, signed_at)
      select organization_id, point.*, ${signedAt} from moved, (values ${checkpointRows.join(", ")}) as point)`;
  return `with moved as (update kaiji.audit_head
      set number = ${to.number}, hash = ${bytesLiteral(to.hash)}, signature = ${bytesLiteral(to.signature)}, signed_at = ${signedAt}
      where organization_id = ${uuidLiteral(organizationId)} and number = ${from.number} and hash = ${bytesLiteral(from.hash)} returning organization_id),
    added as (insert into kaiji.audit_entry (organization_id, number, payload, previous_hash, hash)
      select organization_id, entry.* from moved, (values ${entryRows.join(", ")}) as entry)${marked}
    select 1 / (select count(*) from moved)`;
}

/** Whether `appendStatement` failed because the chain stood elsewhere. */
export function stoodElsewhere(error: unknown): boolean {
  return codeOf(error) === ELSEWHERE;
}
