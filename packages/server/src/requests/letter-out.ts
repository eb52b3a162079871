import { changeRecord, findRecord, listRecords, lockKey, type Work } from "@kaiji/storage";
import { noteEvent, type KeptRequest } from "./request-event.ts";

const MOST = 10_000;

/** Notes that a request's letter has left the house, the first time that one does. A letter of no request changes nothing. */
export async function noteLetterOut(work: Work, requestId: unknown): Promise<void> {
  if (typeof requestId !== "string") return;
  // A provider may be answering at this moment.
  await lockKey(work, `request ${requestId}`);
  const request = (await findRecord(work.db, "disclosure_request", work.organizationId, requestId)) as KeptRequest | null;
  if (request === null || request.removedAt !== null || request.content.letterOutAt !== null) return;
  await changeRecord(work, "disclosure_request", request.id, null, { ...request.content, letterOutAt: work.at.toISOString() });
  await noteEvent(work, request.id, "letter-out");
}

/** Marks a request's letter as sent by a hand, with what waits of it in the outbox. */
export async function letterSentByHand(work: Work, request: KeptRequest): Promise<void> {
  const letters = await listRecords(work.db, "message", work.organizationId, { limit: MOST, match: { requestId: request.id } });
  for (const { id, content } of letters) if (content["state"] === "waiting" || content["state"] === "failed") await changeRecord(work, "message", id, null, { ...content, state: "copied", sentAt: work.at.toISOString() });
  await noteLetterOut(work, request.id);
}
