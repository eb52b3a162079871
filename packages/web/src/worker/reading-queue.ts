import type { Library } from "@kaiji/domain";
import type { FromWorker, ToWorker } from "./protocol.ts";

/** What the queue reports: the worker's messages, and files it had to give up. */
export type QueueEvent = FromWorker | { readonly kind: "failed"; readonly id: string; readonly why: "too-slow" };

/** The part of `Worker` that the queue needs. */
export interface WorkerPort {
  postMessage(message: ToWorker): void;
  terminate(): void;
  onmessage: ((event: MessageEvent<FromWorker>) => void) | null;
  onerror: ((event: ErrorEvent) => void) | null;
}

export interface ReadingQueue {
  add(id: string, file: File): void;
  /** Forgets a file; stops the worker when it is at work on it. */
  cancel(id: string): void;
}

/**
 * Reads files one after another in a worker. A worker that breaks or takes too long is replaced,
 * so that one file never holds up the others.
 *
 * @param patience milliseconds that one file may take
 */
export function openReadingQueue(
  startWorker: () => WorkerPort,
  library: Library,
  report: (event: QueueEvent) => void,
  patience = 30_000,
): ReadingQueue {
  const waiting: { id: string; file: File }[] = [];
  let current: string | null = null;
  let worker: WorkerPort | null = null;
  let alarm: ReturnType<typeof setTimeout> | undefined;

  const finish = () => {
    clearTimeout(alarm);
    current = null;
    next();
  };
  const giveUp = (why: "broken" | "too-slow" | null) => {
    worker?.terminate();
    worker = null;
    if (current !== null && why !== null) report({ kind: "failed", id: current, why });
    finish();
  };
  const start = () => {
    const started = startWorker();
    started.onmessage = ({ data }) => {
      if (data.id !== current) return;
      report(data);
      if (data.kind === "done" || data.kind === "failed") finish();
    };
    started.onerror = () => giveUp("broken");
    started.postMessage({ kind: "library", library });
    return started;
  };
  const next = () => {
    const job = waiting.shift();
    if (job === undefined) return;
    current = job.id;
    worker ??= start();
    alarm = setTimeout(() => giveUp("too-slow"), patience);
    worker.postMessage({ kind: "read", ...job });
  };

  return {
    add(id, file) {
      waiting.push({ id, file });
      if (current === null) next();
    },
    cancel(id) {
      const at = waiting.findIndex((job) => job.id === id);
      if (at >= 0) waiting.splice(at, 1);
      else if (current === id) giveUp(null);
    },
  };
}
