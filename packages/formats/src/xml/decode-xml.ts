import { codec } from "../zip/codec.ts";

/** A part's bytes as text: UTF-8, or UTF-16 when it begins with that mark. */
export function decodeXml(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder("utf-16le").decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder("utf-16be").decode(bytes);
  return codec().decodeUtf8(bytes);
}
