import type { RequestDraft } from "@kaiji/formats/api";
import { addRecord, findRecord, type KeptRecord, type Work } from "@kaiji/storage";
import { Refusal } from "../refusal/refusal.ts";
import { noteEvent, type KeptRequest } from "./request-event.ts";

/** What every new request begins with. */
export function newRequestContent(draft: RequestDraft, campaignId: string | null, site: string) {
  return { ...draft, name: draft.toName, campaignId, site, state: "draft", sentAt: null, openedAt: null, submittedAt: null, submittedBy: null, received: 0, waitUntil: null, chasers: [], forward: null, forwardedTo: null, forwardedFrom: null, linksRevokedAt: null };
}

/**
 * Keeps requests as drafts, under one campaign when it has a name.
 * @param site where providers find this Kaiji
 * @throws Refusal `invalid-request` when a request asks for nothing or names a provider or finding that is not there
 */
export async function createRequests(work: Work, batch: { readonly campaign: string | null; readonly requests: readonly RequestDraft[] }, site: string): Promise<{ readonly campaign: KeptRecord | null; readonly requests: readonly KeptRequest[] }> {
  for (const [index, draft] of batch.requests.entries()) await requireWhole(work, draft, `requests.${index}`);
  const campaign = batch.campaign === null ? null : await addRecord(work, "campaign", { name: batch.campaign, targets: batch.requests.length });
  const requests: KeptRequest[] = [];
  for (const draft of batch.requests) {
    const record = (await addRecord(work, "disclosure_request", newRequestContent(draft, campaign?.id ?? null, site))) as KeptRequest;
    await noteEvent(work, record.id, "made");
    requests.push(record);
  }
  return { campaign, requests };
}

/** @throws Refusal `invalid-request` */
export async function requireWhole(work: Work, draft: Omit<RequestDraft, "providerId"> & { readonly providerId?: string }, path: string): Promise<void> {
  const fault = (field: string, message: string) => new Refusal("invalid-request", {}, [{ path: `${path}.${field}`.replace(/^\./, ""), message }]);
  if (draft.disclosures.length + draft.rows.length === 0) throw fault("rows", "求めるものがありません / nothing is asked for");
  if (draft.by === "mail" && draft.toEmail === null) throw fault("toEmail", "メールで送るには、あて先のアドレスが必要です / an address is needed to send by mail");
  if (draft.providerId !== undefined && !(await hasProvider(work, draft.providerId))) throw fault("providerId", "その事業者はありません / there is no such provider");
  if (new Set(draft.rows.map(({ key }) => key)).size < draft.rows.length) throw fault("rows", "同じ項目が重なっています / one item twice");
  const asked = [...new Set(draft.rows.flatMap(({ findingId }) => findingId ?? []))];
  const found = asked.length === 0 ? [] : await work.db.selectFrom("finding").select("id").where("organization_id", "=", work.organizationId).where("removed_at", "is", null).where("id", "in", asked).execute();
  if (found.length < asked.length) throw fault("rows", "その指摘はありません / there is no such finding");
}

async function hasProvider(work: Work, id: string): Promise<boolean> {
  const record = await findRecord(work.db, "provider", work.organizationId, id);
  return record !== null && record.removedAt === null;
}
