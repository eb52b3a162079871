import { isDecided, nextState, type FindingMove, type FindingState, type LifeRules } from "@kaiji/domain";
import type { FindingChange, TreatmentContent } from "@kaiji/formats/api";
import { Refusal } from "../refusal/refusal.ts";

/** What a finding holds, as it is kept. */
export type FindingFields = Readonly<Record<string, unknown>>;

/** Who changes it. */
export interface Changer {
  readonly by: string | null;
  readonly byName: string;
}

/** A treatment that rests on the provider's own answer names it: who, when, in which request. */
function sourceOf(content: FindingFields, { kind }: TreatmentContent): { readonly source?: unknown } {
  return kind === "provider-answer" ? { source: content["providerAnswer"] } : {};
}

const MOVE_TO: Readonly<Record<"open" | "asked" | "answered" | "treated", FindingMove>> = { open: "reopen", asked: "ask", answered: "answer", treated: "treat" };

/** Where the content of a finding stands in its life. */
export function stateOf(content: FindingFields): FindingState {
  return content["state"] as FindingState;
}

/** The rules of a finding's life, as far as they hang on it. */
export function lifeOf(content: FindingFields, needsApproval: boolean): LifeRules {
  return { needsApproval, rowHolds: stateOf(content) === "closed" && content["closedBecause"] !== "done" };
}

/** Moves a finding on. @throws Refusal `state-differs` when that is not possible now */
export function move(content: FindingFields, which: FindingMove, needsApproval: boolean): FindingState {
  const to = nextState(stateOf(content), which, lifeOf(content, needsApproval));
  if (to === null) throw new Refusal("state-differs", { state: stateOf(content) });
  return to;
}

/**
 * What a person's change makes of a finding. A treatment that is new or changed makes it treated, and takes away an
 * approval that was given to another one.
 * @throws Refusal `state-differs`, `invalid-request`
 */
export function changeFinding(content: FindingFields, change: FindingChange, { by, byName }: Changer, needsApproval: boolean): Record<string, unknown> {
  const before = stateOf(content);
  const kept = content["treatment"] as (TreatmentContent & Changer & { readonly source?: unknown }) | null;
  const isNew = change.treatment !== undefined && !isSameTreatment(kept, change.treatment);
  const treatment = isNew ? (change.treatment === null || change.treatment === undefined ? null : { ...change.treatment, ...sourceOf(content, change.treatment), by, byName }) : kept;
  const asked = change.state ?? (isNew ? (treatment !== null ? "treated" : isPast(before) ? "open" : undefined) : undefined);
  const isOver = before === "closed" && asked !== "open";
  if (isOver) throw new Refusal("state-differs", { state: before });
  const state = asked === undefined || (asked === before && !(asked === "treated" && isNew)) ? before : move(content, MOVE_TO[asked], needsApproval);
  const decision = state === "treated" ? (isNew ? null : (content["decision"] ?? null)) : null;
  if (state === "treated" && treatment === null && decision === null) throw new Refusal("invalid-request", {}, [{ path: "treatment", message: "対応の内容を書いてください / say how it is dealt with" }]);
  const { owner, dueOn, note, evidence } = change;
  return {
    ...content,
    state,
    treatment,
    ...(before === state && !isNew ? {} : { approval: null, decision, closedBecause: null }),
    ...Object.fromEntries(Object.entries({ owner, dueOn, note, evidence }).filter(([, value]) => value !== undefined)),
  };
}

/** A second person approves; never the one who decided. @throws Refusal `own-two-eyes`, `state-differs` */
export function approveFinding(content: FindingFields, approver: Changer, note: string, at: Date): Record<string, unknown> {
  const state = move(content, "approve", true);
  const proposed = (content["decision"] ?? content["treatment"]) as Changer | null;
  if (proposed?.by === approver.by) throw new Refusal("own-two-eyes");
  return { ...content, state, approval: { ...approver, at: at.toISOString(), note } };
}

/** What was decided has been carried out. @throws Refusal `state-differs` */
export function closeFinding(content: FindingFields, closer: Changer, note: string, needsApproval: boolean, at: Date): Record<string, unknown> {
  return { ...content, state: move(content, "close", needsApproval), closedBecause: "done", closing: { ...closer, at: at.toISOString(), note } };
}

/** A person takes it up again. @throws Refusal `state-differs`, also when there is nothing to find any more */
export function reopenFinding(content: FindingFields, reason: string): Record<string, unknown> {
  return { ...content, state: move(content, "reopen", true), reopenedFrom: content["state"], reopenedBecause: "by-hand", reopenedReason: reason, closedBecause: null, approval: null, decision: null };
}

function isPast(state: FindingState): boolean {
  return state === "treated" || isDecided(state, true);
}

function isSameTreatment(kept: (TreatmentContent & Changer & { readonly source?: unknown }) | null, next: TreatmentContent | null): boolean {
  if (kept === null || next === null) return kept === next;
  const { by: _, byName: __, source: ___, ...rest } = kept;
  return inOrder(rest) === inOrder(next);
}

function inOrder(content: object): string {
  return JSON.stringify(Object.entries(content).filter(([, value]) => value !== undefined).toSorted(([a], [b]) => (a < b ? -1 : 1)));
}
