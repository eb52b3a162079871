import type { Library } from "@kaiji/domain";
import { isArchiveOfFiles, readFile } from "@kaiji/formats";
import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex } from "@noble/hashes/utils.js";
import { loadBytes } from "./load-bytes.ts";
import type { FromWorker, ReadJob, ToWorker } from "./protocol.ts";
import { unpackFiles } from "./unpack-files.ts";

/** The reader's own limit on a file; here it also keeps larger files from being loaded at all. */
const MOST_BYTES = 64 * 1024 * 1024;

let library: Library | null = null;

addEventListener("message", (event: MessageEvent<ToWorker>) => {
  if (event.data.kind === "library") library = event.data.library;
  else void read(event.data);
});

async function read({ id, file, isInside }: ReadJob): Promise<void> {
  if (library === null) return tell({ kind: "failed", id, why: "broken" });
  if (file.size > MOST_BYTES) {
    const params = { what: "file", limit: `${MOST_BYTES / 1024 / 1024} MiB` };
    return tell({ kind: "done", id, sha256: "", reading: { ok: false, refusal: { code: "too-large", params } } });
  }
  let bytes: Uint8Array;
  try {
    bytes = await loadBytes(file, (fraction) => tell({ kind: "loading", id, fraction }));
  } catch {
    return tell({ kind: "failed", id, why: "unreadable" });
  }
  tell({ kind: "reading", id });
  try {
    const digest = bytesToHex(sha256(bytes));
    if (isArchiveOfFiles(bytes) && !isInside) {
      const unpacked = unpackFiles(bytes);
      tell(unpacked.ok ? { kind: "unpacked", id, ...unpacked.value } : { kind: "done", id, sha256: digest, reading: unpacked });
    } else {
      tell({ kind: "done", id, sha256: digest, reading: await readFile(bytes, file, library) });
    }
  } catch {
    tell({ kind: "failed", id, why: "broken" });
  }
}

function tell(message: FromWorker): void {
  postMessage(message);
}
