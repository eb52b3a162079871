import { ReadFailure } from "../read-failure.ts";
import { inflateEntry } from "./inflate-entry.ts";
import { LIMITS, mebibytes } from "./limits.ts";

export interface ArchiveEntry {
  readonly name: string;
  readonly method: number;
  readonly crc: number;
  readonly compressedSize: number;
  readonly size: number;
  readonly dataStart: number;
}

/** The parts of a zip container. Opening one inflates nothing. */
export interface Archive {
  readonly entries: ReadonlyMap<string, ArchiveEntry>;
  /** The part's bytes, or `null` when there is no such part. Throws ReadFailure when it is damaged or too large. */
  read(name: string): Uint8Array | null;
  /** The part as text, where an archive remembers texts. */
  readText?(name: string): string | null;
}

const STRICT_UTF8 = new TextDecoder("utf-8", { fatal: true });
const END = 0x06054b50;
const END64 = 0x06064b50;
const CENTRAL = 0x02014b50;
const LOCAL = 0x04034b50;

/**
 * Opens a zip archive by its central directory and refuses bombs by what they declare.
 * A part that declares less than it holds is stopped while it is inflated.
 * @throws ReadFailure when the bytes are no archive, are damaged, encrypted or over a limit
 */
export function openArchive(bytes: Uint8Array): Archive {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const entries = new Map<string, ArchiveEntry>();
  let total = 0;
  try {
    const { count, start } = findDirectory(view);
    if (count > LIMITS.entries) throw new ReadFailure("too-large", { what: "parts", limit: String(LIMITS.entries) });
    let at = start;
    for (let i = 0; i < count; i++) {
      const [entry, next] = readCentralHeader(view, bytes, at);
      at = next;
      total += entry.size;
      checkDeclared(entry, total);
      const key = entry.name.toLowerCase();
      if (entries.has(key)) throw new ReadFailure("damaged", { part: entry.name });
      entries.set(key, entry);
    }
  } catch (error) {
    if (error instanceof RangeError) throw new ReadFailure("damaged", { part: "zip" });
    throw error;
  }
  return {
    entries,
    read(name) {
      const entry = entries.get(name.toLowerCase());
      return entry === undefined ? null : inflateEntry(bytes, entry);
    },
  };
}

function checkDeclared(entry: ArchiveEntry, total: number): void {
  if (total > LIMITS.total) throw new ReadFailure("too-large", { what: "total", limit: `${mebibytes(LIMITS.total)} MiB` });
  if (entry.size > LIMITS.ratioFrom && entry.size > entry.compressedSize * LIMITS.ratio)
    throw new ReadFailure("suspicious-compression", { part: entry.name, limit: `${LIMITS.ratio}:1` });
}

function findDirectory(view: DataView): { count: number; start: number } {
  const lowest = Math.max(0, view.byteLength - 22 - 0xffff);
  for (let at = view.byteLength - 22; at >= lowest; at--) {
    if (view.getUint32(at, true) !== END) continue;
    const count = view.getUint16(at + 10, true);
    const start = view.getUint32(at + 16, true);
    if (count !== 0xffff && start !== 0xffffffff) return { count, start };
    const end64 = Number(view.getBigUint64(at - 20 + 8, true));
    if (view.getUint32(end64, true) !== END64) break;
    return { count: Number(view.getBigUint64(end64 + 32, true)), start: Number(view.getBigUint64(end64 + 48, true)) };
  }
  throw new ReadFailure("damaged", { part: "zip" });
}

function readCentralHeader(view: DataView, bytes: Uint8Array, at: number): [ArchiveEntry, number] {
  if (view.getUint32(at, true) !== CENTRAL) throw new ReadFailure("damaged", { part: "zip" });
  const flags = view.getUint16(at + 8, true);
  if (flags & 1) throw new ReadFailure("password-protected", { container: "zip" });
  let compressedSize = view.getUint32(at + 20, true);
  let size = view.getUint32(at + 24, true);
  const nameLength = view.getUint16(at + 28, true);
  const extraLength = view.getUint16(at + 30, true);
  const commentLength = view.getUint16(at + 32, true);
  let local = view.getUint32(at + 42, true);
  const nameEnd = at + 46 + nameLength;
  if (nameEnd + extraLength > bytes.length) throw new ReadFailure("damaged", { part: "zip" });
  const name = decodeName(bytes.subarray(at + 46, nameEnd)).replaceAll("\\", "/").replace(/^\//, "");
  for (let x = nameEnd; x + 4 <= nameEnd + extraLength; x += 4 + view.getUint16(x + 2, true)) {
    if (view.getUint16(x, true) !== 1) continue;
    let field = x + 4;
    const next64 = () => Number(view.getBigUint64((field += 8) - 8, true));
    if (size === 0xffffffff) size = next64();
    if (compressedSize === 0xffffffff) compressedSize = next64();
    if (local === 0xffffffff) local = next64();
  }
  if (view.getUint32(local, true) !== LOCAL) throw new ReadFailure("damaged", { part: name });
  const dataStart = local + 30 + view.getUint16(local + 26, true) + view.getUint16(local + 28, true);
  if (dataStart + compressedSize > bytes.length) throw new ReadFailure("damaged", { part: name });
  const entry = {
    name,
    method: view.getUint16(at + 10, true),
    crc: view.getUint32(at + 16, true),
    compressedSize,
    size,
    dataStart,
  };
  return [entry, nameEnd + extraLength + commentLength];
}

/** Windows in Japan writes names in CP932 and does not say so. */
function decodeName(bytes: Uint8Array): string {
  try {
    return STRICT_UTF8.decode(bytes);
  } catch {
    return new TextDecoder("shift_jis").decode(bytes);
  }
}
