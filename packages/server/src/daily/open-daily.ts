import { KAIJI, type Queue, type Work } from "@kaiji/storage";
import type { Services } from "../api/services.ts";

/** What Kaiji sees to by itself when a day has passed, once an hour; doing it twice changes nothing. */
export type DailyTask = (work: Work, services: Services) => Promise<unknown>;

export interface Daily {
  /** Does everything now, in every organization. */
  run(): Promise<void>;
  stop(): void;
}

const HOUR_MS = 3_600_000;

/** Begins the work that the passing of time asks for. */
export function openDaily(queue: Pick<Queue, "listOrganizations">, tasks: readonly DailyTask[], services: () => Services): Daily {
  let isRunning = false;
  const run = async (): Promise<void> => {
    if (isRunning) return;
    isRunning = true;
    try {
      const { keeping, jobs } = services();
      for (const organizationId of await queue.listOrganizations()) for (const task of tasks) await keeping.database.change(organizationId, KAIJI, (work) => task(work, services()));
      jobs.wake();
    } catch {
      // The database is away; the next hour does it.
    } finally {
      isRunning = false;
    }
  };
  const timer = setInterval(() => void run(), HOUR_MS);
  timer.unref();
  return { run, stop: () => clearInterval(timer) };
}
