import { KAIJI, noteProgress, openQueue, readRecord, type Queue, type QueuedJob } from "@kaiji/storage";
import type { Services } from "../api/services.ts";
import type { Keeping } from "../keeping/keeping.ts";
import { JobFailure, type JobHandler, type JobKind, type JobState } from "./job.ts";

/** Background work: what was kept is begun, tried again, and shown while it goes on. */
export interface Jobs {
  /** Looks for new jobs now, after a change has kept one. */
  wake(): void;
  readonly queue: Queue;
  stop(): Promise<void>;
}

/** Jobs that nobody woke us for are found this often. */
const SWEEP_MS = 15_000;
/** How often progress is written. */
const PROGRESS_MS = 300;

/**
 * Opens the background work of a database.
 * @param services told once the rest is built
 */
export async function openJobs(keeping: Keeping, handlers: Readonly<Record<JobKind, JobHandler>>, services: () => Services): Promise<Jobs> {
  const { database } = keeping;
  const note = (job: QueuedJob, changes: { readonly state?: JobState; readonly [name: string]: unknown }) => database.change(job.organizationId, KAIJI, (work) => noteProgress(work, job.jobId, changes));

  const queue = await openQueue(keeping.engine, async (job, attempt) => {
    const record = await readRecord(database, "job", job.organizationId, job.jobId);
    if (record === null || record.content["state"] === "done" || record.content["state"] === "failed") return;
    await note(job, { state: "running", attempts: attempt.number + 1 });
    let written = 0;
    try {
      const result = await handlers[record.content["kind"] as JobKind]({
        services: services(),
        ...job,
        input: record.content["input"] as Record<string, unknown>,
        askedBy: record.content["askedBy"] as { personId: string | null; name: string },
        async progress(done, total) {
          if (done < total && Date.now() - written < PROGRESS_MS) return;
          written = Date.now();
          await note(job, { progress: { done, total } });
        },
      });
      await note(job, { state: "done", result, error: null });
    } catch (error) {
      const failure = error instanceof JobFailure ? error : null;
      const told = { code: failure?.code ?? "internal", message: failure?.message ?? (error instanceof Error ? error.name : "?") };
      const isOver = failure !== null || attempt.isLast;
      await note(job, { state: isOver ? "failed" : "queued", error: told }).catch(() => undefined);
      if (!isOver) throw error;
    }
  });

  let isSweeping = false;
  let isAsked = false;
  const sweep = async (): Promise<void> => {
    if (isSweeping) return void (isAsked = true);
    isSweeping = true;
    try {
      do {
        isAsked = false;
        for (const job of await queue.findWaiting()) {
          await queue.send(job);
          await note(job, { state: "queued" });
        }
      } while (isAsked);
    } catch {
      // The database is away; the next sweep finds them.
    } finally {
      isSweeping = false;
    }
  };
  const timer = setInterval(() => void sweep(), SWEEP_MS);
  timer.unref();
  void sweep();
  return {
    queue,
    wake: () => void setImmediate(() => void sweep()),
    async stop() {
      clearInterval(timer);
      await queue.stop();
    },
  };
}
