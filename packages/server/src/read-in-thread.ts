import { parentPort } from "node:worker_threads";
import type { Library } from "@kaiji/domain";
import { readFile } from "@kaiji/formats";
import type { FileToRead } from "./filing/file-reader.ts";

// The program of a reading thread (see filing/file-reader.ts). A defect in a reader is left to kill the thread.
const now: { library: Library | null } = { library: null };

parentPort?.on("message", ({ bytes, name, library }: FileToRead) => {
  now.library = library ?? now.library;
  if (now.library === null) throw new Error("no library yet");
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker has no origin to name
  void readFile(bytes, { name }, now.library).then((result) => parentPort?.postMessage(result));
});
