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

/** What a backup says of itself before it begins. */
export interface BackupHead {
  readonly format: number;
  /** The newest step of the database that it was taken from. */
  readonly schema: number;
  /** All steps that the database had taken. */
  readonly steps: readonly number[];
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
  const known = new Set(MIGRATIONS.map(({ number }) => number));
  if (head.format !== 1 || head.steps.some((step) => !known.has(step))) throw new StorageError("backup-newer");
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

/** Reads only what a backup says of itself. @throws StorageError `backup-not-one` */
export async function readBackupHead(file: string): Promise<BackupHead> {
  return (await readHead(file)).head;
}

async function readHead(file: string): Promise<{ head: BackupHead; start: number }> {
  const handle = await open(file, "r");
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(LONGEST_HEAD), 0, LONGEST_HEAD, 0);
    const text = buffer.subarray(0, bytesRead).toString("latin1");
    const end = text.indexOf("\n", BACKUP_MARK.length);
    if (!text.startsWith(BACKUP_MARK) || end < 0) throw new StorageError("backup-not-one", { file });
    return { head: parseHead(text.slice(BACKUP_MARK.length, end), file), start: end + 1 };
  } finally {
    await handle.close();
  }
}

/** @throws StorageError `backup-not-one` */
function parseHead(text: string, file: string): BackupHead {
  try {
    const head = JSON.parse(text) as BackupHead;
    // The first backups named only their newest step, and then there were no gaps.
    return { ...head, steps: head.steps ?? Array.from({ length: head.schema }, (_, at) => at + 1) };
  } catch (error) {
    throw new StorageError("backup-not-one", { file }, { cause: error });
  }
}

function countLines(bytes: Uint8Array): number {
  let lines = 0;
  for (const byte of bytes) if (byte === 0x0a) lines++;
  return lines;
}
