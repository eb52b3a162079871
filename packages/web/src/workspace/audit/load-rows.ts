import { problemIn } from "../api/ask.ts";

const LINE_FEED = 0x0a;

/**
 * Loads a table of lines and tells how far it is, by the number of rows that the server announces.
 * @throws ApiProblem
 */
export async function loadRows(path: string, onProgress: (share: number) => void): Promise<Blob> {
  const response = await fetch(path, { credentials: "same-origin" });
  if (!response.ok || response.body === null) throw await problemIn(response);
  const total = Number(response.headers.get("x-total-count") ?? 0);
  const parts: Uint8Array<ArrayBuffer>[] = [];
  const reader = response.body.getReader();
  let rows = 0;
  for (let read = await reader.read(); !read.done; read = await reader.read()) {
    parts.push(read.value);
    for (const byte of read.value) if (byte === LINE_FEED) rows++;
    onProgress(total === 0 ? 1 : Math.min(1, rows / total));
  }
  return new Blob(parts, { type: "text/csv" });
}
