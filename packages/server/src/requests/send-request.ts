import { dayInJapan, letterSystems, renderRequestLetter } from "@kaiji/formats";
import { addRecord, changeRecord, findRecord, type Work } from "@kaiji/storage";
import type { Services } from "../api/services.ts";
import { addJob } from "../jobs/job.ts";
import { announce } from "../webhooks/announce.ts";
import { noteEvent, requireState, type KeptRequest } from "./request-event.ts";

/** Stands in a kept letter where the link goes; the link itself is made when the letter leaves the house. */
export const LINK_PLACE = "{link}";

/** The organization's own name, as letters give it. */
export async function organizationName(work: Pick<Work, "db" | "organizationId">): Promise<string> {
  return (await work.db.selectFrom("organization").select("name").where("organization_id", "=", work.organizationId).executeTakeFirstOrThrow()).name;
}

/** A request's letter as text, with a place for the link. */
export async function letterOf(work: Work, { content }: KeptRequest): Promise<string> {
  const { toName, contactName, subject, opening, closing, dueOn, disclosures, rows } = content;
  return renderRequestLetter({ on: dayInJapan(work.at.getTime()), toName, contactName, fromName: await organizationName(work), subject, opening, closing, dueOn, systems: letterSystems(disclosures, rows), link: LINK_PLACE, code: null });
}

/**
 * Sends a draft: by mail it goes to the outbox, by print it is ready to print. Its open findings are now asked.
 * @throws Refusal `state-differs`
 */
export async function sendRequest(work: Work, request: KeptRequest, mail: Services["mail"]): Promise<KeptRequest> {
  requireState(request, "draft");
  const { content } = request;
  const sent = (await changeRecord(work, "disclosure_request", request.id, null, { ...content, state: "sent", sentAt: work.at.toISOString(), letterOutAt: null })) as KeptRequest;
  if (content.by === "mail" && content.toEmail !== null) await postLetter(work, request, { to: content.toEmail, subject: content.subject, text: await letterOf(work, request) }, mail);
  for (const { findingId } of content.rows) {
    const finding = findingId === null ? null : await findRecord(work.db, "finding", work.organizationId, findingId);
    if (finding !== null && finding.removedAt === null && finding.content["state"] === "open") await changeRecord(work, "finding", finding.id, null, { ...finding.content, state: "asked", askedAt: work.at.toISOString(), requestId: request.id });
  }
  await noteEvent(work, request.id, "sent", null, { by: content.by, to: content.toEmail });
  await announce(work, "request.changed", { id: request.id, state: "sent" });
  return sent;
}

/** Puts a letter of a request into the outbox, and in the post when mail is set up. */
export async function postLetter(work: Work, request: KeptRequest, letter: { readonly to: string; readonly subject: string; readonly text: string }, mail: Services["mail"]): Promise<void> {
  const message = await addRecord(work, "message", { ...letter, name: letter.subject, requestId: request.id, state: "waiting" });
  if (mail !== null) await addJob(work, "send-message", { messageId: message.id }, letter.subject);
}
