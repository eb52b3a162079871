import { createHash, randomUUID, type Hash } from "node:crypto";
import { open, readdir, rename, rm, stat, type FileHandle } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { Readable } from "node:stream";
import { makeFolders } from "../engine/make-folders.ts";
import { StorageError, asFolderError, codeOf } from "../engine/storage-error.ts";
import { syncFolder } from "../engine/sync-folder.ts";

/** A kept file: its content's SHA-256 in hexadecimal, which is its only name, and its size in bytes. */
export interface KeptFile {
  readonly sha256: string;
  readonly size: number;
}

/** A kept file opened for reading. Read or destroy the stream: it holds the file open. */
export interface OpenedFile extends KeptFile {
  readonly stream: Readable;
}

/** Original files, named by their content, never changed. */
export interface FileStore {
  /**
   * Keeps content. When this resolves, the file and its name are on disk. Keeping the same content again is no change.
   * @param limit the most bytes to take; reading stops there
   * @throws StorageError `file-too-large`, `disk-full`, `folder-not-writable`; the source's own error. Nothing stays behind then.
   */
  putFile(content: Uint8Array | AsyncIterable<Uint8Array>, limit: number): Promise<KeptFile>;
  /**
   * Opens a kept file. It is read whole first and compared with its name: nobody is given, and nothing is read
   * of, a file that somebody has put in the place of another.
   * @throws StorageError `file-missing`, `file-damaged`
   */
  openFile(sha256: string): Promise<OpenedFile>;
  /** All kept files in the order of their names. */
  listFiles(): AsyncGenerator<KeptFile>;
}

const NAME = /^[0-9a-f]{64}$/;
const HALF = "new-";

/**
 * Opens the file store of a data folder. The process that holds the folder's lock clears away what a crash has
 * left half written; a command beside a running Kaiji (`isOwner: false`) leaves everything as it is.
 * @throws StorageError `folder-not-writable`, `disk-full`
 */
export async function openFileStore(dataFolder: string, { isOwner = true }: { readonly isOwner?: boolean } = {}): Promise<FileStore> {
  const folder = join(dataFolder, "files");
  try {
    await makeFolders(folder, 0o700);
    for (const name of isOwner ? await readdir(folder) : []) {
      if (name.startsWith(HALF)) await rm(join(folder, name), { force: true });
    }
    await syncFolder(dataFolder);
  } catch (error) {
    throw asFolderError(error, folder);
  }
  return {
    putFile: (content, limit) => putFile(folder, content, limit),
    openFile: (sha256) => openFile(folder, sha256),
    listFiles: () => listFiles(folder),
  };
}

async function putFile(folder: string, content: Uint8Array | AsyncIterable<Uint8Array>, limit: number): Promise<KeptFile> {
  const half = join(folder, `${HALF}${randomUUID()}`);
  try {
    const kept = await writeHalf(half, content, limit);
    await giveName(half, folder, kept);
    return kept;
  } catch (error) {
    await rm(half, { force: true }).catch(() => undefined);
    throw asFolderError(error, folder);
  }
}

async function writeHalf(half: string, content: Uint8Array | AsyncIterable<Uint8Array>, limit: number): Promise<KeptFile> {
  const file = await open(half, "wx", 0o400);
  try {
    const hash = createHash("sha256");
    let size = 0;
    for await (const chunk of content instanceof Uint8Array ? [content] : content) {
      size += chunk.byteLength;
      if (size > limit) throw new StorageError("file-too-large", { limit });
      hash.update(chunk);
      await writeAll(file, chunk);
    }
    await file.sync();
    return { sha256: hash.digest("hex"), size };
  } finally {
    await file.close();
  }
}

/** One call may write less than it was given. */
async function writeAll(file: FileHandle, chunk: Uint8Array): Promise<void> {
  for (let done = 0; done < chunk.byteLength; ) done += (await file.write(chunk, done)).bytesWritten;
}

/** Gives a written file its name, unless the same content has it already, and makes the name last. */
async function giveName(half: string, folder: string, kept: KeptFile): Promise<void> {
  const path = pathOf(folder, kept.sha256);
  await makeFolders(dirname(path), 0o700);
  const earlier = await look(path, kept.sha256);
  if (earlier === "whole") await rm(half, { force: true });
  else {
    // What is not what its name says makes room for a good copy, but is not thrown away.
    if (earlier === "damaged") await rename(path, `${path}.damaged-${Date.now()}`);
    await rename(half, path);
  }
  await syncFolder(dirname(path));
  await syncFolder(folder);
}

async function look(path: string, sha256: string): Promise<"missing" | "whole" | "damaged"> {
  const file = await open(path, "r").catch(nullWhenMissing);
  if (file === null) return "missing";
  try {
    return (await hashOf(file)) === sha256 ? "whole" : "damaged";
  } finally {
    await file.close();
  }
}

async function openFile(folder: string, sha256: string): Promise<OpenedFile> {
  if (!NAME.test(sha256)) throw new StorageError("file-missing", { sha256: "?" });
  const file = await open(pathOf(folder, sha256), "r").catch(nullWhenMissing);
  if (file === null) throw new StorageError("file-missing", { sha256 });
  try {
    if ((await hashOf(file)) !== sha256) throw new StorageError("file-damaged", { sha256 });
    const { size } = await file.stat();
    return { sha256, size, stream: file.createReadStream({ start: 0 }) };
  } catch (error) {
    await file.close();
    throw error;
  }
}

async function hashOf(file: FileHandle): Promise<string> {
  const hash: Hash = createHash("sha256");
  for await (const chunk of file.createReadStream({ start: 0, autoClose: false, highWaterMark: 1 << 20 })) hash.update(chunk as Buffer);
  return hash.digest("hex");
}

async function* listFiles(folder: string): AsyncGenerator<KeptFile> {
  for (const shard of (await readdir(folder)).filter((name) => /^[0-9a-f]{2}$/.test(name)).toSorted()) {
    for (const sha256 of (await readdir(join(folder, shard))).filter((name) => NAME.test(name)).toSorted()) {
      yield { sha256, size: (await stat(join(folder, shard, sha256))).size };
    }
  }
}

/** Files of one first byte share a folder, so that none grows too long. */
function pathOf(folder: string, sha256: string): string {
  return join(folder, sha256.slice(0, 2), sha256);
}

function nullWhenMissing(error: unknown): null {
  if (codeOf(error) === "ENOENT") return null;
  throw error;
}
