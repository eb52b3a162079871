import { dataFolder } from "@kaiji/library/packs";
import { StorageError, joinEngine, openEngine, type Engine } from "@kaiji/storage";
import { UsageError } from "../usage-error.ts";

/** Where a command finds the database. */
export interface Place {
  readonly dataFolder: string;
  readonly databaseUrl: string | undefined;
}

/** The place that `--data`, `KAIJI_DATA` and `DATABASE_URL` name. */
export function placeOf(data: string | boolean | undefined): Place {
  const url = process.env["DATABASE_URL"]?.trim();
  return { dataFolder: dataFolder(typeof data === "string" ? data : process.env["KAIJI_DATA"]), databaseUrl: url === undefined || url === "" ? undefined : url };
}

/**
 * Does something with the database: beside a Kaiji that is running, or on its own for a moment when none is.
 * @throws UsageError with storage's sentence when it cannot
 */
export async function withEngine<T>(place: Place, work: (engine: Engine) => Promise<T>): Promise<T> {
  try {
    const running = place.databaseUrl === undefined ? await joinEngine(place.dataFolder) : null;
    const engine = running ?? (await openEngine({ ...place, appDatabaseUrl: process.env["DATABASE_APP_URL"] || undefined }));
    try {
      return await work(engine);
    } finally {
      await engine.stop();
    }
  } catch (error) {
    throw error instanceof StorageError ? new UsageError(error.message) : error;
  }
}
