import { Worker } from "node:worker_threads";
import type { Library } from "@kaiji/domain";
import { Refusal } from "../refusal/refusal.ts";
import { runReadTask, type ReadTask, type TaskResults } from "./read-task.ts";

type Task<What extends ReadTask["what"]> = Extract<ReadTask, { readonly what: What }>;

/** Reads files of which nobody knows what they do to a reader. */
export interface FileReader {
  /** @throws Refusal `unreadable-file` with the reason `reader-stopped` when a file takes too long, or all memory */
  read(bytes: Uint8Array, name: string, library: Library): Promise<TaskResults["disclosures"]>;
  /** Does another task with a file; the library is for those that look for forms. @throws as `read` */
  run<What extends ReadTask["what"]>(task: Task<What>, bytes: Uint8Array, name: string, library: Library | null): Promise<TaskResults[What]>;
  close(): Promise<void>;
}

/** What a thread is sent; the library only when it is another than before. */
export interface FileToRead {
  readonly task: ReadTask;
  readonly bytes: Uint8Array;
  readonly name: string;
  readonly library: Library | null;
}

export interface ReaderLimits {
  /** The longest that one file may take, in milliseconds. */
  readonly patienceMs?: number | undefined;
  /** Old space of a thread, in MiB. */
  readonly roomMiB?: number | undefined;
  readonly threads?: number | undefined;
}

const IDLE_MS = 30_000;

/** Reads in this thread: for tests from source, where no program is built. */
export const OWN_THREAD: FileReader = readerOf((task, bytes, name, library) => runReadTask(task, bytes, name, library), () => Promise.resolve());

type Run = (task: ReadTask, bytes: Uint8Array, name: string, library: Library | null) => Promise<TaskResults[ReadTask["what"]]>;

/** A reader whose tasks are done by one function; what a task comes to hangs on the task alone. */
function readerOf(run: Run, close: () => Promise<void>): FileReader {
  const typed = run as FileReader["run"];
  return { run: typed, read: (bytes, name, library) => typed<"disclosures">({ what: "disclosures" }, bytes, name, library), close };
}

/**
 * Reads in threads beside the server's own: a file that takes long keeps nobody else waiting, and one that never
 * ends or fills its memory takes only its thread with it.
 * @param program the built read-in-thread.ts
 */
export function openFileReader(program: string, { patienceMs = 60_000, roomMiB = 768, threads = 2 }: ReaderLimits = {}): FileReader {
  const lanes = Array.from({ length: threads }, () => openLane(program, patienceMs, roomMiB));
  return readerOf(
    (task, bytes, name, library) => (lanes.toSorted((a, b) => a.waiting() - b.waiting())[0] as Lane).run(task, bytes, name, library),
    async () => {
      await Promise.all(lanes.map((lane) => lane.close()));
    },
  );
}

interface Lane {
  readonly run: Run;
  waiting(): number;
  close(): Promise<void>;
}

/** One thread and its queue. It starts with the first file, and ends when there has been none for a while. */
function openLane(program: string, patienceMs: number, roomMiB: number): Lane {
  const now: { worker: Worker | null; library: Library | null; idle: NodeJS.Timeout | null; count: number; last: Promise<unknown> } = { worker: null, library: null, idle: null, count: 0, last: Promise.resolve() };
  const end = async (): Promise<void> => {
    const { worker } = now;
    now.worker = now.library = null;
    await worker?.terminate();
  };
  const readOne: Run = async (task, bytes, name, library) => {
    if (now.idle !== null) clearTimeout(now.idle);
    if (now.worker === null) {
      now.worker = new Worker(program, { resourceLimits: { maxOldGenerationSizeMb: roomMiB } });
      now.worker.on("error", () => undefined).unref();
    }
    const isOther = library !== null && now.library !== library;
    now.library = library ?? now.library;
    const result = await answerOf(now.worker, { task, bytes, name, library: isOther ? library : null }, patienceMs);
    if (typeof result === "string") {
      await end();
      throw new Refusal("unreadable-file", { reason: "reader-stopped" }, [{ path: name, message: STOPPED[result] }]);
    }
    now.idle = setTimeout(() => void end(), IDLE_MS);
    now.idle.unref();
    return result;
  };
  return {
    waiting: () => now.count,
    run(task, bytes, name, library) {
      now.count++;
      const reading = now.last.then(() => readOne(task, bytes, name, library)).finally(() => now.count--);
      now.last = reading.catch(() => undefined);
      return reading;
    },
    async close() {
      if (now.idle !== null) clearTimeout(now.idle);
      await end();
    },
  };
}

const STOPPED = {
  late: "読み取りが長くかかり過ぎるため、やめました / Reading it took too long and was given up",
  full: "読み取りにメモリーが足りません / Reading it needs too much memory",
  broke: "読み取りの途中で止まりました / Reading it broke off",
} as const;

function answerOf(worker: Worker, file: FileToRead, patienceMs: number): Promise<TaskResults[ReadTask["what"]] | keyof typeof STOPPED> {
  return new Promise((resolve) => {
    const settle = (said: TaskResults[ReadTask["what"]] | keyof typeof STOPPED) => {
      clearTimeout(timer);
      worker.off("message", settle).off("error", onError).off("exit", onExit);
      resolve(said);
    };
    const onError = (error: NodeJS.ErrnoException) => settle(error.code === "ERR_WORKER_OUT_OF_MEMORY" ? "full" : "broke");
    const onExit = () => settle("broke");
    const timer = setTimeout(() => settle("late"), patienceMs);
    worker.on("message", settle).on("error", onError).on("exit", onExit);
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker has no origin to name
    worker.postMessage(file);
  });
}
