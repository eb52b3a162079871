import { StorageError } from "../engine/storage-error.ts";

/** A piece of a backup: an entry begins, some of its bytes, it ends with its digest, and the end of all. */
export type Frame =
  | { readonly kind: "entry"; readonly name: string }
  | { readonly kind: "bytes"; readonly bytes: Uint8Array }
  | { readonly kind: "end"; readonly sha256: string }
  | { readonly kind: "last"; readonly entries: number };

const LETTERS = { entry: 0x45, bytes: 0x42, end: 0x5a, last: 0x4c } as const;
const HEAD = 5;
const LONGEST = 16 * 1024 * 1024;

/** Writes a frame: a letter, the length, the content. */
export function writeFrame(frame: Frame): Buffer {
  const content = contentOf(frame);
  const head = Buffer.alloc(HEAD);
  head.writeUInt8(LETTERS[frame.kind], 0);
  head.writeUInt32BE(content.byteLength, 1);
  return Buffer.concat([head, content]);
}

function contentOf(frame: Frame): Uint8Array {
  switch (frame.kind) {
    case "entry":
      return Buffer.from(frame.name);
    case "bytes":
      return frame.bytes;
    case "end":
      return Buffer.from(frame.sha256);
    case "last":
      return Buffer.from(String(frame.entries));
  }
}

/**
 * Reads frames back.
 * @throws StorageError `backup-damaged` when the stream ends early or holds something else
 */
export async function* readFrames(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Frame> {
  let held = Buffer.alloc(0);
  let isOver = false;
  for await (const chunk of chunks) {
    held = held.length === 0 ? Buffer.from(chunk) : Buffer.concat([held, chunk]);
    for (;;) {
      if (held.length < HEAD) break;
      const length = held.readUInt32BE(1);
      if (length > LONGEST || isOver) throw new StorageError("backup-damaged");
      if (held.length < HEAD + length) break;
      const frame = frameOf(held.readUInt8(0), held.subarray(HEAD, HEAD + length));
      isOver = frame.kind === "last";
      yield frame;
      held = held.subarray(HEAD + length);
    }
  }
  if (!isOver || held.length > 0) throw new StorageError("backup-damaged");
}

function frameOf(letter: number, content: Buffer): Frame {
  switch (letter) {
    case LETTERS.entry:
      return { kind: "entry", name: content.toString() };
    case LETTERS.bytes:
      return { kind: "bytes", bytes: content };
    case LETTERS.end:
      return { kind: "end", sha256: content.toString() };
    case LETTERS.last:
      return { kind: "last", entries: Number(content.toString()) };
    default:
      throw new StorageError("backup-damaged");
  }
}
