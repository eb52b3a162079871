import { answeringView, itemAnswer } from "@kaiji/formats/api";
import { KAIJI, changeRecord, findRecord } from "@kaiji/storage";
import { z } from "zod";
import { checkThrottle, countFailure, networkOf, oneKey } from "../../people/throttle.ts";
import { Refusal } from "../../refusal/refusal.ts";
import { enterByLink, type LinkWork } from "../../requests/enter-by-link.ts";
import { findCode } from "../../requests/letter-code.ts";
import { RECEIVED_LIMIT, checkFile, keepReceived, requireRoom, takeUpload } from "../../requests/receive-file.ts";
import { linkIfOpen } from "../../requests/link-if-open.ts";
import { getRequest, noteEvent, type KeptRequest } from "../../requests/request-event.ts";
import { saveAnswer, submitAnswers } from "../../requests/save-answers.ts";
import { shownFile, showToProvider } from "../../requests/show-to-provider.ts";
import { announce } from "../../webhooks/announce.ts";
import { operation, type Call } from "../operation.ts";
import { readBody } from "../read-body.ts";
import { day, emailField, line, text } from "../schemas.ts";

const TAG = "事業者の回答(リンク)";
/** A look is told to the trail again after this long. */
const LOOK_MS = 30 * 60_000;
const FREE_CODES = 10;

const talkBody = z.strictObject({ text: text(4000).refine((value) => value.trim() !== "", "本文がありません / nothing is written") });

/** What a provider does by its link, without an account. The key comes in the header `Kaiji-Link`. */
export const ANSWERING = [
  operation({
    id: "lookAtRequest",
    method: "get",
    path: "/api/answer",
    tag: TAG,
    summary: "お願いの内容と、ここまでの回答 / what is asked, and what was answered so far",
    access: "open",
    answer: answeringView,
    handle: (call) =>
      enterByLink(call, async (entered) => {
        await noteLook(entered);
        return { body: await showToProvider({ ...entered, request: await getRequest(entered.work, entered.request.id) }, await call.services.libraryOf(entered.work.organizationId)) };
      }),
  }),
  operation({
    id: "saveItemAnswer",
    method: "put",
    path: "/api/answer/items",
    tag: TAG,
    summary: "1項目の回答を途中保存する / save one answer as it stands",
    access: "open",
    body: itemAnswer,
    status: 204,
    async handle(call) {
      await enterByLink(call, (entered) => saveAnswer(entered, call.body));
      return { status: 204 };
    },
  }),
  operation({
    id: "sendFileByLink",
    method: "post",
    path: "/api/answer/files",
    tag: TAG,
    summary: "ファイルを渡す(医療機関が確かめるまで隔離) / hand in a file; it is held apart until the institution accepts it",
    access: "open",
    query: z.strictObject({ name: line(255) }),
    rawBody: "application/octet-stream",
    answer: answeringView.shape.files.element,
    status: 201,
    async handle(call) {
      const { services, request, query } = call;
      // Before a byte is read: is there such a link, and does it still take anything?
      const organizationId = await enterByLink(call, async (entered) => {
        requireWritable(entered.request);
        takeUpload(entered.linkId);
        await requireRoom(entered.work, entered.request.id, Number(request.headers.get("content-length") ?? 0) || 0);
        return entered.work.organizationId;
      });
      const bytes = await readBody(request, RECEIVED_LIMIT);
      const checked = await checkFile(services.reader, bytes, query.name, await services.libraryOf(organizationId));
      await services.keeping.files.putFile(bytes, RECEIVED_LIMIT);
      return enterByLink(call, async ({ work, request: asked }) => {
        requireWritable(asked);
        const record = await keepReceived(work, asked, { ...checked, name: query.name, size: bytes.byteLength });
        return { status: 201, body: shownFile(record) };
      });
    },
  }),
  operation({
    id: "withdrawFileByLink",
    method: "delete",
    path: "/api/answer/files/{id}",
    tag: TAG,
    summary: "渡したファイルを取り下げる(受け取られる前だけ) / take a file back before it is accepted",
    access: "open",
    status: 204,
    async handle(call) {
      await enterByLink(call, async ({ work, request }) => {
        const file = await findRecord(work.db, "received_file", work.organizationId, call.params["id"] ?? "");
        if (file === null || file.content["requestId"] !== request.id) throw new Refusal("not-found");
        if (file.content["state"] !== "quarantined") throw new Refusal("state-differs", { state: String(file.content["state"]) });
        await changeRecord(work, "received_file", file.id, null, { ...file.content, state: "withdrawn" });
        await noteEvent(work, request.id, "file-withdrawn", String(file.content["name"]), { fileId: file.id });
      });
      return { status: 204 };
    },
  }),
  operation({
    id: "submitByLink",
    method: "post",
    path: "/api/answer/submit",
    tag: TAG,
    summary: "回答を提出する(一部だけでもよい) / hand the answers in, all or a part",
    access: "open",
    body: z.strictObject({ name: line(100), isAll: z.boolean(), waitUntil: day.nullable().default(null), note: text(4000).default("") }),
    answer: z.object({ submitted: z.number(), left: z.number() }),
    async handle(call) {
      const body = await enterByLink(call, (entered) => submitAnswers(entered, call.body));
      call.services.jobs.wake();
      return { body };
    },
  }),
  operation({
    id: "writeByLink",
    method: "post",
    path: "/api/answer/talk",
    tag: TAG,
    summary: "医療機関に質問する / write back to the institution",
    access: "open",
    body: talkBody,
    status: 204,
    async handle(call) {
      await enterByLink(call, ({ work, request }) => noteEvent(work, request.id, "provider-wrote", call.body.text));
      return { status: 204 };
    },
  }),
  operation({
    id: "askToForward",
    method: "post",
    path: "/api/answer/forward",
    tag: TAG,
    summary: "自社の担当ではないので、ほかの事業者を知らせる / name the party that is in charge; the institution confirms",
    access: "open",
    body: z.strictObject({ name: line(), email: emailField, reason: text(2000).default("") }),
    status: 204,
    async handle(call) {
      await enterByLink(call, async ({ work, request }) => {
        requireWritable(request);
        await changeRecord(work, "disclosure_request", request.id, null, { ...request.content, state: "forwarding", forward: { ...call.body, at: work.at.toISOString() } });
        await noteEvent(work, request.id, "forward-asked", `${call.body.name} <${call.body.email}>${call.body.reason === "" ? "" : `：${call.body.reason}`}`);
        await announce(work, "request.changed", { id: request.id, state: "forwarding" });
      });
      call.services.jobs.wake();
      return { status: 204 };
    },
  }),
  operation({
    id: "openLetterCode",
    method: "post",
    path: "/api/answer/code",
    tag: TAG,
    summary: "印刷した手紙のコードからリンクを得る / a link for the code of a printed letter",
    access: "open",
    body: z.strictObject({ code: z.string().max(60) }),
    answer: z.object({ key: z.string() }),
    handle: (call) => openCode(call, call.body.code),
  }),
];

/** @throws Refusal `state-differs` while the institution decides on a forward */
function requireWritable({ content }: KeptRequest): void {
  if (content.state === "forwarding") throw new Refusal("state-differs", { state: "forwarding" });
}

/** Tells the trail and the log that the link was opened: the first time, and again after a while. */
async function noteLook({ work, request, linkId, seenAt }: LinkWork): Promise<void> {
  if (seenAt !== null && work.at.getTime() - seenAt.getTime() < LOOK_MS) return;
  await work.db.updateTable("request_link").set({ seen_at: work.at }).where("organization_id", "=", work.organizationId).where("id", "=", linkId).execute();
  work.audit({ action: "request-link.open", subjectKind: "disclosure_request", subjectId: request.id, subjectName: request.content.name, after: { linkId } });
  if (request.content.openedAt !== null) return;
  await changeRecord(work, "disclosure_request", request.id, null, { ...request.content, openedAt: work.at.toISOString() });
  await noteEvent(work, request.id, "opened");
}

/** @throws Refusal `link-spent` whatever is wrong with the code, `too-many-attempts` */
async function openCode({ services, origin }: Call, typed: string) {
  const { database } = services.keeping;
  const keys = oneKey(`letter-code:${networkOf(origin.address)}`, FREE_CODES);
  await database.door((door) => checkThrottle(door, keys));
  const link = await database.door(async (door) => {
    const code = await findCode(door, typed);
    if (code === null) return null;
    const work = await door.enter(code.organizationId, { ...KAIJI, name: "手紙のコード", via: "link", address: origin.address, requestId: origin.requestId });
    return linkIfOpen(work, code.requestId, code.madeAt);
  });
  if (link !== null) return { body: { key: link.key } };
  await database.door((door) => countFailure(door, keys));
  throw new Refusal("link-spent");
}
