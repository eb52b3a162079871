import { StorageError, type StorageErrorCode } from "@kaiji/storage";
import { Refusal } from "./refusal.ts";

/** What storage's failures are to a caller. The others are internal. */
const OF_STORAGE: Partial<Record<StorageErrorCode, (error: StorageError) => Refusal>> = {
  "record-missing": () => new Refusal("not-found"),
  "record-changed": () => new Refusal("record-changed"),
  "file-missing": () => new Refusal("not-found"),
  "file-damaged": () => new Refusal("file-damaged"),
  "database-away": () => new Refusal("storage-away"),
  "database-full": () => new Refusal("storage-full"),
  "disk-full": () => new Refusal("storage-full"),
  "folder-not-writable": (error) => new Refusal("storage-unavailable", { ja: error.ja, en: error.en }),
};

/** PostgreSQL's own codes that mean "try again": a deadlock, a connection cut by a shutdown. */
const AGAIN = new Set(["40001", "40P01", "57P01", "57P02", "57P03", "53300"]);

/** The refusal that an error is to a caller, or `null` when it is our fault. */
export function asRefusal(error: unknown): Refusal | null {
  if (error instanceof Refusal) return error;
  if (error instanceof StorageError) return OF_STORAGE[error.code]?.(error) ?? null;
  const code = typeof error === "object" && error !== null && "code" in error ? String(error.code) : "";
  return AGAIN.has(code) ? new Refusal("storage-away") : null;
}
