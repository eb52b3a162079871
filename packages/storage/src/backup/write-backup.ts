import { createHash } from "node:crypto";
import { open, readFile, readdir, rename, rm, type FileHandle } from "node:fs/promises";
import { dirname, join } from "node:path";
import { Readable, pipeline } from "node:stream";
import type { Client } from "pg";
import { createGzip } from "node:zlib";
import { withClient } from "../engine/connection.ts";
import type { Engine } from "../engine/engine.ts";
import { asFolderError, codeOf } from "../engine/storage-error.ts";
import { syncFolder } from "../engine/sync-folder.ts";
import { openFileStore, type FileStore } from "../files/file-store.ts";
import { takenSteps } from "../migrations/migrate.ts";
import { writeFrame } from "./frames.ts";
import { BACKUP_MARK, readBackup } from "./read-backup.ts";
import { sealStream } from "./seal-stream.ts";
import { listTables, readRows } from "./snapshot.ts";

export interface BackupOptions {
  readonly dataFolder: string;
  /** Where the backup goes; written beside it first and renamed when it is whole. */
  readonly file: string;
  readonly passphrase: string | null;
  readonly onProgress?: ((entries: number, bytes: number) => void) | undefined;
}

/** What a backup holds, as it was read back from it. */
export interface BackupSummary {
  readonly rows: number;
  readonly files: number;
  /** Bytes of the backup itself. */
  readonly size: number;
}

/** What stands beside the database: what opens sealed secrets and signs the trail, learned forms, kept heads. */
/** Where rows name original files. */
const NAMING_FILES = [
  ["kept_file", "select sha256 from kaiji.kept_file"],
  ["received_file", "select content ->> 'sha256' as sha256 from kaiji.received_file where content ->> 'sha256' is not null"],
] as const;

const KEPT_HEADS = "audit/heads.jsonl";
const BESIDE = ["secrets/audit-signing", "secrets/data-encryption", KEPT_HEADS];

/**
 * Writes a backup of everything, also while Kaiji runs: one snapshot of the database, then every original file
 * that it names. The backup is read back and every digest compared before it gets its name.
 * @throws StorageError `disk-full`, `folder-not-writable`, `file-missing`, `file-damaged`, `backup-damaged`
 */
export async function writeBackup(engine: Engine, options: BackupOptions): Promise<BackupSummary> {
  const half = `${options.file}.new`;
  try {
    const file = await open(half, "w", 0o600);
    try {
      await writeAll(file, engine, options);
      await file.sync();
    } finally {
      await file.close();
    }
    const summary = await readBackup(half, options.passphrase, async () => undefined);
    await rename(half, options.file);
    await syncFolder(dirname(options.file));
    return summary;
  } catch (error) {
    await rm(half, { force: true }).catch(() => undefined);
    throw asFolderError(error, dirname(options.file));
  }
}

async function writeAll(file: FileHandle, engine: Engine, { dataFolder, passphrase, onProgress }: BackupOptions): Promise<void> {
  const steps = await takenSteps(engine.ownerConnection);
  const head = { format: 1, schema: Math.max(0, ...steps), steps, isEncrypted: passphrase !== null, madeAt: new Date().toISOString() };
  await file.write(`${BACKUP_MARK}${JSON.stringify(head)}\n`);
  const store = await openFileStore(dataFolder, { isOwner: false });
  const packed = createGzip({ level: 6 });
  // Ends the packing with the error of the source, where a plain pipe would wait for ever.
  pipeline(Readable.from(frames(engine, dataFolder, store, onProgress)), packed, () => undefined);
  const body = passphrase === null ? packed : sealStream(packed, passphrase);
  for await (const chunk of body) await file.write(chunk as Buffer);
}

type Source = AsyncIterable<Uint8Array> | Iterable<Uint8Array>;

async function* frames(engine: Engine, dataFolder: string, store: FileStore, onProgress: BackupOptions["onProgress"]): AsyncGenerator<Buffer> {
  let entries = 0;
  let bytes = 0;
  async function* entry(name: string, source: Source): AsyncGenerator<Buffer> {
    yield writeFrame({ kind: "entry", name });
    const hash = createHash("sha256");
    for await (const chunk of source) {
      hash.update(chunk);
      bytes += chunk.byteLength;
      yield writeFrame({ kind: "bytes", bytes: chunk });
      onProgress?.(entries, bytes);
    }
    yield writeFrame({ kind: "end", sha256: hash.digest("hex") });
    entries++;
  }
  const snapshot = snapshotOf(engine);
  const client = await snapshot.begin();
  let heads: ReadonlyMap<string, number> = new Map();
  try {
    heads = await readHeadNumbers(client);
    const tables = await listTables(client);
    for (const table of tables) yield* entry(`table/${table}`, readRows(client, table));
    // A database of an earlier Kaiji may not have all of them.
    const named = NAMING_FILES.filter(([table]) => tables.includes(table)).map(([, query]) => query);
    const { rows } = await client.query<{ sha256: string }>(`${named.join(" union ")} order by 1`);
    for (const { sha256 } of rows) yield* entry(`file/${sha256}`, (await store.openFile(sha256)).stream as AsyncIterable<Uint8Array>);
  } finally {
    await snapshot.end();
  }
  for (const path of [...BESIDE, ...(await listPacks(dataFolder))]) {
    const content = await readFile(join(dataFolder, path)).catch(nullWhenMissing);
    if (content !== null) yield* entry(`beside/${path}`, [path === KEPT_HEADS ? headsUpTo(content, heads) : content]);
  }
  yield writeFrame({ kind: "last", entries });
}

async function readHeadNumbers(client: Client): Promise<Map<string, number>> {
  const { rows } = await client.query<{ organization_id: string; number: string }>("select organization_id, number from kaiji.audit_head");
  return new Map(rows.map((row) => [row.organization_id, Number(row.number)]));
}

/** Kept heads of the snapshot's moment: those of later would say that the restored trail lacks its newest entries. */
function headsUpTo(content: Buffer, heads: ReadonlyMap<string, number>): Buffer {
  const lines = content.toString("utf8").split("\n").filter((line) => {
    const [, organizationId = "", number] = /"organizationId":"([^"]+)","number":(\d+)/.exec(line) ?? [];
    return number !== undefined && Number(number) <= (heads.get(organizationId) ?? 0);
  });
  return Buffer.from(lines.map((line) => `${line}\n`).join(""));
}

/** One transaction that sees one moment, held open while a generator yields. */
function snapshotOf(engine: Engine) {
  let release: () => void = () => undefined;
  let done: Promise<void> = Promise.resolve();
  return {
    begin: () =>
      new Promise<Parameters<Parameters<typeof withClient>[1]>[0]>((resolve, reject) => {
        done = withClient(engine.ownerConnection, async (client) => {
          await client.query("begin transaction isolation level repeatable read read only");
          const held = new Promise<void>((free) => (release = free));
          resolve(client);
          await held;
        }).catch(reject);
      }),
    async end() {
      release();
      await done;
    },
  };
}

async function listPacks(dataFolder: string): Promise<string[]> {
  const names = await readdir(join(dataFolder, "packs")).catch(nullWhenMissing);
  return (names ?? []).filter((name) => name.endsWith(".json")).toSorted().map((name) => `packs/${name}`);
}

function nullWhenMissing(error: unknown): null {
  if (codeOf(error) === "ENOENT") return null;
  throw error;
}
