import { KAIJI, changeRecord, readRecord } from "@kaiji/storage";
import { LINK_PLACE } from "../requests/send-request.ts";
import { noteLetterOut } from "../requests/letter-out.ts";
import { linkForLetter } from "../requests/link-for-letter.ts";
import { JobFailure, type JobHandler } from "./job.ts";

/** Sends one letter of the outbox, when mail is set up and nobody has sent it otherwise. */
export const sendMessage: JobHandler = async ({ services, organizationId, input }) => {
  const { database } = services.keeping;
  const id = String(input["messageId"]);
  const message = await readRecord(database, "message", organizationId, id);
  if (message === null || message.removedAt !== null || message.content["state"] !== "waiting") return { sent: false };
  const { mail } = services;
  if (mail === null) throw new JobFailure("no-mail", "メールの設定がありません / mail is not set up");
  const { to, subject, text } = message.content as { to: string; subject: string; text: string };
  const { requestId } = message.content;
  const linked = typeof requestId === "string" ? await linkForLetter(database, organizationId, requestId) : null;
  try {
    await mail.send({ id, to, subject, text: linked === null ? text : text.replaceAll(LINK_PLACE, linked.address) });
  } catch (error) {
    await linked?.takeBack();
    const code = typeof error === "object" && error !== null && "responseCode" in error ? Number(error.responseCode) : 0;
    if (code < 500) throw error;
    await database.change(organizationId, KAIJI, (work) => changeRecord(work, "message", id, null, { ...message.content, state: "failed", error: `SMTP ${code}` }));
    throw new JobFailure("mail-refused", `SMTP ${code}`);
  }
  await database.change(organizationId, KAIJI, async (work) => {
    await changeRecord(work, "message", id, null, { ...message.content, state: "sent", sentAt: work.at.toISOString() });
    await noteLetterOut(work, requestId);
  });
  return { sent: true };
};
