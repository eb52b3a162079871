import { migrate, openAuditSigner, openDataSeal, openDatabase, openEngine, openFileStore, openHeadKeeper } from "@kaiji/storage";
import type { Keeping } from "./keeping.ts";

export interface KeepingOptions {
  readonly dataFolder: string;
  readonly databaseUrl?: string | undefined;
  readonly appDatabaseUrl?: string | undefined;
  /** How long the database may say nothing before it counts as away, in milliseconds. */
  readonly silenceMs?: number | undefined;
  readonly now?: (() => number) | undefined;
}

/** How often the heads of the audit trail are copied out of the database. */
const KEEP_HEADS_MS = 5_000;

/**
 * Starts or reaches the database, brings it to the newest form, and opens what stands beside it.
 * @throws StorageError when one of them cannot be had; nothing stays open then
 */
export async function openKeeping(options: KeepingOptions): Promise<Keeping> {
  const engine = await openEngine(options);
  try {
    await migrate(engine);
    const { dataFolder } = options;
    const signer = await openAuditSigner(dataFolder);
    const [seal, files] = [await openDataSeal(dataFolder), await openFileStore(dataFolder)];
    const { now = Date.now } = options;
    const database = await openDatabase(engine, { signer, now: () => new Date(now()), silenceMs: options.silenceMs });
    const heads = await openHeadKeeper(dataFolder, engine.ownerConnection, signer, new Date());
    // One after the other: two at once would copy the same heads twice.
    let copying: Promise<unknown> = Promise.resolve();
    const copyHeads = () => (copying = copying.then(() => heads.keep(new Date())).catch(() => 0));
    const timer = setInterval(() => void copyHeads(), KEEP_HEADS_MS);
    timer.unref();
    return {
      engine,
      database,
      files,
      signer,
      seal,
      dataFolder,
      async close() {
        clearInterval(timer);
        await copyHeads();
        await database.close();
        await engine.stop();
      },
    };
  } catch (error) {
    await engine.stop();
    throw error;
  }
}
