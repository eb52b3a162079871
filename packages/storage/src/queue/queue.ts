import { setTimeout as sleep } from "node:timers/promises";
import PgBoss from "pg-boss";
import { openPool, withClient } from "../engine/connection.ts";
import type { Engine } from "../engine/engine.ts";
import { StorageError } from "../engine/storage-error.ts";

/** A job to be done: which record of which organization tells the rest. */
export interface QueuedJob {
  readonly organizationId: string;
  readonly jobId: string;
}

/** How often it has been tried before, and whether this is the last time. */
export interface Attempt {
  readonly number: number;
  readonly isLast: boolean;
}

/** The queue of background work, kept in the same database. Every job is done at least once. */
export interface Queue {
  /** Puts a job in the queue; one that was put there before stays as it is. */
  send(job: QueuedJob): Promise<void>;
  /** Jobs that were kept but have not reached the queue, of all organizations. */
  findWaiting(): Promise<QueuedJob[]>;
  /** All organizations but the installation's own. */
  listOrganizations(): Promise<string[]>;
  stop(): Promise<void>;
}

const NAME = "job";
/** Tries in all, and seconds before the second one; each wait is twice the last. */
const TRIES = 8;
const FIRST_WAIT_S = 4;
const LONGEST_RUN_S = 900;
const WORKERS = 2;
const AWAY_WAIT_MS = 500;
/** What the library takes as "no row was changed, no job was found". */
const NOTHING = {} as { rows: unknown[] };

/**
 * Opens the queue and begins to work on it. What another process was doing when it died is taken up again at once.
 * @param handle does one job; when it throws, the job is tried again later
 */
export async function openQueue(engine: Pick<Engine, "ownerConnection">, handle: (job: QueuedJob, attempt: Attempt) => Promise<void>): Promise<Queue> {
  const pool = openPool(engine.ownerConnection, 3);
  let isStopped = false;
  /** Waits for a database that is away. After the stop it does nothing: what was not reported done is taken up again at the next start. */
  const executeSql = async (text: string, values: unknown[]): Promise<{ rows: unknown[] }> => {
    while (!isStopped)
      try {
        return await pool.query<Record<string, unknown>>(text, values);
      } catch (error) {
        if (!(error instanceof StorageError) && !isStopped) throw error;
        await sleep(AWAY_WAIT_MS);
      }
    return NOTHING;
  };
  const boss = new PgBoss({ schema: "kaiji_queue", db: { executeSql }, schedule: false, retentionDays: 7, archiveCompletedAfterSeconds: 86_400, deleteAfterDays: 14 });
  // The database may be away for a moment; the queue looks again by itself.
  boss.on("error", () => undefined);
  await boss.start();
  await boss.createQueue(NAME, { name: NAME, retryLimit: TRIES - 1, retryDelay: FIRST_WAIT_S, retryBackoff: true, expireInSeconds: LONGEST_RUN_S });
  await withClient(engine.ownerConnection, (client) => client.query("update kaiji_queue.job set state = 'retry', start_after = now() where name = $1 and state = 'active'", [NAME]));
  for (let worker = 0; worker < WORKERS; worker++)
    await boss.work<QueuedJob>(NAME, { pollingIntervalSeconds: 0.5, includeMetadata: true }, async (jobs) => {
      for (const job of jobs) await handle(job.data, { number: job.retryCount, isLast: job.retryCount >= TRIES - 1 });
    });
  return {
    send: async (job) => void (await boss.send(NAME, job, { id: job.jobId })),
    async findWaiting() {
      const { rows } = await pool.query<{ organization_id: string; id: string }>("select organization_id, id from kaiji.job where state = 'waiting' and removed_at is null order by id limit 1000");
      return rows.map((row) => ({ organizationId: row.organization_id, jobId: row.id }));
    },
    async listOrganizations() {
      const { rows } = await pool.query<{ organization_id: string }>("select organization_id from kaiji.organization where kind <> 'installation' order by 1");
      return rows.map((row) => row.organization_id);
    },
    async stop() {
      await boss.stop({ graceful: true, timeout: 5000, wait: true }).catch(() => undefined);
      isStopped = true;
      await pool.end();
    },
  };
}
