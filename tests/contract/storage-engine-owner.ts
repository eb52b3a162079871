/**
 * A program of its own that owns an engine, for tests that kill it. Bundled and started by storage-engine-setup.ts.
 * Arguments: the data folder, and what to do. Says one JSON line per event.
 */
import { openEngine, openFileStore, openPool, StorageError } from "@kaiji/storage";

const [dataFolder = "", task = "hold"] = process.argv.slice(2);
const say = (event: Record<string, unknown>) => process.stdout.write(`${JSON.stringify(event)}\n`);

async function run(): Promise<void> {
  const engine = await openEngine({ dataFolder });
  say({ ready: true, pid: engine.pid });
  if (task === "write") {
    const pool = openPool(engine.ownerConnection, 4);
    await pool.query("create table if not exists written (id int primary key)");
    const { rows } = await pool.query<{ next: number }>("select coalesce(max(id), 0) + 1 as next from written");
    const store = await openFileStore(dataFolder);
    for (let id = rows[0]?.next ?? 1; ; id++) {
      const { sha256 } = await store.putFile(Buffer.from(`file ${id}`), 100);
      await pool.query("insert into written values ($1)", [id]);
      say({ written: id, sha256 });
    }
  }
  if (task === "leave") process.exit(0);
  process.stdin.resume();
  process.stdin.on("end", () => void engine.stop().then(() => say({ stopped: true })));
}

run().catch((error: unknown) => {
  say({ error: error instanceof StorageError ? error.code : String(error) });
  process.exitCode = 1;
});
