import { chaserDue, letterLeftAt, type ChaserRule } from "@kaiji/domain";
import { dayInJapan, renderChaser } from "@kaiji/formats";
import { changeRecord, listRecords, type Work } from "@kaiji/storage";
import type { Services } from "../api/services.ts";
import { noteEvent, type KeptRequest } from "../requests/request-event.ts";
import { LINK_PLACE, organizationName, postLetter } from "../requests/send-request.ts";

const MOST = 100_000;

/** Reminds providers of requests before and after their day. A request on paper is named to be chased by hand. @returns how many */
export async function chaseRequests(work: Work, rule: ChaserRule, mail: Services["mail"]): Promise<number> {
  const today = dayInJapan(work.at.getTime());
  const fromName = await organizationName(work);
  let chased = 0;
  for (const request of (await listRecords(work.db, "disclosure_request", work.organizationId, { limit: MOST, match: { state: "sent" } })) as KeptRequest[]) {
    const { content } = request;
    // Nobody is reminded of a letter that still waits here; whoever opened the link has got it.
    const leftAt = letterLeftAt(content) ?? content.openedAt;
    const sentOn = leftAt === null ? null : dayInJapan(Date.parse(leftAt));
    const kind = chaserDue({ ...content, sentOn }, rule, today);
    if (kind === null || sentOn === null) continue;
    const left = Math.max(1, content.rows.length + content.disclosures.length - content.received);
    await changeRecord(work, "disclosure_request", request.id, null, { ...content, chasers: [...content.chasers, { on: today, kind }] });
    if (content.toEmail === null || content.by === "print") await noteEvent(work, request.id, "chase-by-hand", kind);
    else {
      await postLetter(work, request, { to: content.toEmail, ...renderChaser({ on: today, toName: content.toName, contactName: content.contactName, fromName, dueOn: content.dueOn, link: LINK_PLACE, kind, sentOn, left }) }, mail);
      await noteEvent(work, request.id, "chased", kind);
    }
    chased++;
  }
  return chased;
}
