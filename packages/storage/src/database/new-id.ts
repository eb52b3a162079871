import { randomFillSync } from "node:crypto";

let lastTime = 0;
let inOneTime = 0;

/** A new UUID of version 7: ids sort by when they were made, also within one millisecond of one process. */
export function newId(now = Date.now()): string {
  if (now > lastTime) {
    lastTime = now;
    inOneTime = 0;
  } else if (++inOneTime > 0xfff) {
    lastTime++;
    inOneTime = 0;
  }
  const bytes = randomFillSync(Buffer.alloc(16));
  bytes.writeUIntBE(lastTime, 0, 6);
  bytes.writeUInt16BE(0x7000 | inOneTime, 6);
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = bytes.toString("hex");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}
