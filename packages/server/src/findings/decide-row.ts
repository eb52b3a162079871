import type { RowAnswer } from "@kaiji/domain";
import type { RowDecisionContent } from "@kaiji/formats/api";
import { changeRecord, findRecord, type KeptRecord, type Work } from "@kaiji/storage";
import { rowDecisionsOf, type RowDecision } from "../filing/row-decisions.ts";
import { settleForm, type JudgingRules } from "../filing/settle.ts";
import { Refusal } from "../refusal/refusal.ts";
import type { Changer } from "./change-finding.ts";

/** A decision on a row as its finding keeps it. */
export interface ProposedDecision extends RowDecisionContent, Changer {
  readonly at: string;
}

/**
 * Lets a decision count: it is kept with the disclosure, the disclosure is judged anew, and its findings follow.
 * @throws Refusal `state-differs` when a newer disclosure counts by now
 */
export async function applyDecision(work: Work, finding: KeptRecord, decision: ProposedDecision, approvedByName: string | null, rules: JudgingRules): Promise<KeptRecord> {
  const { criterionId, answers } = finding.content as { criterionId: string; answers?: readonly RowAnswer[] };
  const { status, reason, by, byName, at } = decision;
  const kept: RowDecision = { criterion: criterionId, status, reason, by, byName, at, answers: answers ?? [], ...(approvedByName === null ? {} : { approvedByName }) };
  return writeDecisions(work, finding, rules, (earlier) => [...earlier.filter(({ criterion }) => criterion !== criterionId), kept]);
}

/** Takes a decision back; the row is judged by its answers again. @throws Refusal `state-differs` when there is none */
export async function withdrawDecision(work: Work, finding: KeptRecord, rules: JudgingRules): Promise<KeptRecord> {
  const { criterionId } = finding.content as { criterionId: string };
  return writeDecisions(work, finding, rules, (earlier) => {
    if (!earlier.some(({ criterion }) => criterion === criterionId)) throw new Refusal("state-differs", { state: String(finding.content["state"]) });
    return earlier.filter(({ criterion }) => criterion !== criterionId);
  });
}

/** The disclosure that a finding is about. @throws Refusal `state-differs` when it does not count any more */
export async function currentDisclosureOf(work: Work, finding: KeptRecord): Promise<KeptRecord> {
  const disclosure = await findRecord(work.db, "disclosure", work.organizationId, String(finding.content["disclosureId"]));
  if (disclosure === null || disclosure.removedAt !== null || disclosure.content["isCurrent"] !== true) throw new Refusal("state-differs", { state: String(finding.content["state"]) });
  return disclosure;
}

async function writeDecisions(work: Work, finding: KeptRecord, rules: JudgingRules, change: (earlier: readonly RowDecision[]) => readonly RowDecision[]): Promise<KeptRecord> {
  const { systemId, form } = finding.content as { systemId: string; form: string };
  const disclosure = await currentDisclosureOf(work, finding);
  await changeRecord(work, "disclosure", disclosure.id, null, { ...disclosure.content, rowDecisions: change(rowDecisionsOf(disclosure) ?? []) });
  await settleForm(work, { systemId, form }, rules);
  return (await findRecord(work.db, "finding", work.organizationId, finding.id)) ?? finding;
}
