import type { GroundedDecision } from "@kaiji/domain";
import type { KeptRecord } from "@kaiji/storage";

/** A decision of a person on one row, kept with the disclosure that it was made on. */
export interface RowDecision extends GroundedDecision {
  readonly by: string | null;
  readonly byName: string;
  readonly at: string;
  /** Who approved it, where the institution asks for a second person. */
  readonly approvedByName?: string;
  /** The disclosure that it was first made on, when it was carried over. */
  readonly carriedFrom?: string;
}

/** The row decisions of a disclosure; `null` when none were ever kept or carried over. */
export function rowDecisionsOf({ content }: KeptRecord): readonly RowDecision[] | null {
  const kept = content["rowDecisions"];
  return Array.isArray(kept) ? (kept as RowDecision[]) : null;
}
