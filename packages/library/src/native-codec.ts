import { isAscii, isUtf8, transcode } from "node:buffer";
import { crc32, deflateRawSync, inflateRawSync } from "node:zlib";
import { type Codec, useCodec } from "@kaiji/formats/codec";

/** Larger parts are unpacked piece by piece: a declared size alone takes no memory. */
const MOST_AT_ONCE = 1024 * 1024;
/** Texts below this are not worth the detour. */
const FEW_BYTES = 512;
const UTF8 = new TextDecoder();
const ENCODER = new TextEncoder();

/** Node's own zlib, several times faster than the portable one. */
export const NATIVE_CODEC: Codec = {
  inflateRaw(packed, mostBytes) {
    try {
      return plain(inflateRawSync(packed, { maxOutputLength: Math.max(1, mostBytes), chunkSize: Math.min(Math.max(64, mostBytes + 1), MOST_AT_ONCE) }));
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === "ERR_BUFFER_TOO_LARGE") return null;
      throw error;
    }
  },
  deflateRaw: (bytes) => plain(deflateRawSync(bytes, { level: 1 })),
  crc32: (bytes) => crc32(bytes),
  decodeUtf8(bytes) {
    // Node's decoder and encoder are slow with Japanese, its transcoder is not; it knows no marks and no replacement characters.
    if (bytes.length < FEW_BYTES || bytes[0] === 0xef || isAscii(bytes) || !isUtf8(bytes)) return UTF8.decode(bytes);
    return transcode(bytes, "utf8", "utf16le").toString("utf16le");
  },
  encodeUtf8: (text) => (text.length >= FEW_BYTES && isWellFormed(text) ? plain(transcode(Buffer.from(text, "utf16le"), "utf16le", "utf8")) : ENCODER.encode(text)),
};

/** Puts Node's own zlib to use; every program that runs on Node says this once as it starts. */
export function useNativeCodec(): void {
  useCodec(NATIVE_CODEC);
}

/** Slices of a Node buffer share memory, those of a plain array do not: readers count on copies. */
function plain(buffer: Buffer): Uint8Array {
  return new Uint8Array(buffer.buffer, buffer.byteOffset, buffer.length);
}

/** Whether no letter is cut in half. Node 20 says so; its types do not yet. */
function isWellFormed(text: string): boolean {
  return (text as unknown as { isWellFormed(): boolean }).isWellFormed();
}
