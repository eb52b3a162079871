import { KAIJI, changeRecord, findRecord } from "@kaiji/storage";
import { JobFailure, type JobHandler } from "./job.ts";

/** Sends one letter of the outbox, when mail is set up and nobody has sent it otherwise. */
export const sendMessage: JobHandler = async ({ services, organizationId, input }) => {
  const { database } = services.keeping;
  const id = String(input["messageId"]);
  const message = await findRecord(database.read(organizationId), "message", organizationId, id);
  if (message === null || message.removedAt !== null || message.content["state"] !== "waiting") return { sent: false };
  const { mail } = services;
  if (mail === null) throw new JobFailure("no-mail", "メールの設定がありません / mail is not set up");
  const { to, subject, text } = message.content as { to: string; subject: string; text: string };
  try {
    await mail.send({ id, to, subject, text });
  } catch (error) {
    const code = typeof error === "object" && error !== null && "responseCode" in error ? Number(error.responseCode) : 0;
    if (code < 500) throw error;
    await database.change(organizationId, KAIJI, (work) => changeRecord(work, "message", id, null, { ...message.content, state: "failed", error: `SMTP ${code}` }));
    throw new JobFailure("mail-refused", `SMTP ${code}`);
  }
  await database.change(organizationId, KAIJI, (work) => changeRecord(work, "message", id, null, { ...message.content, state: "sent", sentAt: work.at.toISOString() }));
  return { sent: true };
};
