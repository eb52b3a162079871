/** Encodings of text files as people in Japan save them. */
export type TextEncoding = "utf-8" | "utf-16le" | "utf-16be" | "shift_jis" | "euc-jp" | "iso-2022-jp";

const CONTROL = /[\u0000-\u0008\u000B\u000E-\u001A\u001C-\u001F\u007F\uFFFD]/;

/**
 * The text of a file whose encoding nobody names: by its mark, else the first encoding in which every byte is valid.
 * Shift_JIS means the wider CP932, as in browsers. `null` when the bytes are no text.
 */
export function decodeText(bytes: Uint8Array): { text: string; encoding: TextEncoding } | null {
  for (const encoding of candidates(bytes)) {
    const text = decode(bytes, encoding);
    if (text !== null && !CONTROL.test(text)) return { text, encoding };
  }
  return null;
}

function candidates(bytes: Uint8Array): TextEncoding[] {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return ["utf-16le"];
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return ["utf-16be"];
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return ["utf-8"];
  const zeros = countZeros(bytes);
  if (zeros.odd > 0 || zeros.even > 0) return zeros.odd >= zeros.even ? ["utf-16le"] : ["utf-16be"];
  if (hasJisEscape(bytes)) return ["iso-2022-jp"];
  return decode(bytes, "utf-8") === null ? byPlausibility(bytes) : ["utf-8"];
}

/** Many texts are valid in both; read in the wrong one, kana become half-width katakana and rare kanji. */
function byPlausibility(bytes: Uint8Array): TextEncoding[] {
  const sample = bytes.subarray(0, 65_536);
  const strangeness = (encoding: TextEncoding) => {
    const text = new TextDecoder(encoding).decode(sample);
    const strange = text.match(/[\uFF61-\uFF9F\uFFFD]/g)?.length ?? 0;
    const usual = text.match(/[\u3041-\u30FE\u3001\u3002]/g)?.length ?? 0;
    return strange - usual;
  };
  const order: TextEncoding[] = ["shift_jis", "euc-jp"];
  return strangeness("euc-jp") < strangeness("shift_jis") ? order.toReversed() : order;
}

function decode(bytes: Uint8Array, encoding: TextEncoding): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** In UTF-16 without a mark every second byte of plain letters and line ends is zero. */
function countZeros(bytes: Uint8Array): { even: number; odd: number } {
  const zeros = { even: 0, odd: 0 };
  for (let i = 0; i < Math.min(bytes.length, 65_536); i++) if (bytes[i] === 0) zeros[i % 2 === 0 ? "even" : "odd"]++;
  return zeros;
}

function hasJisEscape(bytes: Uint8Array): boolean {
  for (let at = bytes.indexOf(0x1b); at >= 0; at = bytes.indexOf(0x1b, at + 1)) if (bytes[at + 1] === 0x24) return true;
  return false;
}
