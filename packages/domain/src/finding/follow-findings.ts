import type { Status } from "../evaluation/evaluation.ts";
import { areSameAnswers, areSameRemarks, type RowAnswer } from "../evaluation/row-answers.ts";
import type { OpenStatus, TreatmentKind } from "../treatment/treatment.ts";

/** Where a finding stands. `approved` and `closed` are ends that a newer disclosure can undo. */
export const FINDING_STATES = ["open", "asked", "answered", "treated", "approved", "closed"] as const;
export type FindingState = (typeof FINDING_STATES)[number];

/** What is known of a row's finding from earlier. */
export interface KnownFinding {
  readonly criterion: string;
  readonly status: OpenStatus;
  readonly state: FindingState;
  /** Closed by a person because the treatment was carried out, not because the row held. */
  readonly isDone?: boolean;
  /** The answers that the work was done on; absent when they were not kept. */
  readonly answers?: readonly RowAnswer[] | undefined;
  readonly treatmentKind?: TreatmentKind | null | undefined;
  /** The judgement is of another disclosure than the finding was about. */
  readonly isOtherDisclosure?: boolean;
}

/** A row of a newer judgement. */
export interface JudgedRow {
  readonly criterion: string;
  readonly status: Status;
  readonly answers?: readonly RowAnswer[];
}

/** What changed so that a finding must be looked at again. */
export type ReopenReason = "no-longer-met" | "status-changed" | "answer-changed" | "remark-changed" | "answer-not-confirmed";

/** What a newer judgement of the same system makes of its findings. */
export type FindingStep =
  | { readonly step: "add"; readonly criterion: string; readonly status: OpenStatus }
  | { readonly step: "close"; readonly criterion: string }
  | { readonly step: "reopen"; readonly criterion: string; readonly status: OpenStatus; readonly because: ReopenReason }
  | { readonly step: "keep"; readonly criterion: string; readonly status: OpenStatus };

/**
 * Follows the findings of one system and form through a newer judgement: a row that holds closes its finding, a
 * row that newly does not hold adds one, and an answer that changed after the finding was dealt with reopens it.
 * Work that was done on an unchanged answer stays.
 */
export function followFindings(known: readonly KnownFinding[], rows: readonly JudgedRow[]): FindingStep[] {
  const before = new Map(known.map((finding) => [finding.criterion, finding]));
  return rows.flatMap((row): FindingStep[] => {
    const { criterion, status } = row;
    const finding = before.get(criterion);
    if (status === "met" || status === "not-applicable") return finding === undefined || (finding.state === "closed" && finding.isDone !== true) ? [] : [{ step: "close", criterion }];
    if (finding === undefined) return [{ step: "add", criterion, status }];
    const because = whyReopen(finding, row);
    return [because === null ? { step: "keep", criterion, status } : { step: "reopen", criterion, status, because }];
  });
}

function whyReopen(finding: KnownFinding, { status, answers }: JudgedRow): ReopenReason | null {
  if (finding.state === "closed" && finding.isDone !== true) return "no-longer-met";
  if (finding.status !== status) return "status-changed";
  if (finding.state === "open" || finding.answers === undefined || answers === undefined) return null;
  if (!areSameAnswers(finding.answers, answers)) return "answer-changed";
  // What the provider confirmed by itself is not in the disclosure that came after it: one of the two is wrong.
  if (finding.treatmentKind === "provider-answer" && finding.isOtherDisclosure === true) return "answer-not-confirmed";
  // An alternative measure stands in the remark: when the remark changes, what was accepted may be gone.
  return finding.treatmentKind === "provider-alternative" && !areSameRemarks(finding.answers, answers) ? "remark-changed" : null;
}
