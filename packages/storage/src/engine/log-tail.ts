import { open } from "node:fs/promises";

const MOST_BYTES = 8192;

/** The last lines that were written to a log after a place in it, oldest first; empty when it cannot be read. */
export async function readLogTail(log: string, from: number): Promise<readonly string[]> {
  const file = await open(log, "r").catch(() => null);
  if (file === null) return [];
  try {
    const { size } = await file.stat();
    const start = Math.max(from, size - MOST_BYTES);
    const { buffer, bytesRead } = await file.read(Buffer.alloc(Math.max(0, size - start)), 0, undefined, start);
    return buffer.subarray(0, bytesRead).toString("utf8").split("\n").filter((line) => line.trim() !== "");
  } finally {
    await file.close();
  }
}
