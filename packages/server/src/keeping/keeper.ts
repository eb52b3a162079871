import { StorageError } from "@kaiji/storage";
import { Refusal } from "../refusal/refusal.ts";
import type { Keeping } from "./keeping.ts";
import { openKeeping, type KeepingOptions } from "./open-keeping.ts";

/** Keeps the database open, and tries again while it cannot be had. */
export interface Keeper<T> {
  /** What was made of the opened database, or why there is none just now. */
  current(): T | Refusal;
  /** Why there is none, for the console. */
  readonly failure: StorageError | null;
  close(): Promise<void>;
}

const AGAIN_MS = 10_000;

/** Failures that waiting does not mend and that say that this program must not run on this folder. */
const FINAL = new Set(["folder-in-use", "database-newer", "database-altered", "database-other-version", "database-url-invalid"]);

/**
 * Opens the database. A failure that may pass, or that leaves the rest of Kaiji usable, is kept as the reason
 * and tried again every ten seconds.
 * @param make what to build on the opened database
 * @throws StorageError when another Kaiji holds the folder, or the database is not for this program
 */
export async function openKeeper<T extends { close(): Promise<void> }>(options: KeepingOptions, make: (keeping: Keeping) => T | Promise<T>): Promise<Keeper<T>> {
  const state: { keeping: Keeping | null; made: T | null; failure: StorageError | null; timer: NodeJS.Timeout | null; isClosed: boolean } = { keeping: null, made: null, failure: null, timer: null, isClosed: false };

  const attempt = async (): Promise<void> => {
    try {
      const keeping = await openKeeping(options);
      if (state.isClosed) return keeping.close();
      state.made = await make(keeping);
      state.keeping = keeping;
      state.failure = null;
    } catch (error) {
      if (!(error instanceof StorageError)) throw error;
      state.failure = error;
    }
  };
  const tryAgain = (): void => {
    state.timer = setTimeout(() => void attempt().catch(() => undefined).then(() => (state.keeping === null && !state.isClosed ? tryAgain() : undefined)), AGAIN_MS);
    state.timer.unref();
  };

  await attempt();
  if (state.failure !== null && FINAL.has(state.failure.code)) throw state.failure;
  if (state.keeping === null) tryAgain();
  return {
    get failure() {
      return state.failure;
    },
    current: () => state.made ?? new Refusal("storage-unavailable", state.failure === null ? {} : { ja: state.failure.ja, en: state.failure.en }),
    async close() {
      state.isClosed = true;
      if (state.timer !== null) clearTimeout(state.timer);
      const { made, keeping } = state;
      state.made = null;
      state.keeping = null;
      await made?.close();
      await keeping?.close();
    },
  };
}
