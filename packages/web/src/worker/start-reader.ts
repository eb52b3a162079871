import type { FromWorker } from "./protocol.ts";
import type { StartReader } from "./reading-queue.ts";

/** Starts the reader in a web worker, so that the page never freezes. */
export const startReader: StartReader = (hear, broke) => {
  const worker = new Worker(new URL("./read-file.worker.ts", import.meta.url), { type: "module", name: "kaiji-reader" });
  worker.addEventListener("message", (event: MessageEvent<FromWorker>) => hear(event.data));
  worker.addEventListener("error", broke);
  return {
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker has no origin to name
    send: (message) => worker.postMessage(message),
    stop: () => worker.terminate(),
  };
};
