import type { FindingState } from "./follow-findings.ts";

export const FINDING_MOVES = ["ask", "answer", "treat", "approve", "close", "reopen"] as const;
/** What people do with a finding. `close`: what was decided has been carried out. */
export type FindingMove = (typeof FINDING_MOVES)[number];

const WORKED_ON: readonly FindingState[] = ["open", "asked", "answered"];

/** From which states a move is possible, and where it leads. */
const MOVES: Readonly<Record<FindingMove, { readonly from: readonly FindingState[]; readonly to: FindingState }>> = {
  ask: { from: WORKED_ON, to: "asked" },
  answer: { from: WORKED_ON, to: "answered" },
  // A treatment that is changed after its approval must be approved anew.
  treat: { from: [...WORKED_ON, "treated", "approved"], to: "treated" },
  approve: { from: ["treated"], to: "approved" },
  close: { from: ["approved"], to: "closed" },
  reopen: { from: ["asked", "answered", "treated", "approved", "closed"], to: "open" },
};

/** What the life of a finding depends on beside its state. */
export interface LifeRules {
  /** Treatments need a second person before they count. */
  readonly needsApproval: boolean;
  /** The row holds by now: there is nothing to reopen. */
  readonly rowHolds: boolean;
}

/** Where a move leads; `null` when it is not possible now. */
export function nextState(state: FindingState, move: FindingMove, { needsApproval, rowHolds }: LifeRules): FindingState | null {
  if (move === "reopen" && rowHolds) return null;
  const { from, to } = MOVES[move];
  const isEnough = move === "close" && state === "treated" && !needsApproval;
  return from.includes(state) || isEnough ? to : null;
}

/** Whether it is settled how a finding is dealt with, as the institution counts it. */
export function isDecided(state: FindingState, needsApproval: boolean): boolean {
  return state === "approved" || state === "closed" || (state === "treated" && !needsApproval);
}
