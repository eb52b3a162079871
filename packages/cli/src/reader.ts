import { parentPort, workerData } from "node:worker_threads";
import { useNativeCodec } from "@kaiji/library/native-codec";
import type { ReaderData, ReaderReply } from "./input/reader-messages.ts";
import { readPath } from "./input/read-path.ts";

// The program of a reading thread (see input/reader-thread.ts): it reads the files it is told, one at a time. A defect
// in a reader is left to kill the thread; its starter then names the file.
useNativeCodec();
const { library, language } = workerData as ReaderData;
// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker has no origin to name
const reply = (message: ReaderReply) => parentPort?.postMessage(message);

parentPort?.on("message", (file: string) => void readPath(file, library, language).then(reply));
reply("ready");
