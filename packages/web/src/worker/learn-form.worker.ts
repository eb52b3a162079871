import { learnWorkbook, parsePack } from "@kaiji/formats";
import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex } from "@noble/hashes/utils.js";
import type { Learned, LearnJob } from "./learn-protocol.ts";
import { loadBytes } from "./load-bytes.ts";

const digest = (content: Uint8Array) => Promise.resolve(bytesToHex(sha256(content)));

addEventListener("message", (event: MessageEvent<LearnJob>) => {
  learn(event.data).then(
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker has no origin to name
    (learned) => postMessage(learned),
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker has no origin to name
    () => postMessage({ kind: "failed" } satisfies Learned),
  );
});

async function learn({ file, library, edition }: LearnJob): Promise<Learned> {
  const bytes = await loadBytes(file, () => {});
  const start = new TextDecoder().decode(bytes.subarray(0, 16));
  if (/^\uFEFF?\s*\{/.test(start)) {
    const pack = await parsePack(new TextDecoder().decode(bytes), digest);
    return "code" in pack ? { kind: "no-pack", fault: pack } : { kind: "learned", packs: [pack] };
  }
  const learned = await learnWorkbook(bytes, file, library, digest, edition === "" ? {} : { edition });
  return learned.ok ? { kind: "learned", packs: learned.value } : { kind: "refused", refusal: learned.refusal };
}
