import { listRecords, type Work } from "@kaiji/storage";
import { addJob } from "../jobs/job.ts";

/** What webhooks can be told of. */
export const WEBHOOK_EVENTS = ["disclosure.filed", "finding.changed", "finding.approved", "request.changed"] as const;
export type WebhookEvent = (typeof WEBHOOK_EVENTS)[number];

/** Webhooks of one organization. */
export const MOST_WEBHOOKS = 50;

/**
 * Tells the organization's webhooks that something has changed, in the transaction of the change. Ids and states
 * are told, never contents: the receiver asks for those with its own token.
 */
export async function announce(work: Work, event: WebhookEvent, subject: Readonly<Record<string, unknown>>): Promise<void> {
  for (const webhook of await listRecords(work.db, "webhook", work.organizationId, { limit: MOST_WEBHOOKS })) {
    const { events, isActive } = webhook.content as { events: readonly string[]; isActive: boolean };
    if (!isActive || !events.includes(event)) continue;
    await addJob(work, "deliver-webhook", { webhookId: webhook.id, event, at: work.at.toISOString(), subject }, `${event} → ${String(webhook.content["name"])}`);
  }
}
