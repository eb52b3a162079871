import { addRecord, changeRecord, listRecords, type Work } from "@kaiji/storage";
import type { Services } from "../api/services.ts";
import { newRequestContent } from "./create-requests.ts";
import { noteEvent, requireState, type KeptRequest } from "./request-event.ts";
import { revokeLinks } from "./request-link.ts";
import { sendRequest } from "./send-request.ts";
import { answersOf } from "./request-answers.ts";

const MOST = 10_000;

/** Whom a request goes on to, as the institution has confirmed it. */
export interface ForwardTarget {
  readonly toName: string;
  readonly toEmail: string;
}

/**
 * Sends what is still open of a request on to the right party, after a person of the institution has confirmed
 * who that is. The first provider's links end; the party is added to the providers when it is not there yet.
 * @throws Refusal `state-differs`
 */
export async function forwardRequest(work: Work, request: KeptRequest, { toName, toEmail }: ForwardTarget, mail: Services["mail"]): Promise<KeptRequest> {
  requireState(request, "forwarding");
  const { content } = request;
  const providers = await listRecords(work.db, "provider", work.organizationId, { limit: MOST });
  const known = providers.find((provider) => provider.content["email"] === toEmail) ?? providers.find((provider) => provider.content["name"] === toName);
  const provider = known ?? (await addRecord(work, "provider", { name: toName, email: toEmail, roles: [] }));
  const answers = await answersOf(work, request.id);
  const rows = content.rows.filter(({ key }) => answers.get(key)?.content.state !== "accepted");
  const draft = { providerId: provider.id, toName, contactName: null, toEmail, subject: content.subject, opening: content.opening, closing: content.closing, dueOn: content.dueOn, by: "mail" as const, disclosures: content.disclosures, rows };
  const next = (await addRecord(work, "disclosure_request", { ...newRequestContent(draft, content.campaignId, String(content["site"])), forwardedFrom: request.id })) as KeptRequest;
  await noteEvent(work, next.id, "made", content.toName, { forwardedFrom: request.id });
  const sent = await sendRequest(work, next, mail);
  await revokeLinks(work, request.id);
  await changeRecord(work, "disclosure_request", request.id, null, { ...content, state: "forwarded", forwardedTo: next.id });
  await noteEvent(work, request.id, "forward-confirmed", `${toName} <${toEmail}>`, { forwardedTo: next.id });
  return sent;
}

/** Tells a provider that it is to answer after all. @throws Refusal `state-differs` */
export async function declineForward(work: Work, request: KeptRequest, reason: string): Promise<KeptRequest> {
  requireState(request, "forwarding");
  await noteEvent(work, request.id, "forward-declined", reason);
  await noteEvent(work, request.id, "institution-wrote", reason);
  return (await changeRecord(work, "disclosure_request", request.id, null, { ...request.content, state: "sent", forward: null })) as KeptRequest;
}
