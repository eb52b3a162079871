import { Worker } from "node:worker_threads";
import type { PathResult } from "./read-path.ts";
import type { ReaderData, ReaderReply } from "./reader-messages.ts";

/** What a thread died of. `isFull`: it needed more memory than it was given. */
export interface ThreadDeath {
  readonly isFull: boolean;
  readonly reason: string;
}

/** A thread that reads one file at a time. When a file kills it, the next file starts a new one. */
export class ReaderThread {
  readonly #program: string;
  readonly #roomMiB: number | null;
  readonly #data: ReaderData;
  #worker: Worker | null = null;

  /** @param program the built reader.ts; @param roomMiB the old space it may fill; null for Node's own limit */
  constructor(program: string, roomMiB: number | null, data: ReaderData) {
    this.#program = program;
    this.#roomMiB = roomMiB;
    this.#data = data;
  }

  /** @throws when a thread cannot even start */
  async read(file: string): Promise<readonly PathResult[] | ThreadDeath> {
    const worker = this.#worker ?? (await this.#start());
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker has no origin to name
    worker.postMessage(file);
    const said = await nextWord(worker);
    if (said === "ready") throw new Error(`${this.#program}: ready twice`);
    return said;
  }

  async close(): Promise<void> {
    await this.#worker?.terminate();
  }

  async #start(): Promise<Worker> {
    const worker = new Worker(this.#program, { workerData: this.#data, resourceLimits: this.#roomMiB === null ? {} : { maxOldGenerationSizeMb: this.#roomMiB } });
    // It may die between two files too. An error that nobody hears would end the whole process.
    worker.on("error", () => (this.#worker = null)).on("exit", () => (this.#worker = null));
    const said = await nextWord(worker);
    if (said !== "ready") throw new Error("reason" in said ? said.reason : `${this.#program}: no start`);
    this.#worker = worker;
    return worker;
  }
}

function nextWord(worker: Worker): Promise<ReaderReply | ThreadDeath> {
  return new Promise((resolve) => {
    const settle = (said: ReaderReply | ThreadDeath) => {
      worker.off("message", settle).off("error", onError).off("exit", onExit);
      resolve(said);
    };
    const onError = (error: NodeJS.ErrnoException) => settle({ isFull: error.code === "ERR_WORKER_OUT_OF_MEMORY", reason: error.message });
    const onExit = (code: number) => settle({ isFull: false, reason: `exit ${code}` });
    worker.on("message", settle).on("error", onError).on("exit", onExit);
  });
}
