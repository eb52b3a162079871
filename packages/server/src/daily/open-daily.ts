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

/** Begins the work that the passing of time asks for. @param onFailure told of every task that could not be done */
export function openDaily(queue: Pick<Queue, "listOrganizations">, tasks: readonly DailyTask[], services: () => Services, onFailure: (error: unknown) => void): Daily {
  let isRunning = false;
  const run = async (): Promise<void> => {
    if (isRunning) return;
    isRunning = true;
    try {
      const { keeping, jobs } = services();
      for (const organizationId of await queue.listOrganizations())
        for (const task of tasks) {
          // What goes wrong in one organization stops no other, and is tried again in an hour.
          await keeping.database.change(organizationId, KAIJI, (work) => task(work, services())).catch(onFailure);
        }
      jobs.wake();
    } catch (error) {
      // The database is away; the next hour does it.
      onFailure(error);
    } finally {
      isRunning = false;
    }
  };
  const timer = setInterval(() => void run(), HOUR_MS);
  timer.unref();
  return { run, stop: () => clearInterval(timer) };
}
