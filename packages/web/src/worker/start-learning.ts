import type { Learned, LearnJob } from "./learn-protocol.ts";

/** Milliseconds that one form may take. */
const PATIENCE = 30_000;

/** Learns one form in a worker of its own, so that the page never freezes. */
export function startLearning(job: LearnJob): Promise<Learned> {
  const worker = new Worker(new URL("./learn-form.worker.ts", import.meta.url), { type: "module", name: "kaiji-learner" });
  return new Promise<Learned>((resolve) => {
    setTimeout(() => resolve({ kind: "failed" }), PATIENCE);
    worker.addEventListener("message", (event: MessageEvent<Learned>) => resolve(event.data));
    worker.addEventListener("error", () => resolve({ kind: "failed" }));
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker has no origin to name
    worker.postMessage(job);
  }).finally(() => worker.terminate());
}
