import { ReadFailure } from "../read-failure.ts";

const FREE = 0xffff_fffa;

interface Entry {
  readonly name: string;
  readonly start: number;
  readonly size: number;
}

/**
 * Reads one stream of an OLE compound file ([MS-CFB]) by its name, wherever its sectors lie.
 * @returns the stream's bytes, or `null` when there is none of this name
 * @throws ReadFailure `damaged` when the chains of sectors lead nowhere or in circles
 */
export function readStream(bytes: Uint8Array, names: readonly string[]): Uint8Array | null {
  if (bytes.length < 1536) throw damaged();
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const shift = view.getUint16(30, true);
  if (shift !== 9 && shift !== 12) throw damaged();
  const size = 1 << shift;
  const sector = (id: number) => bytes.subarray((id + 1) * size, (id + 2) * size);
  const table = allocationTable(view, bytes, size);
  const chain = (start: number) => join(follow(start, table).map(sector));
  const directory = follow(view.getUint32(48, true), table).map(sector);
  const entries = listEntries(whole(join(directory), directory.length * size));
  const root = entries[0];
  if (root === undefined) throw damaged();
  const entry = names.flatMap((name) => entries.slice(1).filter((e) => e.name.toLowerCase() === name.toLowerCase()))[0];
  if (entry === undefined) return null;
  if (entry.size >= view.getUint32(56, true)) return whole(chain(entry.start), entry.size);
  const miniTable = toNumbers(chain(view.getUint32(60, true)));
  const mini = chain(root.start);
  return whole(join(follow(entry.start, miniTable).map((id) => mini.subarray(id * 64, id * 64 + 64))), entry.size);
}

/** A stream without the rest of its last sector. A file that was cut off must not pass for a shorter one. */
function whole(stream: Uint8Array, size: number): Uint8Array {
  if (stream.length < size) throw damaged();
  return stream.subarray(0, size);
}

/** Whether a compound file is so damaged that nobody can say what it holds: often its end is missing. */
export function isUnlisted(bytes: Uint8Array): boolean {
  try {
    readStream(bytes, []);
    return false;
  } catch (error) {
    if (error instanceof ReadFailure) return true;
    throw error;
  }
}

/** Which sector follows which. The first 109 sectors of the table are named in the header, the rest in a chain. */
function allocationTable(view: DataView, bytes: Uint8Array, size: number): Uint32Array {
  const ids: number[] = [];
  for (let i = 0; i < 109; i++) ids.push(view.getUint32(76 + i * 4, true));
  const most = Math.ceil(bytes.length / size);
  let next = view.getUint32(68, true);
  for (let step = 0; next < FREE && step < most; step++) {
    const at = (next + 1) * size;
    if (at + size > bytes.length) break;
    for (let i = 0; i < size / 4 - 1; i++) ids.push(view.getUint32(at + i * 4, true));
    next = view.getUint32(at + size - 4, true);
  }
  return toNumbers(join(ids.filter((id) => id < most).map((id) => bytes.subarray((id + 1) * size, (id + 2) * size))));
}

function follow(start: number, table: Uint32Array): number[] {
  const chain: number[] = [];
  for (let id = start; id < FREE; id = table[id]!) {
    chain.push(id);
    if (id >= table.length || chain.length > table.length) throw damaged();
  }
  return chain;
}

function listEntries(directory: Uint8Array): Entry[] {
  const view = new DataView(directory.buffer, directory.byteOffset, directory.byteLength);
  const entries: Entry[] = [];
  for (let at = 0; at + 128 <= directory.length; at += 128) {
    const length = Math.max(0, Math.min(64, view.getUint16(at + 64, true)) - 2);
    const name = new TextDecoder("utf-16le").decode(directory.subarray(at, at + length));
    entries.push({ name, start: view.getUint32(at + 116, true), size: view.getUint32(at + 120, true) });
  }
  return entries;
}

function toNumbers(bytes: Uint8Array): Uint32Array {
  const numbers = new Uint32Array(Math.floor(bytes.length / 4));
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let i = 0; i < numbers.length; i++) numbers[i] = view.getUint32(i * 4, true);
  return numbers;
}

function join(parts: readonly Uint8Array[]): Uint8Array {
  const joined = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    joined.set(part, at);
    at += part.length;
  }
  return joined;
}

function damaged(): ReadFailure {
  return new ReadFailure("damaged", { part: "xls" });
}
