import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type { ApiRecord } from "../api/answers.ts";
import { ask } from "../api/ask.ts";
import { useOrganization } from "../shell/organization.ts";

interface SendingJob {
  readonly state: "waiting" | "queued" | "running" | "done" | "failed";
  readonly progress: { readonly done: number; readonly total: number } | null;
  readonly result: { readonly sent: number; readonly failed: readonly unknown[] } | null;
}

/** Letters on their way out, and how far they are. */
export interface Sending {
  readonly job: SendingJob | null;
  readonly error: unknown;
  /** Resolves once all are out, or one has failed. */
  readonly send: (ids: readonly string[]) => Promise<void>;
  readonly closeAll: (ids: readonly string[]) => Promise<void>;
  /** Their letters were sent by hand. */
  readonly markSent: (ids: readonly string[]) => Promise<void>;
}

const LOOK_MS = 300;
const POST_MS = 2_000;

/** Sends drafts in the background and follows their progress. */
export function useSending(): Sending {
  const { base } = useOrganization();
  const queries = useQueryClient();
  const [job, setJob] = useState<SendingJob | null>(null);
  const [error, setError] = useState<unknown>(null);
  const trying = async (work: () => Promise<void>) => {
    try {
      setError(null);
      await work();
    } catch (failure) {
      setError(failure);
    }
    await queries.invalidateQueries({ queryKey: [base] });
  };
  return {
    job,
    error,
    send: (ids) =>
      trying(async () => {
        setJob({ state: "waiting", progress: null, result: null });
        const { id } = await ask<{ id: string }>("POST", `${base}/requests/send`, { body: { requestIds: ids } });
        for (let isOver = false; !isOver; ) {
          const { content } = await ask<ApiRecord<SendingJob>>("GET", `${base}/jobs/${id}`);
          setJob(content);
          isOver = content.state === "done" || content.state === "failed";
          if (!isOver) await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
        }
        // The post takes a moment longer than the letters.
        setTimeout(() => void queries.invalidateQueries({ queryKey: [base] }), POST_MS);
      }),
    markSent: (ids) =>
      trying(async () => {
        for (const id of ids) await ask("POST", `${base}/requests/${id}/letter-sent`);
      }),
    closeAll: (ids) =>
      trying(async () => {
        for (const id of ids) await ask("POST", `${base}/requests/${id}/close`, { body: {} });
      }),
  };
}
