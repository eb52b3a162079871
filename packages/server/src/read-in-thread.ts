import { parentPort } from "node:worker_threads";
import type { Library } from "@kaiji/domain";
import { useNativeCodec } from "@kaiji/library/native-codec";
import type { FileToRead } from "./filing/file-reader.ts";
import { runReadTask } from "./filing/read-task.ts";

// The program of a reading thread (see filing/file-reader.ts). A defect in a reader is left to kill the thread.
useNativeCodec();
const now: { library: Library | null } = { library: null };

parentPort?.on("message", ({ task, bytes, name, library }: FileToRead) => {
  now.library = library ?? now.library;
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker has no origin to name
  void runReadTask(task, bytes, name, now.library).then((result) => parentPort?.postMessage(result));
});
