import { describe, expect, it } from "vitest";
import { decodeText } from "./decode-text.ts";
import { parseDelimited } from "./parse-delimited.ts";

describe("delimited text is cut into fields", () => {
  it.each([
    ["a,b\r\nc,d", [["a", "b"], ["c", "d"]]],
    ["a;b;c\n1;2;3\n", [["a", "b", "c"], ["1", "2", "3"]]],
    ['"a,1","b\n2","c ""3"""\nd,e,f', [["a,1", "b\n2", 'c "3"'], ["d", "e", "f"]]],
    ['="4.10",はい\n5,いいえ', [["4.10", "はい"], ["5", "いいえ"]]],
    ["sep=|\na|b,c", [["a", "b,c"]]],
    ["a,b,\n,,", [["a", "b", ""], ["", "", ""]]],
    ['a,"b\nc,d', [["a", '"b'], ["c", "d"]]],
    ["a\tb, c\nd\te, f", [["a", "b, c"], ["d", "e, f"]]],
  ])("%j", (text, fields) => expect(parseDelimited(text)).toEqual(fields));
});

describe("the encoding of a text", () => {
  it.each([
    ["euc-jp", [0xa4, 0xcf, 0xa4, 0xa4, 0x2c, 0xc2, 0xd0, 0xbe, 0xdd, 0xb3, 0xb0], "はい,対象外"],
    ["shift_jis", [0x82, 0xcd, 0x82, 0xa2, 0x2c, 0x91, 0xce, 0x8f, 0xdb, 0x8a, 0x4f], "はい,対象外"],
    ["utf-16be", [0xfe, 0xff, 0x30, 0x6f, 0x30, 0x44], "はい"],
    ["utf-8", [0xef, 0xbb, 0xbf, 0x61], "a"],
  ])("%s is told by what is valid in it", (encoding, bytes, text) =>
    expect(decodeText(Uint8Array.from(bytes))).toEqual({ text, encoding }),
  );

  it("is none when the bytes are no text", () => {
    expect(decodeText(Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 1, 2, 3]))).toBeNull();
  });
});
