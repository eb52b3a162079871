import { mkdir, readdir, writeFile } from "node:fs/promises";
import { dirname, join, normalize } from "node:path";
import type { Client } from "pg";
import { withClient } from "../engine/connection.ts";
import { openEngine, type EngineOptions } from "../engine/engine.ts";
import { StorageError, codeOf } from "../engine/storage-error.ts";
import { openFileStore } from "../files/file-store.ts";
import { MIGRATIONS } from "../migrations/list.ts";
import { migrate } from "../migrations/migrate.ts";
import { readBackup, readBackupHead } from "./read-backup.ts";
import { listColumns } from "./snapshot.ts";
import type { BackupSummary } from "./write-backup.ts";

const AT_ONCE = 500;
const FILE_LIMIT = 1024 ** 3;

/**
 * Brings a backup back into an empty data folder, and an empty database: the embedded one or a server's. The
 * backup is read whole and compared first, so that a damaged one changes nothing.
 * @throws StorageError `restore-not-empty` when something is there already, the reader's codes, the engine's codes
 */
export async function restoreBackup(file: string, passphrase: string | null, target: EngineOptions): Promise<BackupSummary> {
  await readBackup(file, passphrase, async () => undefined);
  if (!(await isEmptyFolder(target.dataFolder))) throw new StorageError("restore-not-empty", { place: target.dataFolder });
  const engine = await openEngine(target);
  try {
    if (await hasKaiji(engine.ownerConnection)) throw new StorageError("restore-not-empty", { place: "PostgreSQL" });
    // Rows go into the form that they were taken from; then they take the steps since, like the database they came from.
    const steps = new Set((await readBackupHead(file)).steps);
    await migrate(engine, MIGRATIONS.filter(({ number }) => steps.has(number)));
    const store = await openFileStore(target.dataFolder);
    const summary = await withClient(engine.ownerConnection, async (client) => {
      await client.query("begin");
      const read = await readBackup(file, passphrase, async (name, bytes) => {
        const [kind, rest = ""] = split(name);
        if (kind === "table") return fillTable(client, rest, bytes);
        if (kind === "file") return store.putFile(bytes, FILE_LIMIT);
        return writeBeside(target.dataFolder, rest, bytes);
      });
      // The queue is not part of a backup: work that had not ended is begun again.
      await client.query("update kaiji.job set content = jsonb_set(content, '{state}', '\"waiting\"') where content ->> 'state' in ('queued', 'running')");
      await client.query("commit");
      return read;
    });
    await migrate(engine);
    return summary;
  } finally {
    await engine.stop();
  }
}

function split(name: string): [string, string] {
  const at = name.indexOf("/");
  return [name.slice(0, at), name.slice(at + 1)];
}

async function fillTable(client: Client, table: string, bytes: AsyncIterable<Uint8Array>): Promise<void> {
  if (!/^[a-z_]+$/.test(table)) throw new StorageError("backup-damaged");
  const columns = (await listColumns(client, table)).map((name) => client.escapeIdentifier(name)).join(", ");
  const insert = `insert into kaiji.${table} (${columns}) select ${columns} from json_populate_recordset(null::kaiji.${table}, $1)`;
  let held = "";
  let lines: string[] = [];
  const decoder = new TextDecoder("utf-8", { fatal: true });
  const flush = async () => {
    if (lines.length > 0) await client.query(insert, [`[${lines.join(",")}]`]);
    lines = [];
  };
  for await (const chunk of bytes) {
    const parts = (held + decoder.decode(chunk, { stream: true })).split("\n");
    held = parts.pop() ?? "";
    lines.push(...parts);
    if (lines.length >= AT_ONCE) await flush();
  }
  await flush();
}

async function writeBeside(dataFolder: string, path: string, bytes: AsyncIterable<Uint8Array>): Promise<void> {
  if (normalize(path) !== path || !/^(secrets|audit|packs)\/[\w.-]+$/.test(path)) throw new StorageError("backup-damaged");
  const chunks: Uint8Array[] = [];
  for await (const chunk of bytes) chunks.push(chunk);
  await mkdir(dirname(join(dataFolder, path)), { recursive: true, mode: 0o700 });
  await writeFile(join(dataFolder, path), Buffer.concat(chunks), { mode: 0o600 });
}

async function isEmptyFolder(folder: string): Promise<boolean> {
  try {
    return (await readdir(folder)).length === 0;
  } catch (error) {
    if (codeOf(error) === "ENOENT") return true;
    throw error;
  }
}

async function hasKaiji(owner: Parameters<typeof withClient>[0]): Promise<boolean> {
  return withClient(owner, async (client) => (await client.query("select from pg_namespace where nspname = 'kaiji'")).rowCount !== 0);
}
