import { STORAGE_SENTENCES, type StorageErrorCode } from "./storage-sentences.ts";

/**
 * Why storage cannot do what was asked. `code` is stable and is what programs look at;
 * `ja` and `en` are one line each for people, and `message` is both. Never holds a password or a row.
 */
export class StorageError extends Error {
  readonly code: StorageErrorCode;
  readonly ja: string;
  readonly en: string;

  constructor(code: StorageErrorCode, params: Readonly<Record<string, string | number>> = {}, options?: ErrorOptions) {
    const ja = fill(STORAGE_SENTENCES[code].ja, params);
    const en = fill(STORAGE_SENTENCES[code].en, params);
    super(`${ja} / ${en}`, options);
    this.name = "StorageError";
    this.code = code;
    this.ja = ja;
    this.en = en;
  }
}

function fill(sentence: string, params: Readonly<Record<string, string | number>>): string {
  return sentence.replace(/\{(\w+)\}/g, (_, name: string) => String(params[name] ?? "?"));
}

/** The short code that the operating system or PostgreSQL gave an error, or "". */
export function codeOf(error: unknown): string {
  return typeof error === "object" && error !== null && "code" in error ? String(error.code) : "";
}

const NO_ROOM = new Set(["ENOSPC", "EDQUOT"]);
const NO_RIGHT = new Set(["EROFS", "EACCES", "EPERM", "ENOTDIR", "EEXIST"]);

/**
 * Says an error of the file system in Kaiji's words.
 * @param folder the folder that was written to
 * @returns a `disk-full` or `folder-not-writable` error, or the error as it came when it is something else
 */
export function asFolderError(error: unknown, folder: string): unknown {
  const code = codeOf(error);
  if (NO_ROOM.has(code)) return new StorageError("disk-full", { folder }, { cause: error });
  if (NO_RIGHT.has(code)) return new StorageError("folder-not-writable", { folder }, { cause: error });
  return error;
}
