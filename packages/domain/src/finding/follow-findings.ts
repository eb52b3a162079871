import type { Status } from "../evaluation/evaluation.ts";
import type { OpenStatus } from "../treatment/treatment.ts";

/** Where a finding stands. `approved` and `closed` are ends that a newer disclosure can undo. */
export const FINDING_STATES = ["open", "asked", "answered", "treated", "approved", "closed"] as const;
export type FindingState = (typeof FINDING_STATES)[number];

/** What is known of a row's finding from earlier. */
export interface KnownFinding {
  readonly criterion: string;
  readonly status: OpenStatus;
  readonly state: FindingState;
}

/** What a newer judgement of the same system makes of its findings. */
export type FindingStep =
  | { readonly step: "add"; readonly criterion: string; readonly status: OpenStatus }
  | { readonly step: "close"; readonly criterion: string }
  | { readonly step: "reopen"; readonly criterion: string; readonly status: OpenStatus }
  | { readonly step: "keep"; readonly criterion: string; readonly status: OpenStatus };

/**
 * Follows the findings of one system and form through a newer judgement: a row that holds closes its finding, a
 * row that newly does not hold adds one, and an answer that changed after the finding was dealt with reopens it.
 * Work that was done on an unchanged answer stays.
 */
export function followFindings(known: readonly KnownFinding[], rows: readonly { readonly criterion: string; readonly status: Status }[]): FindingStep[] {
  const before = new Map(known.map((finding) => [finding.criterion, finding]));
  return rows.flatMap(({ criterion, status }): FindingStep[] => {
    const finding = before.get(criterion);
    if (status === "met" || status === "not-applicable") return finding === undefined || finding.state === "closed" ? [] : [{ step: "close", criterion }];
    if (finding === undefined) return [{ step: "add", criterion, status }];
    const isOver = finding.state === "closed" || finding.status !== status;
    return [{ step: isOver ? "reopen" : "keep", criterion, status }];
  });
}
