import { describe, expect, it } from "vitest";
import { decodeXml } from "./decode-xml.ts";
import { encodeXml } from "./encode-xml.ts";

const XML = '<?xml version="1.0"?><a>開示</a>';
const twoBytes = (text: string, isLittle: boolean) => Uint8Array.from([...text].flatMap((letter) => [letter.charCodeAt(0) & 0xff, letter.charCodeAt(0) >> 8]).reduce<number[]>((bytes, byte, i) => (isLittle ? [...bytes, byte] : i % 2 === 0 ? [...bytes, 0, byte] : [...bytes.slice(0, -2), byte, bytes.at(-1)!]), []));

describe("the bytes of an XML part", () => {
  it.each<[string, Uint8Array]>([
    ["UTF-8", new TextEncoder().encode(XML)],
    ["UTF-8 with a mark", new TextEncoder().encode(`\uFEFF${XML}`)],
    ["UTF-16, small end first, with a mark", twoBytes(`\uFEFF${XML}`, true)],
    ["UTF-16, big end first, with a mark", twoBytes(`\uFEFF${XML}`, false)],
    ["UTF-16, small end first", twoBytes(XML, true)],
    ["UTF-16, big end first", twoBytes(XML, false)],
  ])("%s", (_, bytes) => {
    expect(decodeXml(bytes)).toBe(XML);
    expect(encodeXml(XML, bytes)).toEqual(bytes);
  });
});
