import { Worker } from "node:worker_threads";
import type { Disclosure, Library } from "@kaiji/domain";
import { readFile, type Reading } from "@kaiji/formats";
import { Refusal } from "../refusal/refusal.ts";

export type FileResult = Reading<readonly Disclosure[]>;

/** Reads files of which nobody knows what they do to a reader. */
export interface FileReader {
  /** @throws Refusal `unreadable-file` with the reason `reader-stopped` when a file takes too long, or all memory */
  read(bytes: Uint8Array, name: string, library: Library): Promise<FileResult>;
  close(): Promise<void>;
}

/** What a thread is sent; the library only when it is another than before. */
export interface FileToRead {
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
export const OWN_THREAD: FileReader = { read: (bytes, name, library) => readFile(bytes, { name }, library), close: () => Promise.resolve() };

/**
 * Reads in threads beside the server's own: a file that takes long keeps nobody else waiting, and one that never
 * ends or fills its memory takes only its thread with it.
 * @param program the built read-in-thread.ts
 */
export function openFileReader(program: string, { patienceMs = 60_000, roomMiB = 768, threads = 2 }: ReaderLimits = {}): FileReader {
  const lanes = Array.from({ length: threads }, () => openLane(program, patienceMs, roomMiB));
  return {
    read: (bytes, name, library) => (lanes.toSorted((a, b) => a.waiting() - b.waiting())[0] as Lane).read(bytes, name, library),
    async close() {
      await Promise.all(lanes.map((lane) => lane.close()));
    },
  };
}

interface Lane extends FileReader {
  waiting(): number;
}

/** One thread and its queue. It starts with the first file, and ends when there has been none for a while. */
function openLane(program: string, patienceMs: number, roomMiB: number): Lane {
  const now: { worker: Worker | null; library: Library | null; idle: NodeJS.Timeout | null; count: number; last: Promise<unknown> } = { worker: null, library: null, idle: null, count: 0, last: Promise.resolve() };
  const end = async (): Promise<void> => {
    const { worker } = now;
    now.worker = now.library = null;
    await worker?.terminate();
  };
  const readOne = async (bytes: Uint8Array, name: string, library: Library): Promise<FileResult> => {
    if (now.idle !== null) clearTimeout(now.idle);
    if (now.worker === null) {
      now.worker = new Worker(program, { resourceLimits: { maxOldGenerationSizeMb: roomMiB } });
      now.worker.on("error", () => undefined).unref();
    }
    const isOther = now.library !== library;
    now.library = library;
    const result = await answerOf(now.worker, { bytes, name, library: isOther ? library : null }, patienceMs);
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
    read(bytes, name, library) {
      now.count++;
      const reading = now.last.then(() => readOne(bytes, name, library)).finally(() => now.count--);
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

function answerOf(worker: Worker, file: FileToRead, patienceMs: number): Promise<FileResult | keyof typeof STOPPED> {
  return new Promise((resolve) => {
    const settle = (said: FileResult | keyof typeof STOPPED) => {
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
