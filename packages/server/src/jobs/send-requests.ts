import { Refusal } from "../refusal/refusal.ts";
import { getRequest } from "../requests/request-event.ts";
import { sendRequest } from "../requests/send-request.ts";
import type { JobHandler } from "./job.ts";

/** Sends many drafts. One that cannot be sent is told in the result and stops no other; one that was sent before stays. */
export const sendRequests: JobHandler = async ({ services, organizationId, input, askedBy, progress }) => {
  const ids = input["requestIds"] as readonly string[];
  const actor = { ...askedBy, via: "kaiji", address: null, requestId: null } as const;
  const outcome = { sent: 0, failed: [] as { id: string; reason: string }[] };
  for (const [index, id] of ids.entries()) {
    try {
      const isSent = await services.keeping.database.change(organizationId, actor, async (work) => {
        const request = await getRequest(work, id);
        if (request.content.state !== "draft") return false;
        await sendRequest(work, request, services.mail);
        return true;
      });
      if (isSent) outcome.sent++;
      services.jobs.wake();
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      outcome.failed.push({ id, reason: error.code });
    }
    await progress(index + 1, ids.length);
  }
  return outcome;
};
