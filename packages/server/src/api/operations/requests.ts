import { dayInJapan } from "@kaiji/formats";
import { itemAnswerContent, receivedFileContent, requestBatch, requestChange, requestContent, requestDraft, requestEventContent } from "@kaiji/formats/api";
import { changeRecord, findRecord, listRecords } from "@kaiji/storage";
import { z } from "zod";
import { addJob } from "../../jobs/job.ts";
import { Refusal } from "../../refusal/refusal.ts";
import { createRequests, requireWhole } from "../../requests/create-requests.ts";
import { proposeRequests } from "../../requests/propose-requests.ts";
import { getRequest, noteEvent, requireState } from "../../requests/request-event.ts";
import { idempotentChange } from "../idempotent-change.ts";
import { operation } from "../operation.ts";
import { idField } from "../schemas.ts";
import { answerRecord, readingOperations, recordAnswer, shownRecord } from "./records.ts";

const TAG = "提出依頼";
const BASE = "/api/organizations/{organizationId}/requests";
const DETAIL_ROWS = 10_000;
const idList = z.array(idField).max(5000).nullable().default(null);

/** 提出依頼: what providers are asked for, a letter each. */
export const REQUESTS = [
  ...readingOperations({ kind: "disclosure_request", plural: "requests", name: "Request", tag: TAG, ja: "提出依頼", en: "request", content: requestContent }),
  ...readingOperations({ kind: "campaign", plural: "campaigns", name: "Campaign", tag: TAG, ja: "一斉依頼", en: "campaign", content: z.looseObject({ name: z.string(), targets: z.number() }) }),
  operation({
    id: "proposeRequests",
    method: "post",
    path: `${BASE}/propose`,
    tag: TAG,
    summary: "足りないものを事業者ごとにまとめた案(何も保存しない) / drafts of letters for everything missing; keeps nothing",
    access: "read",
    body: z.strictObject({ findingIds: idList, providerIds: idList, systemIds: idList }),
    answer: z.object({ requests: z.array(requestDraft), withoutProvider: z.array(z.object({ id: z.uuid(), name: z.string() })) }),
    handle: async ({ services, organizationId, body }) => ({ body: await proposeRequests(services.keeping.database, organizationId, await services.libraryOf(organizationId), body, dayInJapan(services.now())) }),
  }),
  operation({
    id: "createRequests",
    method: "post",
    path: BASE,
    tag: TAG,
    summary: "提出依頼を下書きとして保存する / keep requests as drafts",
    access: "write",
    takesKey: true,
    body: requestBatch,
    bodyLimit: 8 * 1024 * 1024,
    answer: z.object({ campaignId: z.string().nullable(), items: z.array(recordAnswer(requestContent)) }),
    status: 201,
    handle: (call) =>
      idempotentChange(call, async (work) => {
        const { campaign, requests } = await createRequests(work, call.body, call.site);
        return { status: 201, body: { campaignId: campaign?.id ?? null, items: requests.map(shownRecord) } };
      }),
  }),
  operation({
    id: "changeRequest",
    method: "put",
    path: `${BASE}/{id}`,
    tag: TAG,
    summary: "下書きを直す / change a draft",
    access: "write",
    needsVersion: true,
    body: requestChange,
    bodyLimit: 4 * 1024 * 1024,
    answer: recordAnswer(requestContent),
    handle: ({ services, organizationId, actor, params, body, version, site }) =>
      services.keeping.database.change(organizationId, actor, async (work) => {
        const request = await getRequest(work, params["id"] ?? "");
        requireState(request, "draft");
        await requireWhole(work, body, "");
        await noteEvent(work, request.id, "changed");
        return answerRecord(await changeRecord(work, "disclosure_request", request.id, version, { ...request.content, ...body, name: body.toName, site }));
      }),
  }),
  operation({
    id: "sendRequests",
    method: "post",
    path: `${BASE}/send`,
    tag: TAG,
    summary: "下書きをまとめて送る(裏側で進む) / send drafts in the background",
    access: "write",
    takesKey: true,
    body: z.strictObject({ requestIds: z.array(idField).min(1).max(500) }),
    answer: z.object({ id: z.uuid() }),
    status: 202,
    async handle(call) {
      const { services, body, organizationId } = call;
      const db = services.keeping.database.read(organizationId);
      for (const id of body.requestIds) if ((await findRecord(db, "disclosure_request", organizationId, id)) === null) throw new Refusal("not-found");
      const answer = await idempotentChange(call, async (work) => answerRecord(await addJob(work, "send-requests", { requestIds: [...new Set(body.requestIds)] }, `提出依頼 ${body.requestIds.length} 通の送付`), 201));
      services.jobs.wake();
      return { ...answer, status: 202 };
    },
  }),
  operation({
    id: "getRequestDetail",
    method: "get",
    path: `${BASE}/{id}/detail`,
    tag: TAG,
    summary: "提出依頼と、回答・受け取ったファイル・記録 / a request with its answers, files and log",
    access: "read",
    answer: z.object({ request: recordAnswer(requestContent), answers: z.array(recordAnswer(itemAnswerContent)), files: z.array(recordAnswer(receivedFileContent)), events: z.array(recordAnswer(requestEventContent)), links: z.array(z.object({ id: z.string(), createdAt: z.string(), expiresAt: z.string(), seenAt: z.string().nullable() })) }),
    async handle({ services, organizationId, params }) {
      const db = services.keeping.database.read(organizationId);
      const work = { db: db as never, organizationId };
      const request = await getRequest(work, params["id"] ?? "");
      const list = async (kind: "item_answer" | "received_file" | "request_event") => (await listRecords(db, kind, organizationId, { limit: DETAIL_ROWS, match: { requestId: request.id } })).map(shownRecord);
      const links = await db.selectFrom("request_link").select(["id", "created_at", "expires_at", "seen_at"]).where("organization_id", "=", organizationId).where("request_id", "=", request.id).where("revoked_at", "is", null).where("expires_at", ">", new Date(services.now())).orderBy("id").execute();
      return {
        body: {
          request: shownRecord(request),
          answers: await list("item_answer"),
          files: await list("received_file"),
          events: await list("request_event"),
          links: links.map((link) => ({ id: link.id, createdAt: link.created_at.toISOString(), expiresAt: link.expires_at.toISOString(), seenAt: link.seen_at?.toISOString() ?? null })),
        },
        version: request.version,
      };
    },
  }),
];
