import { deflateSync, Inflate, inflateSync } from "fflate";
import { tableCrc32 } from "./crc32.ts";

/** Packs and unpacks the parts of zip archives (raw deflate streams), sums them up and reads their texts. */
export interface Codec {
  /**
   * @param mostBytes where unpacking ends, whatever the stream still holds
   * @returns `null` when the stream holds more than that; what is cut short or damaged throws, or comes back shorter
   */
  inflateRaw(packed: Uint8Array, mostBytes: number): Uint8Array | null;
  deflateRaw(bytes: Uint8Array): Uint8Array;
  /** CRC-32 as zip archives use it. */
  crc32(bytes: Uint8Array): number;
  /** As a `TextDecoder` does: without a mark at the beginning, U+FFFD in place of what is no UTF-8. */
  decodeUtf8(bytes: Uint8Array): string;
  /** As a `TextEncoder` does: U+FFFD in place of half a letter. */
  encodeUtf8(text: string): Uint8Array;
}

const UTF8 = new TextDecoder();
const ENCODER = new TextEncoder();

/** One push of the streaming inflater can grow to at most 1032 times this. */
const SLICE = 16 * 1024;

/** The codec that runs everywhere, browsers too. */
export const PORTABLE_CODEC: Codec = {
  inflateRaw(packed, mostBytes) {
    const out = new Uint8Array(mostBytes);
    if (packed.length <= SLICE) return inflateSync(packed, { out });
    let length = 0;
    let isOver = false;
    const inflater = new Inflate((chunk) => {
      isOver ||= length + chunk.length > mostBytes;
      if (isOver) return;
      out.set(chunk, length);
      length += chunk.length;
    });
    for (let at = 0; at < packed.length && !isOver; at += SLICE) inflater.push(packed.subarray(at, at + SLICE), at + SLICE >= packed.length);
    return isOver ? null : out.subarray(0, length);
  },
  deflateRaw: (bytes) => deflateSync(bytes, { level: 2 }),
  crc32: tableCrc32,
  decodeUtf8: (bytes) => UTF8.decode(bytes),
  encodeUtf8: (text) => ENCODER.encode(text),
};

let current = PORTABLE_CODEC;

/** The codec in use. */
export function codec(): Codec {
  return current;
}

/** Hands in a faster codec that does the very same, once as a program starts: formats itself knows no platform. */
export function useCodec(faster: Codec): void {
  current = faster;
}
