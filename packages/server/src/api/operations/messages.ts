import { addRecord, changeRecord, findRecord } from "@kaiji/storage";
import { z } from "zod";
import { addJob } from "../../jobs/job.ts";
import { Refusal } from "../../refusal/refusal.ts";
import { noteLetterOut } from "../../requests/letter-out.ts";
import { idempotentChange } from "../idempotent-change.ts";
import { operation } from "../operation.ts";
import { emailField, line, text } from "../schemas.ts";
import { answerRecord, readingOperations, recordAnswer } from "./records.ts";

const TAG = "送信箱";
const letter = { to: emailField, subject: line(200), text: text(50_000) };
const content = z.looseObject({ ...letter, state: z.enum(["waiting", "sent", "failed", "copied"]) });

/** The outbox: letters are sent when mail is set up, and wait to be copied when it is not. */
export const MESSAGES = [
  ...readingOperations({ kind: "message", plural: "messages", name: "Message", tag: TAG, ja: "手紙", en: "message", content }),
  operation({
    id: "createMessage",
    method: "post",
    path: "/api/organizations/{organizationId}/messages",
    tag: TAG,
    summary: "手紙を送信箱に入れる / put a letter in the outbox",
    access: "write",
    takesKey: true,
    body: z.strictObject(letter),
    answer: recordAnswer(content),
    status: 201,
    async handle(call) {
      const { services, body } = call;
      const answer = await idempotentChange(call, async (work) => {
        const record = await addRecord(work, "message", { ...body, name: body.subject, state: "waiting" });
        if (services.mail !== null) await addJob(work, "send-message", { messageId: record.id }, body.subject);
        return answerRecord(record, 201);
      });
      services.jobs.wake();
      return answer;
    },
  }),
  operation({
    id: "markMessageCopied",
    method: "post",
    path: "/api/organizations/{organizationId}/messages/{id}/copied",
    tag: TAG,
    summary: "自分で送ったことにする / mark as sent by oneself",
    access: "write",
    answer: recordAnswer(content),
    handle: ({ services, organizationId, actor, params }) =>
      services.keeping.database.change(organizationId, actor, async (work) => {
        const record = await findRecord(work.db, "message", organizationId, params["id"] ?? "");
        if (record === null || record.removedAt !== null) throw new Refusal("not-found");
        if (record.content["state"] === "sent") throw new Refusal("state-differs", { state: "sent" });
        const copied = await changeRecord(work, "message", record.id, null, { ...record.content, state: "copied", sentAt: work.at.toISOString() });
        await noteLetterOut(work, record.content["requestId"]);
        return answerRecord(copied);
      }),
  }),
];
