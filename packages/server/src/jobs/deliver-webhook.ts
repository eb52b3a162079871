import { readRecord } from "@kaiji/storage";
import type { Services } from "../api/services.ts";
import type { Asked } from "../outside/reach.ts";
import { Refusal } from "../refusal/refusal.ts";
import { signWebhook } from "../webhooks/sign-webhook.ts";
import { JobFailure, type JobHandler } from "./job.ts";

const PATIENCE_MS = 10_000;

/** Delivers one event to one webhook. The delivery's id is the job's: who gets it twice can tell. */
export const deliverWebhook: JobHandler = async ({ services, organizationId, jobId, input }) => {
  const { database, seal } = services.keeping;
  const webhook = await readRecord(database, "webhook", organizationId, String(input["webhookId"]));
  if (webhook === null || webhook.removedAt !== null || webhook.content["isActive"] !== true) return { delivered: false };
  const secret = seal.open(Buffer.from(String(webhook.content["sealedSecret"]), "base64"), `webhook:${organizationId}`).toString("utf8");
  const body = JSON.stringify({ id: jobId, event: input["event"], at: input["at"], organizationId, subject: input["subject"] });
  const seconds = Math.floor(services.now() / 1000);
  const response = await askOrGiveUp(services, String(webhook.content["url"]), {
    method: "POST",
    signal: AbortSignal.timeout(PATIENCE_MS),
    headers: { "Content-Type": "application/json", "User-Agent": "Kaiji", "Kaiji-Event": String(input["event"]), "Kaiji-Delivery": jobId, "Kaiji-Signature": signWebhook(secret, body, seconds) },
    body,
  });
  if (response.ok) return { delivered: true, status: response.status };
  if (response.status === 410) throw new JobFailure("webhook-gone", "410 Gone");
  throw new Error(`webhook answered ${response.status}`);
};

/** An address that leads inside does so tomorrow too: it is not tried again. */
async function askOrGiveUp({ reach }: Pick<Services, "reach">, url: string, asked: Asked): Promise<Response> {
  try {
    return await reach.ask(url, asked);
  } catch (error) {
    throw error instanceof Refusal ? new JobFailure(error.code, String(error.params["host"])) : error;
  }
}
