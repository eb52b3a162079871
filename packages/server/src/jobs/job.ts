import type { Work } from "@kaiji/storage";
import { addRecord, type KeptRecord } from "@kaiji/storage";
import type { Services } from "../api/services.ts";

/** What Kaiji does in the background. */
export type JobKind = "import-files" | "send-message" | "send-requests" | "copy-standing" | "deliver-webhook" | "rejudge";

export type JobState = "waiting" | "queued" | "running" | "done" | "failed";

/** What a handler is given. It may run again after a crash: every step must be harmless the second time. */
export interface JobRun {
  readonly services: Services;
  readonly organizationId: string;
  readonly jobId: string;
  readonly input: Readonly<Record<string, unknown>>;
  /** Who asked for it. */
  readonly askedBy: { readonly personId: string | null; readonly name: string };
  progress(done: number, total: number): Promise<void>;
}

/** @returns what the job came to, shown with it */
export type JobHandler = (run: JobRun) => Promise<Record<string, unknown>>;

/** A reason that trying again does not mend. */
export class JobFailure extends Error {
  readonly code: string;

  constructor(code: string, message: string) {
    super(message);
    this.code = code;
  }
}

/** Keeps a job in the transaction of the change that asks for it; it is begun after the transaction. */
export function addJob(work: Work, kind: JobKind, input: Readonly<Record<string, unknown>>, name: string): Promise<KeptRecord> {
  return addRecord(work, "job", { kind, name, state: "waiting", input, askedBy: { personId: work.actor.personId, name: work.actor.name }, progress: null, result: null, error: null });
}
