import { findRecord, type Work } from "@kaiji/storage";
import type { KeptRequest } from "./request-event.ts";
import { makeLink, type NewLink } from "./request-link.ts";

const OPEN: ReadonlySet<string> = new Set(["sent", "answered", "forwarding"]);

/**
 * A link for somebody who was let in before, by a letter's code or a link of that time; `null` when the request is
 * not open any more, or its links were taken back since.
 * @param since ISO 8601
 */
export async function linkIfOpen(work: Work, requestId: string, since: string): Promise<NewLink | null> {
  const request = (await findRecord(work.db, "disclosure_request", work.organizationId, requestId)) as KeptRequest | null;
  if (request === null || request.removedAt !== null || !OPEN.has(request.content.state)) return null;
  const revokedAt = request.content["linksRevokedAt"];
  return typeof revokedAt === "string" && revokedAt >= since ? null : makeLink(work, request);
}
