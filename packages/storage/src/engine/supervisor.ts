import { setTimeout as sleep } from "node:timers/promises";
import { stopOldPostmaster } from "./old-postmaster.ts";
import { readPostmasterFile } from "./postmaster-file.ts";
import { startPostmaster, type Postmaster, type PostmasterPlan } from "./postmaster.ts";

/** `ready`: takes connections as far as is known. `away`: has crashed and is being started again. `stopped`: on purpose. */
export type EngineState = "ready" | "away" | "stopped";

/** Keeps one database server running. */
export interface Supervisor {
  readonly state: EngineState;
  /** The main process of the server that runs now, or `null` while there is none. */
  readonly pid: number | null;
  stop(): Promise<void>;
}

const FIRST_PAUSE_MS = 50;
const LONGEST_PAUSE_MS = 5000;
/** A server that ran for this long was well: the next crash starts with a short pause again. */
const WELL_MS = 60_000;

/**
 * Starts the server, and starts it again whenever it ends by itself, with longer and longer pauses while it
 * does not stay. It never gives up: a full disk that gets room again needs nobody to restart Kaiji.
 * @throws StorageError when the first start fails
 */
export async function superviseServer(plan: PostmasterPlan): Promise<Supervisor> {
  const now: { state: EngineState; postmaster: Postmaster | null } = { state: "ready", postmaster: await startFirst(plan) };
  const stopping = new AbortController();
  const atExit = () => now.postmaster?.stopWithoutWaiting();
  process.once("exit", atExit);

  async function keepRunning(): Promise<void> {
    let pause = FIRST_PAUSE_MS;
    while (!stopping.signal.aborted) {
      if (now.postmaster !== null) {
        const since = performance.now();
        await now.postmaster.ended;
        now.postmaster = null;
        if (stopping.signal.aborted) return;
        now.state = "away";
        if (performance.now() - since > WELL_MS) pause = FIRST_PAUSE_MS;
      }
      await sleep(pause, undefined, { signal: stopping.signal, ref: false }).catch(() => undefined);
      if (stopping.signal.aborted) return;
      pause = Math.min(pause * 2, LONGEST_PAUSE_MS);
      await startAgain();
    }
  }

  async function startAgain(): Promise<void> {
    try {
      await stopOldPostmaster(plan.folders, plan.name);
      now.postmaster = await startPostmaster(plan);
      now.state = "ready";
    } catch {
      // The reason stands in the server's log; the next try comes after a longer pause.
    }
  }

  const running = keepRunning();
  return {
    get state() {
      return now.state;
    },
    get pid() {
      return now.postmaster?.pid ?? null;
    },
    async stop() {
      now.state = "stopped";
      stopping.abort();
      await now.postmaster?.stop();
      await running;
      await now.postmaster?.stop();
      process.off("exit", atExit);
    },
  };
}

/** A server that was only just starting when its Kaiji was killed shows itself by being in the way: it is stopped, once. */
async function startFirst(plan: PostmasterPlan): Promise<Postmaster> {
  try {
    return await startPostmaster(plan);
  } catch (error) {
    if ((await readPostmasterFile(plan.folders.database)) === null) throw error;
    await stopOldPostmaster(plan.folders, plan.name);
    return startPostmaster(plan);
  }
}
