import { StorageError, codeOf } from "./storage-error.ts";

/** Codes of the network, and of PostgreSQL (manual, appendix A), that mean: nobody there just now. */
const AWAY = new Set("ECONNREFUSED ECONNRESET ENOENT EPIPE ETIMEDOUT EHOSTUNREACH ENETUNREACH ENOTFOUND EAI_AGAIN 08000 08001 08003 08004 08006 53300 57P01 57P02 57P03".split(" "));

/** The driver's own errors have no code. */
const AWAY_MESSAGE = /^Connection terminated|^Query read timeout|^timeout expired|^timeout exceeded when trying to connect|^Client has encountered a connection error|^Client was closed/;

const DISK_FULL = "53100";

/**
 * Says in Kaiji's words that the database is gone or full.
 * With `database-away` during a commit nobody knows whether it was kept: repeat only what may be repeated.
 * @returns a `database-away` or `database-full` error, or the error as it came when it is something else
 */
export function asDatabaseError(error: unknown): unknown {
  if (error instanceof StorageError) return error;
  const code = codeOf(error);
  if (AWAY.has(code) || (error instanceof Error && AWAY_MESSAGE.test(error.message))) return new StorageError("database-away", {}, { cause: error });
  return code === DISK_FULL ? new StorageError("database-full", {}, { cause: error }) : error;
}
