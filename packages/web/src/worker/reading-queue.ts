import type { Library } from "@kaiji/domain";
import type { FromWorker, ReadJob, ToWorker } from "./protocol.ts";

/** What the queue reports: the worker's messages, and files it had to give up. */
export type QueueEvent = FromWorker | { readonly kind: "failed"; readonly id: string; readonly why: "too-slow" };

/** A reader at work elsewhere. */
export interface Reader {
  send(message: ToWorker): void;
  stop(): void;
}

/** Starts a reader that tells what it does, or that it broke. */
export type StartReader = (hear: (message: FromWorker) => void, broke: () => void) => Reader;

export interface ReadingQueue {
  add(job: ReadJob): void;
  /** Forgets a file; stops the worker when it is at work on it. */
  cancel(id: string): void;
}

/**
 * Reads files one after another. A reader that breaks or takes too long is replaced,
 * so that one file never holds up the others.
 *
 * @param patience milliseconds that one file may take
 */
export function openReadingQueue(
  startReader: StartReader,
  library: Library,
  report: (event: QueueEvent) => void,
  patience = 30_000,
): ReadingQueue {
  const waiting: ReadJob[] = [];
  let current: string | null = null;
  let reader: Reader | null = null;
  let alarm: ReturnType<typeof setTimeout> | undefined;

  const finish = () => {
    clearTimeout(alarm);
    current = null;
    next();
  };
  const giveUp = (why: "broken" | "too-slow" | null) => {
    reader?.stop();
    reader = null;
    if (current !== null && why !== null) report({ kind: "failed", id: current, why });
    finish();
  };
  const start = () => {
    const started = startReader(
      (message) => {
        if (message.id !== current) return;
        report(message);
        if (message.kind !== "loading" && message.kind !== "reading") finish();
      },
      () => giveUp("broken"),
    );
    started.send({ kind: "library", library });
    return started;
  };
  const next = () => {
    const job = waiting.shift();
    if (job === undefined) return;
    current = job.id;
    reader ??= start();
    alarm = setTimeout(() => giveUp("too-slow"), patience);
    reader.send({ kind: "read", ...job });
  };

  return {
    add(job) {
      waiting.push(job);
      if (current === null) next();
    },
    cancel(id) {
      const at = waiting.findIndex((job) => job.id === id);
      if (at >= 0) waiting.splice(at, 1);
      else if (current === id) giveUp(null);
    },
  };
}
