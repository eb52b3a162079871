import { findingChange, findingContent, findingsApproval, findingsChange, lines, rowDecisionContent } from "@kaiji/formats/api";
import { changeRecord, findRecord, newId, type AuditEntry, type KeptRecord, type Work } from "@kaiji/storage";
import { z } from "zod";
import { judgingRulesOf } from "../../filing/judging-rules.ts";
import { approveFindings, approveOne } from "../../findings/approve-many.ts";
import { changeFindings, undoFindings, type BulkOutcome } from "../../findings/bulk-change.ts";
import { changeFinding, closeFinding, move, reopenFinding, stateOf, type Changer } from "../../findings/change-finding.ts";
import { checkReferences } from "../../findings/check-references.ts";
import { applyDecision, withdrawDecision, type ProposedDecision } from "../../findings/decide-row.ts";
import { reopenEnded } from "../../findings/reopen-ended.ts";
import { Refusal } from "../../refusal/refusal.ts";
import { announce } from "../../webhooks/announce.ts";
import { operation, type Answer, type OrganizationCall } from "../operation.ts";
import { answerRecord, readingOperations, recordAnswer, shownRecord } from "./records.ts";

const TAG = "指摘";
const base = "/api/organizations/{organizationId}/findings";
const bulkAnswer = z.object({ id: z.uuid(), changed: z.array(recordAnswer(findingContent)), skipped: z.array(z.object({ id: z.uuid(), code: z.string() })) });

/** Findings come from judgements; people deal with them, and where the organization wants it a second person approves. */
export const FINDINGS = [
  ...readingOperations({ kind: "finding", plural: "findings", name: "Finding", tag: TAG, ja: "指摘", en: "finding", content: findingContent }),
  operation({
    id: "changeFinding",
    method: "put",
    path: `${base}/{id}`,
    tag: TAG,
    summary: "指摘への対応を決める(書かなかった欄は変わらない) / deal with a finding; what is left out stays",
    access: "write",
    needsVersion: true,
    body: findingChange,
    answer: recordAnswer(findingContent),
    async handle(call) {
      const needsApproval = await approvalOf(call);
      return write(call, async (work, record) => {
        await checkReferences(call, record.content, call.body);
        return changeRecord(work, "finding", record.id, call.version, changeFinding(record.content, call.body, changerOf(call), needsApproval));
      });
    },
  }),
  operation({
    id: "approveFinding",
    method: "post",
    path: `${base}/{id}/approve`,
    tag: TAG,
    summary: "対応を承認する(申請した人とは別の人) / approve a treatment; never one's own",
    access: "approve",
    needsVersion: true,
    body: z.strictObject({ note: lines().default("") }),
    answer: recordAnswer(findingContent),
    async handle(call) {
      const rules = await judgingRulesOf(call.services, call.organizationId);
      return write(call, (work, record) => approveOne(work, record, call.version, changerOf(call), call.body.note, rules));
    },
  }),
  operation({
    id: "closeFinding",
    method: "post",
    path: `${base}/{id}/close`,
    tag: TAG,
    summary: "決めた対応が済んだので閉じる / close: what was decided is done",
    access: "write",
    needsVersion: true,
    body: z.strictObject({ note: lines().default("") }),
    answer: recordAnswer(findingContent),
    async handle(call) {
      const needsApproval = await approvalOf(call);
      return write(call, (work, record) => changeRecord(work, "finding", record.id, call.version, closeFinding(record.content, changerOf(call), call.body.note, needsApproval, work.at)));
    },
  }),
  operation({
    id: "reopenFinding",
    method: "post",
    path: `${base}/{id}/reopen`,
    tag: TAG,
    summary: "もう一度取り上げる / take up again",
    access: "write",
    needsVersion: true,
    body: z.strictObject({ reason: lines().min(1) }),
    answer: recordAnswer(findingContent),
    handle: (call) => write(call, (work, record) => changeRecord(work, "finding", record.id, call.version, reopenFinding(record.content, call.body.reason))),
  }),
  operation({
    id: "decideRow",
    method: "post",
    path: `${base}/{id}/decide`,
    tag: TAG,
    summary: "要判断の行を、理由を添えて判断する / decide a row that needs judgement, with a reason",
    access: "write",
    needsVersion: true,
    body: rowDecisionContent,
    answer: recordAnswer(findingContent),
    async handle(call) {
      const [needsApproval, rules] = [await approvalOf(call), await judgingRulesOf(call.services, call.organizationId)];
      return write(call, async (work, record) => {
        if (record.content["status"] !== "needs-judgement") throw new Refusal("state-differs", { state: String(record.content["status"]) });
        const decision: ProposedDecision = { ...call.body, ...changerOf(call), at: work.at.toISOString() };
        const proposed = await changeRecord(work, "finding", record.id, call.version, { ...record.content, state: move(record.content, "treat", needsApproval), decision, approval: null });
        return needsApproval ? proposed : applyDecision(work, proposed, decision, null, rules);
      });
    },
  }),
  operation({
    id: "withdrawDecision",
    method: "post",
    path: `${base}/{id}/withdraw-decision`,
    tag: TAG,
    summary: "判断を取り消し、回答のとおりに照合し直す / take a decision back",
    access: "write",
    needsVersion: true,
    answer: recordAnswer(findingContent),
    async handle(call) {
      const rules = await judgingRulesOf(call.services, call.organizationId);
      return write(call, async (work, record) => {
        if (record.version !== call.version) throw new Refusal("record-changed");
        const isWaiting = stateOf(record.content) === "treated" && (record.content["decision"] ?? null) !== null;
        return isWaiting ? changeRecord(work, "finding", record.id, call.version, { ...record.content, state: "open", decision: null }) : withdrawDecision(work, record, rules);
      });
    },
  }),
  operation({
    id: "changeFindings",
    method: "post",
    path: "/api/organizations/{organizationId}/finding-changes",
    tag: TAG,
    summary: "多くの指摘に同じ対応・担当・期限を付ける(元に戻せる) / the same treatment, owner or day for many; can be undone",
    access: "write",
    body: findingsChange,
    answer: bulkAnswer,
    async handle(call) {
      const needsApproval = await approvalOf(call);
      const bulkId = newId();
      return writeMany(call, bulkId, async (work) => {
        await checkReferences(call, null, call.body.change);
        return changeFindings(work, bulkId, call.body.findings, call.body.change, changerOf(call), needsApproval);
      });
    },
  }),
  operation({
    id: "approveFindings",
    method: "post",
    path: "/api/organizations/{organizationId}/finding-approvals",
    tag: TAG,
    summary: "多くの対応をまとめて承認する(自分で決めたものは承認されず、理由とともに返る) / approve many; one's own are refused and named",
    access: "approve",
    body: findingsApproval,
    answer: bulkAnswer,
    async handle(call) {
      const rules = await judgingRulesOf(call.services, call.organizationId);
      return writeMany(call, newId(), (work) => approveFindings(work, call.body.findings, changerOf(call), call.body.note, rules));
    },
  }),
  operation({
    id: "undoFindings",
    method: "post",
    path: "/api/organizations/{organizationId}/finding-changes/{id}/undo",
    tag: TAG,
    summary: "まとめて行った変更を元に戻す / undo a change to many",
    access: "write",
    answer: bulkAnswer,
    handle: (call) => writeMany(call, call.params["id"] ?? "", (work) => undoFindings(work, call.params["id"] ?? "")),
  }),
  operation({
    id: "getFindingHistory",
    method: "get",
    path: `${base}/{id}/history`,
    tag: TAG,
    summary: "だれが、いつ、何を変えたか(新しい順) / who changed what when, newest first",
    access: "read",
    answer: z.object({ items: z.array(z.looseObject({ at: z.string(), action: z.string(), personName: z.string() })) }),
    async handle({ services, organizationId, params }) {
      const rows = await services.keeping.database
        .read(organizationId)
        .selectFrom("audit_entry")
        .select("payload")
        .where("organization_id", "=", organizationId)
        .where("subject_id", "=", params["id"] ?? "")
        .where("subject_kind", "=", "finding")
        .orderBy("number", "desc")
        .limit(200)
        .execute();
      if (rows.length === 0) throw new Refusal("not-found");
      // Addresses and request numbers are for those who may see the whole trail.
      const items = rows.map(({ payload }) => JSON.parse(payload) as AuditEntry).map(({ number, at, action, personName, before, after }) => ({ number, at, action, personName, before: before ?? null, after: after ?? null }));
      return { body: { items } };
    },
  }),
  operation({
    id: "reopenEndedFindings",
    method: "post",
    path: "/api/organizations/{organizationId}/ended-findings",
    tag: TAG,
    summary: "受け入れの期限が過ぎた指摘を、いま取り上げ直す(ふだんは1時間ごとに自動で行う) / take up what was accepted until a day that has passed; done hourly anyway",
    access: "write",
    answer: z.object({ reopened: z.number() }),
    handle: async ({ services, organizationId, actor }) => ({ body: { reopened: await services.keeping.database.change(organizationId, actor, reopenEnded) } }),
  }),
];

async function write(call: OrganizationCall, change: (work: Work, record: KeptRecord) => Promise<KeptRecord>): Promise<Answer> {
  const { services, organizationId, actor, params } = call;
  const answer = await services.keeping.database.change(organizationId, actor, async (work) => {
    const record = await findRecord(work.db, "finding", organizationId, params["id"] ?? "");
    if (record === null || record.removedAt !== null) throw new Refusal("not-found");
    const changed = await change(work, record);
    await tell(work, changed);
    return answerRecord(changed);
  });
  services.jobs.wake();
  return answer;
}

async function writeMany(call: OrganizationCall, id: string, change: (work: Work) => Promise<BulkOutcome>): Promise<Answer> {
  const { services, organizationId, actor } = call;
  const body = await services.keeping.database.change(organizationId, actor, async (work) => {
    const { changed, skipped } = await change(work);
    for (const record of changed) await tell(work, record);
    return { id, changed: changed.map(shownRecord), skipped };
  });
  services.jobs.wake();
  return { body };
}

async function tell(work: Work, { id, content }: KeptRecord): Promise<void> {
  await announce(work, content["state"] === "approved" ? "finding.approved" : "finding.changed", { id, state: content["state"], criterionId: content["criterionId"] });
}

function changerOf({ caller }: OrganizationCall): Changer {
  return { by: caller.kind === "session" ? caller.personId : null, byName: caller.name };
}

/** Whether the organization asks for a second person. */
async function approvalOf({ services, organizationId }: OrganizationCall): Promise<boolean> {
  const row = await services.keeping.database.read(organizationId).selectFrom("organization").select("settings").where("organization_id", "=", organizationId).executeTakeFirst();
  return row?.settings["needsApproval"] === true;
}
