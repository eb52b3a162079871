import { codec } from "../zip/codec.ts";

/** A part's bytes as text: UTF-8, or UTF-16 when it begins with that mark or its first bracket says so. */
export function decodeXml(bytes: Uint8Array): string {
  if ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0x3c && bytes[1] === 0)) return new TextDecoder("utf-16le").decode(bytes);
  if ((bytes[0] === 0xfe && bytes[1] === 0xff) || (bytes[0] === 0 && bytes[1] === 0x3c)) return new TextDecoder("utf-16be").decode(bytes);
  return codec().decodeUtf8(bytes);
}
