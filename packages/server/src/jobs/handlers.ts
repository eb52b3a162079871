import { copyStanding } from "./copy-standing.ts";
import { deliverWebhook } from "./deliver-webhook.ts";
import { importFiles } from "./import-files.ts";
import type { JobHandler, JobKind } from "./job.ts";
import { rejudgeAll } from "./rejudge.ts";
import { sendMessage } from "./send-message.ts";
import { sendRequests } from "./send-requests.ts";

/** Who does what in the background. */
export const JOB_HANDLERS: Readonly<Record<JobKind, JobHandler>> = {
  "import-files": importFiles,
  "send-message": sendMessage,
  rejudge: rejudgeAll,
  "send-requests": sendRequests,
  "copy-standing": copyStanding,
  "deliver-webhook": deliverWebhook,
};
