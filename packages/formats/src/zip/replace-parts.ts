import { ReadFailure } from "../read-failure.ts";
import { codec } from "./codec.ts";

const UTF8 = new TextDecoder();

/**
 * A copy of a zip archive with the contents of some parts replaced. Every other part is carried over as it stands,
 * compressed bytes, order, dates and all.
 * @param replacements new contents by the part's exact name
 */
export function replaceParts(archive: Uint8Array, replacements: ReadonlyMap<string, Uint8Array>): Uint8Array {
  // Node's Buffer is a Uint8Array whose slices share memory; a plain view has slices that are copies.
  const file = new Uint8Array(archive.buffer, archive.byteOffset, archive.byteLength);
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  let end = file.length - 22;
  while (end >= 0 && view.getUint32(end, true) !== 0x06054b50) end--;
  if (end < 0) throw new ReadFailure("damaged", { part: "zip" });
  const count = view.getUint16(end + 10, true);
  const chunks: Uint8Array[] = [];
  const directory: Uint8Array[] = [];
  let offset = 0;
  let at = view.getUint32(end + 16, true);
  for (let i = 0; i < count; i++) {
    const nameLength = view.getUint16(at + 28, true);
    const headerEnd = at + 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
    const central = file.slice(at, headerEnd);
    const name = UTF8.decode(file.subarray(at + 46, at + 46 + nameLength));
    const replacement = replacements.get(name);
    const entry = replacement === undefined ? carryOver(file, view, at) : rewrite(file, at, nameLength, central, replacement);
    new DataView(central.buffer).setUint32(42, offset, true);
    chunks.push(entry);
    directory.push(central);
    offset += entry.length;
    at = headerEnd;
  }
  const directorySize = directory.reduce((sum, header) => sum + header.length, 0);
  const tail = file.slice(end);
  const tailView = new DataView(tail.buffer);
  tailView.setUint32(12, directorySize, true);
  tailView.setUint32(16, offset, true);
  return concatenate([...chunks, ...directory, tail]);
}

/** Local header, data and data descriptor of an entry, as they stand. */
function carryOver(file: Uint8Array, view: DataView, central: number): Uint8Array {
  const local = view.getUint32(central + 42, true);
  const dataStart = local + 30 + view.getUint16(local + 26, true) + view.getUint16(local + 28, true);
  let end = dataStart + view.getUint32(central + 20, true);
  if (view.getUint16(local + 6, true) & 8) end += view.getUint32(end, true) === 0x08074b50 ? 16 : 12;
  return file.subarray(local, end);
}

function rewrite(file: Uint8Array, central: number, nameLength: number, header: Uint8Array, content: Uint8Array): Uint8Array {
  const data = codec().deflateRaw(content);
  const view = new DataView(header.buffer);
  view.setUint16(8, view.getUint16(8, true) & ~8, true);
  view.setUint16(10, 8, true);
  view.setUint32(16, codec().crc32(content), true);
  view.setUint32(20, data.length, true);
  view.setUint32(24, content.length, true);
  const local = new Uint8Array(30 + nameLength);
  const localView = new DataView(local.buffer);
  localView.setUint32(0, 0x04034b50, true);
  // Version to flags, method, time, date, checksum and sizes stand in the same order in both headers.
  local.set(header.subarray(6, 30), 4);
  localView.setUint16(26, nameLength, true);
  local.set(file.subarray(central + 46, central + 46 + nameLength), 30);
  return concatenate([local, data]);
}

function concatenate(chunks: readonly Uint8Array[]): Uint8Array {
  const all = new Uint8Array(chunks.reduce((sum, chunk) => sum + chunk.length, 0));
  let at = 0;
  for (const chunk of chunks) {
    all.set(chunk, at);
    at += chunk.length;
  }
  return all;
}
