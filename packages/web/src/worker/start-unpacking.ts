import type { Reading, Refusal } from "@kaiji/formats";

interface Unpacked {
  readonly files: readonly File[];
  readonly refused: readonly { readonly name: string; readonly refusal: Refusal }[];
}

/** Milliseconds that one archive may take. */
const PATIENCE = 60_000;

/** The files in an archive; `null` when the browser could not do it. */
export function startUnpacking(file: File): Promise<Reading<Unpacked> | null> {
  const worker = new Worker(new URL("./unpack.worker.ts", import.meta.url), { type: "module", name: "kaiji-unpacker" });
  return new Promise<Reading<Unpacked> | null>((resolve) => {
    setTimeout(() => resolve(null), PATIENCE);
    worker.addEventListener("message", (event: MessageEvent<Reading<Unpacked> | null>) => resolve(event.data));
    worker.addEventListener("error", () => resolve(null));
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker has no origin to name
    worker.postMessage(file);
  }).finally(() => worker.terminate());
}
