import { requestContent } from "@kaiji/formats/api";
import { changeRecord, findRecord, lockKey, type Work } from "@kaiji/storage";
import { z } from "zod";
import { readKeptFile } from "../../filing/read-kept-file.ts";
import { judgingRulesOf } from "../../filing/judging-rules.ts";
import { Refusal } from "../../refusal/refusal.ts";
import { acceptAnswers, declineAnswers } from "../../requests/accept-answers.ts";
import { acceptFile, declineFile, getQuarantined } from "../../requests/decide-on-file.ts";
import { declineForward, forwardRequest } from "../../requests/forward-request.ts";
import { keepCode } from "../../requests/letter-code.ts";
import { letterSentByHand } from "../../requests/letter-out.ts";
import { linkAddress } from "../../requests/link-for-letter.ts";
import { getRequest, noteEvent, requireState, type KeptRequest } from "../../requests/request-event.ts";
import { makeLink, revokeLinks } from "../../requests/request-link.ts";
import { announce } from "../../webhooks/announce.ts";
import { operation, type OrganizationCall } from "../operation.ts";
import { day, emailField, idField, line, text } from "../schemas.ts";
import { answerRecord, recordAnswer } from "./records.ts";

const TAG = "提出依頼";
const BASE = "/api/organizations/{organizationId}/requests/{id}";
const reason = text(2000).refine((value) => value.trim() !== "", "理由を書いてください / give a reason");
const counted = z.object({ count: z.number() });

/** What people decide on what came back: links, answers, files, forwarding, closing. */
export const REQUEST_DECISIONS = [
  operation({
    id: "makeRequestLink",
    method: "post",
    path: `${BASE}/link`,
    tag: TAG,
    summary: "印刷や電話で伝えるリンクとコードを作る / a link and a short code for paper",
    access: "write",
    answer: z.object({ address: z.string().describe("一度だけ返す / returned once"), page: z.string(), code: z.string(), expiresAt: z.string() }),
    status: 201,
    async handle({ services, organizationId, actor, params, site }) {
      const made = await services.keeping.database.door(async (door) => {
        const work = await door.enter(organizationId, actor);
        const request = await getRequest(work, params["id"] ?? "");
        requireState(request, "sent", "answered");
        const link = await makeLink(work, request);
        await noteEvent(work, request.id, "link-made");
        return { link, code: await keepCode(door, organizationId, request, link.expiresAt) };
      });
      return { status: 201, body: { address: linkAddress(site, made.link.key), page: `${site}/answer`, code: made.code, expiresAt: made.link.expiresAt.toISOString() } };
    },
  }),
  operation({
    id: "revokeRequestLinks",
    method: "delete",
    path: `${BASE}/link`,
    tag: TAG,
    summary: "この依頼のリンクとコードをすべて使えなくする / take back all links and codes of a request",
    access: "write",
    answer: counted,
    handle: (call) =>
      decide(call, async (work, request) => {
        const count = await revokeLinks(work, request.id);
        await changeRecord(work, "disclosure_request", request.id, null, { ...request.content, linksRevokedAt: work.at.toISOString() });
        await noteEvent(work, request.id, "links-revoked");
        return { body: { count } };
      }),
  }),
  operation({
    id: "markLetterSent",
    method: "post",
    path: `${BASE}/letter-sent`,
    tag: TAG,
    summary: "依頼の手紙を自分で送ったことにする / mark the letter of a request as sent by oneself",
    access: "write",
    status: 204,
    handle: (call) =>
      decide(call, async (work, request) => {
        requireState(request, "sent", "answered", "forwarding");
        await letterSentByHand(work, request);
        return { status: 204 as const };
      }),
  }),
  operation({
    id: "acceptAnswers",
    method: "post",
    path: `${BASE}/answers/accept`,
    tag: TAG,
    summary: "回答を受け入れる(指摘に残す。開示書は変えない) / accept answers; the finding keeps them, the disclosure stays",
    access: "write",
    body: z.strictObject({ keys: z.array(line(120)).max(5000).nullable().default(null) }),
    answer: counted,
    handle: (call) => decide(call, async (work, request) => ({ body: { count: await acceptAnswers(work, request, call.body.keys) } })),
  }),
  operation({
    id: "declineAnswers",
    method: "post",
    path: `${BASE}/answers/decline`,
    tag: TAG,
    summary: "回答を理由を添えて差し戻す / send answers back with a reason",
    access: "write",
    body: z.strictObject({ keys: z.array(line(120)).min(1).max(5000), reason }),
    answer: counted,
    handle: (call) => decide(call, async (work, request) => ({ body: { count: await declineAnswers(work, request, call.body.keys, call.body.reason) } })),
  }),
  operation({
    id: "acceptReceivedFile",
    method: "post",
    path: `${BASE}/files/{fileId}/accept`,
    tag: TAG,
    summary: "隔離したファイルを受け取り、いつものように綴じる / take a file out of quarantine and file it",
    access: "write",
    body: z.strictObject({ systemId: idField.nullable().default(null) }),
    answer: z.object({ disclosureIds: z.array(z.uuid()) }),
    async handle(call) {
      const { services, organizationId, params, body } = call;
      const { database } = services.keeping;
      const read = { db: database.read(organizationId) as never, organizationId };
      const { content } = await getQuarantined(read, params["id"] ?? "", params["fileId"] ?? "");
      if (body.systemId !== null && (await findRecord(read.db, "system", organizationId, body.systemId)) === null) throw new Refusal("not-found");
      const rules = await judgingRulesOf(services, organizationId);
      // Read anew: what this installation can read may have changed since the file came.
      const disclosures = content.reading.isRead ? await readKeptFile(services, content.sha256, content.name, rules.library) : [];
      return decide(call, async (work, request) => {
        const file = await getQuarantined(work, request.id, params["fileId"] ?? "");
        const filed = await acceptFile(work, request, file, { systemId: body.systemId, disclosures, rules });
        return { body: { disclosureIds: filed.map(({ disclosure }) => disclosure.id) } };
      });
    },
  }),
  operation({
    id: "declineReceivedFile",
    method: "post",
    path: `${BASE}/files/{fileId}/decline`,
    tag: TAG,
    summary: "隔離したファイルを理由を添えて断る / refuse a file with a reason",
    access: "write",
    body: z.strictObject({ reason }),
    status: 204,
    handle: (call) =>
      decide(call, async (work, request) => {
        await declineFile(work, request, await getQuarantined(work, request.id, call.params["fileId"] ?? ""), call.body.reason);
        return { status: 204 as const };
      }),
  }),
  operation({
    id: "writeToProvider",
    method: "post",
    path: `${BASE}/talk`,
    tag: TAG,
    summary: "事業者の質問に答える(回答のページに出る) / write to the provider; shown on its page",
    access: "write",
    body: z.strictObject({ text: reason }),
    status: 204,
    handle: (call) =>
      decide(call, async (work, request) => {
        await noteEvent(work, request.id, "institution-wrote", call.body.text);
        return { status: 204 as const };
      }),
  }),
  operation({
    id: "confirmForward",
    method: "post",
    path: `${BASE}/forward`,
    tag: TAG,
    summary: "転送先を確かめて、新しいリンクを送る / confirm the right party and send it a link of its own",
    access: "write",
    body: z.strictObject({ toName: line(), toEmail: emailField }),
    answer: recordAnswer(requestContent),
    status: 201,
    handle: (call) => decide(call, async (work, request) => answerRecord(await forwardRequest(work, request, call.body, call.services.mail), 201)),
  }),
  operation({
    id: "declineForward",
    method: "delete",
    path: `${BASE}/forward`,
    tag: TAG,
    summary: "転送を断り、同じ事業者に答えてもらう / refuse the forward",
    access: "write",
    answer: recordAnswer(requestContent),
    handle: (call) => decide(call, async (work, request) => answerRecord(await declineForward(work, request, "この件は、引き続き貴社にお願いいたします。"))),
  }),
  operation({
    id: "closeRequest",
    method: "post",
    path: `${BASE}/close`,
    tag: TAG,
    summary: "依頼を閉じる(リンクも使えなくなる) / close a request; its links end",
    access: "write",
    body: z.strictObject({ reason: text(2000).default("") }),
    answer: recordAnswer(requestContent),
    handle: (call) =>
      decide(call, async (work, request) => {
        requireState(request, "draft", "sent", "answered", "forwarding");
        await revokeLinks(work, request.id);
        await noteEvent(work, request.id, "closed", call.body.reason === "" ? null : call.body.reason);
        await announce(work, "request.changed", { id: request.id, state: "closed" });
        return answerRecord(await changeRecord(work, "disclosure_request", request.id, null, { ...request.content, state: "closed", stateBefore: request.content.state, closedAt: work.at.toISOString() }));
      }),
  }),
  operation({
    id: "reopenRequest",
    method: "post",
    path: `${BASE}/reopen`,
    tag: TAG,
    summary: "閉じた依頼を戻す / open a closed request again",
    access: "write",
    answer: recordAnswer(requestContent),
    handle: (call) =>
      decide(call, async (work, request) => {
        requireState(request, "closed");
        await noteEvent(work, request.id, "reopened");
        return answerRecord(await changeRecord(work, "disclosure_request", request.id, null, { ...request.content, state: (request.content["stateBefore"] ?? "sent") as string, closedAt: null }));
      }),
  }),
  operation({
    id: "changeRequestDue",
    method: "post",
    path: `${BASE}/due`,
    tag: TAG,
    summary: "期限を変える / change the due date",
    access: "write",
    body: z.strictObject({ dueOn: day }),
    answer: recordAnswer(requestContent),
    handle: (call) =>
      decide(call, async (work, request) => {
        requireState(request, "draft", "sent", "answered");
        await noteEvent(work, request.id, "changed", call.body.dueOn);
        return answerRecord(await changeRecord(work, "disclosure_request", request.id, null, { ...request.content, dueOn: call.body.dueOn }));
      }),
  }),
];

/** One decision on one request; whoever answers by its link at the same time waits. */
async function decide<T>({ services, organizationId, actor, params }: OrganizationCall<unknown, unknown>, task: (work: Work, request: KeptRequest) => Promise<T>): Promise<T> {
  const id = params["id"] ?? "";
  const answer = await services.keeping.database.change(organizationId, actor, async (work) => {
    await lockKey(work, `request ${id}`);
    return task(work, await getRequest(work, id));
  });
  services.jobs.wake();
  return answer;
}
