import { isDecided, type FindingState, type Treatment, type TreatmentKind } from "@kaiji/domain";
import { dayInJapan } from "@kaiji/formats";
import type { KeptRecord } from "@kaiji/storage";

interface KeptTreatment {
  readonly kind: TreatmentKind;
  readonly reason?: string;
  readonly owner?: string;
  readonly dueOn?: string;
  readonly expiresOn?: string;
  readonly clauseId?: string;
  readonly combinedWith?: string;
  readonly likelihood?: number;
  readonly impact?: number;
  readonly byName?: string;
  readonly source?: { readonly provider: string; readonly by: string; readonly at: string };
}

/**
 * The treatment of a kept finding as papers and exports have it; `null` when nothing was decided on yet.
 * @param clauses number and title of the rulebook's clauses by id
 */
export function treatmentOf({ content, changedAt }: KeptRecord, needsApproval: boolean, clauses: ReadonlyMap<string, string>): Treatment | null {
  const treatment = content["treatment"] as KeptTreatment | null | undefined;
  if (treatment === null || treatment === undefined) return null;
  const approval = content["approval"] as { readonly byName: string; readonly at: string } | null | undefined;
  const isSettled = isDecided(content["state"] as FindingState, needsApproval);
  const { kind, reason = "", owner, dueOn, expiresOn, clauseId, combinedWith, likelihood, impact, source } = treatment;
  const besides = [
    source === undefined ? null : `事業者の回答: ${source.provider} ${source.by} ${dayInJapan(Date.parse(source.at))}`,
    clauseId === undefined ? null : `運用管理規程 ${clauses.get(clauseId) ?? clauseId}`,
    combinedWith === undefined ? null : `組み合わせる製品: ${combinedWith}`,
    expiresOn === undefined ? null : `受容の期限: ${expiresOn}`,
    likelihood === undefined || impact === undefined ? null : `リスク: 起こりやすさ ${likelihood} × 影響 ${impact}`,
  ];
  return {
    criterion: String(content["criterionId"]),
    kind,
    note: [reason, ...besides].filter((part) => part !== null && part !== "").join("\n"),
    owner: owner ?? null,
    dueOn: dueOn ?? expiresOn ?? null,
    decidedBy: isSettled ? (approval?.byName ?? treatment.byName ?? null) : null,
    decidedOn: isSettled ? (approval?.at ?? changedAt.toISOString()).slice(0, 10) : null,
  };
}
