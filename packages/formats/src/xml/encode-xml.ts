import { codec } from "../zip/codec.ts";

/** A part's text as bytes in the way the part was written before: its declaration says so, and other programs believe it. */
export function encodeXml(text: string, before: Uint8Array | null): Uint8Array {
  const [first, second, third] = before ?? [];
  const isLittle = (first === 0xff && second === 0xfe) || (first === 0x3c && second === 0);
  const isBig = (first === 0xfe && second === 0xff) || (first === 0 && second === 0x3c);
  if (isLittle || isBig) return twoBytes(first === 0x3c || first === 0 ? text : `\uFEFF${text}`, isLittle);
  return codec().encodeUtf8(first === 0xef && second === 0xbb && third === 0xbf ? `\uFEFF${text}` : text);
}

function twoBytes(text: string, isLittle: boolean): Uint8Array {
  const bytes = new Uint8Array(text.length * 2);
  const view = new DataView(bytes.buffer);
  for (let i = 0; i < text.length; i++) view.setUint16(i * 2, text.charCodeAt(i), isLittle);
  return bytes;
}
