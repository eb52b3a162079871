import type { Library } from "@kaiji/domain";
import { readWorkbook } from "@kaiji/formats";
import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex } from "@noble/hashes/utils.js";
import { loadBytes } from "./load-bytes.ts";
import type { FromWorker, ToWorker } from "./protocol.ts";

/** More than any workbook a form fits into; larger files are refused before they are loaded. */
const MOST_BYTES = 100 * 1024 * 1024;

let library: Library | null = null;

addEventListener("message", (event: MessageEvent<ToWorker>) => {
  if (event.data.kind === "library") library = event.data.library;
  else void readFile(event.data.id, event.data.file);
});

async function readFile(id: string, file: File): Promise<void> {
  if (library === null) return tell({ kind: "failed", id, why: "broken" });
  if (file.size > MOST_BYTES) {
    const params = { bytes: String(file.size), limit: String(MOST_BYTES) };
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
    tell({ kind: "done", id, sha256: bytesToHex(sha256(bytes)), reading: readWorkbook(bytes, library) });
  } catch {
    tell({ kind: "failed", id, why: "broken" });
  }
}

function tell(message: FromWorker): void {
  postMessage(message);
}
