import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { open, stat } from "node:fs/promises";
import { pipeline } from "node:stream";
import { createGunzip } from "node:zlib";
import { StorageError } from "../engine/storage-error.ts";
import { MIGRATIONS } from "../migrations/list.ts";
import { readFrames } from "./frames.ts";
import { openStream } from "./seal-stream.ts";
import type { BackupSummary } from "./write-backup.ts";

/** How every backup begins. */
export const BACKUP_MARK = "KAIJI BACKUP\n";
const LONGEST_HEAD = 4096;

interface BackupHead {
  readonly format: number;
  readonly schema: number;
  readonly isEncrypted: boolean;
  readonly madeAt: string;
}

/**
 * Reads a backup from one end to the other and compares every digest.
 * @param onEntry given each entry's name and bytes; what it leaves is read and compared after it
 * @throws StorageError `backup-not-one`, `backup-newer`, `backup-passphrase`, `backup-damaged`
 */
export async function readBackup(file: string, passphrase: string | null, onEntry: (name: string, bytes: AsyncIterable<Uint8Array>) => Promise<unknown>): Promise<BackupSummary> {
  const { head, start } = await readHead(file);
  if (head.schema > MIGRATIONS.length || head.format !== 1) throw new StorageError("backup-newer");
  if (head.isEncrypted && passphrase === null) throw new StorageError("backup-passphrase");
  const raw = createReadStream(file, { start });
  const plain = head.isEncrypted ? openStream(raw as AsyncIterable<Uint8Array>, passphrase ?? "") : raw;
  const summary = { rows: 0, files: 0, size: (await stat(file)).size };
  const frames = readFrames(unpacked(plain as AsyncIterable<Uint8Array>));
  let entries = 0;
  for (;;) {
    const { value: frame, done } = await frames.next();
    if (done === true) return summary;
    if (frame.kind === "last") {
      if (frame.entries !== entries) throw new StorageError("backup-damaged");
      continue;
    }
    if (frame.kind !== "entry") throw new StorageError("backup-damaged");
    entries++;
    if (frame.name.startsWith("file/")) summary.files++;
    const isTable = frame.name.startsWith("table/");
    const bytes = checked(frames, (some) => void (summary.rows += isTable ? countLines(some) : 0));
    await onEntry(frame.name, bytes);
    for await (const _ of bytes);
  }
}

type Frames = ReturnType<typeof readFrames>;

/** The bytes of one entry; whoever reads them to the end knows that they are what was written. */
async function* checked(frames: Frames, onBytes: (bytes: Uint8Array) => void): AsyncGenerator<Uint8Array> {
  const hash = createHash("sha256");
  for (;;) {
    const { value: frame, done } = await frames.next();
    if (done === true || (frame.kind !== "bytes" && frame.kind !== "end")) throw new StorageError("backup-damaged");
    if (frame.kind === "end") {
      if (hash.digest("hex") !== frame.sha256) throw new StorageError("backup-damaged");
      return;
    }
    hash.update(frame.bytes);
    onBytes(frame.bytes);
    yield frame.bytes;
  }
}

async function* unpacked(packed: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const gunzip = createGunzip();
  const failed: { error: unknown } = { error: null };
  pipeline(packed, gunzip, (error) => (failed.error = error ?? null));
  try {
    for await (const chunk of gunzip) yield chunk as Uint8Array;
  } catch (error) {
    throw error instanceof StorageError ? error : new StorageError("backup-damaged", {}, { cause: error });
  }
  if (failed.error instanceof StorageError) throw failed.error;
}

async function readHead(file: string): Promise<{ head: BackupHead; start: number }> {
  const handle = await open(file, "r");
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(LONGEST_HEAD), 0, LONGEST_HEAD, 0);
    const text = buffer.subarray(0, bytesRead).toString("latin1");
    const end = text.indexOf("\n", BACKUP_MARK.length);
    if (!text.startsWith(BACKUP_MARK) || end < 0) throw new StorageError("backup-not-one", { file });
    return { head: JSON.parse(text.slice(BACKUP_MARK.length, end)) as BackupHead, start: end + 1 };
  } finally {
    await handle.close();
  }
}

function countLines(bytes: Uint8Array): number {
  let lines = 0;
  for (const byte of bytes) if (byte === 0x0a) lines++;
  return lines;
}
