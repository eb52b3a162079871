import { findingChange, findingContent, lines } from "@kaiji/formats/api";
import { changeRecord, findRecord, type KeptRecord } from "@kaiji/storage";
import { z } from "zod";
import { Refusal } from "../../refusal/refusal.ts";
import { announce } from "../../webhooks/announce.ts";
import { operation, type OrganizationCall } from "../operation.ts";
import { answerRecord, readingOperations, recordAnswer } from "./records.ts";

const TAG = "指摘";

/** Findings come from judgements; people deal with them, and where the organization wants it a second person approves. */
export const FINDINGS = [
  ...readingOperations({ kind: "finding", plural: "findings", name: "Finding", tag: TAG, ja: "指摘", en: "finding", content: findingContent }),
  operation({
    id: "changeFinding",
    method: "put",
    path: "/api/organizations/{organizationId}/findings/{id}",
    tag: TAG,
    summary: "指摘への対応を決める / deal with a finding",
    access: "write",
    needsVersion: true,
    body: findingChange,
    answer: recordAnswer(findingContent),
    async handle(call) {
      const { body, caller } = call;
      if (body.state === "treated" && body.treatment === null) throw new Refusal("invalid-request", {}, [{ path: "treatment", message: "対応の内容を書いてください / say how it is dealt with" }]);
      if (body.treatment?.clauseId !== undefined) await requireClause(call, body.treatment.clauseId);
      const by = caller.kind === "session" ? caller.personId : null;
      return write(call, (content) => {
        const isSame = JSON.stringify(withoutBy(content["treatment"])) === JSON.stringify(body.treatment);
        return { ...content, state: body.state, treatment: body.treatment === null ? null : isSame ? content["treatment"] : { ...body.treatment, by, byName: caller.name }, ...(body.note === undefined ? {} : { note: body.note }), approval: null };
      });
    },
  }),
  operation({
    id: "approveFinding",
    method: "post",
    path: "/api/organizations/{organizationId}/findings/{id}/approve",
    tag: TAG,
    summary: "対応を承認する(申請した人とは別の人) / approve a treatment; never one's own",
    access: "approve",
    needsVersion: true,
    body: z.strictObject({ note: lines().default("") }),
    answer: recordAnswer(findingContent),
    handle: (call) =>
      write(call, (content, at) => {
        if (content["state"] !== "treated") throw new Refusal("state-differs", { state: String(content["state"]) });
        const by = call.caller.kind === "session" ? call.caller.personId : null;
        if ((content["treatment"] as { by?: unknown } | null)?.by === by) throw new Refusal("own-two-eyes");
        return { ...content, state: "approved", approval: { by, byName: call.caller.name, at: at.toISOString(), note: call.body.note } };
      }),
  }),
];

async function write(call: OrganizationCall, next: (content: Readonly<Record<string, unknown>>, at: Date) => Record<string, unknown>) {
  const { services, organizationId, actor, params, version } = call;
  const answer = await services.keeping.database.change(organizationId, actor, async (work) => {
    const record: KeptRecord | null = await findRecord(work.db, "finding", organizationId, params["id"] ?? "");
    if (record === null || record.removedAt !== null) throw new Refusal("not-found");
    const changed = await changeRecord(work, "finding", record.id, version, next(record.content, work.at));
    await announce(work, changed.content["state"] === "approved" ? "finding.approved" : "finding.changed", { id: changed.id, state: changed.content["state"], criterionId: changed.content["criterionId"] });
    return answerRecord(changed);
  });
  services.jobs.wake();
  return answer;
}

async function requireClause({ services, organizationId }: OrganizationCall, id: string): Promise<void> {
  const clause = await findRecord(services.keeping.database.read(organizationId), "clause", organizationId, id);
  if (clause === null || clause.removedAt !== null) throw new Refusal("invalid-request", {}, [{ path: "treatment.clauseId", message: "その条項はありません / there is no such clause" }]);
}

function withoutBy(treatment: unknown): unknown {
  if (typeof treatment !== "object" || treatment === null) return treatment;
  const { by: _, byName: __, ...rest } = treatment as Record<string, unknown>;
  return rest;
}
