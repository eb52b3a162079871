import { deflateRawSync } from "node:zlib";
import { PORTABLE_CODEC } from "@kaiji/formats/codec";
import { assert, constantFrom, integer, nat, property, string, uint8Array } from "fast-check";
import { describe, expect, it } from "vitest";
import { NATIVE_CODEC } from "./native-codec.ts";

const MEBIBYTE = 1024 * 1024;
const codecs = [["portable", PORTABLE_CODEC], ["native", NATIVE_CODEC]] as const;

describe.each(codecs)("the %s codec", (_, codec) => {
  it("computes the checksum of the standard's check value", () => expect(codec.crc32(new TextEncoder().encode("123456789"))).toBe(0xcbf43926));

  it("gives back what either codec packed", () =>
    assert(
      property(uint8Array({ maxLength: 5000 }), integer({ min: 1, max: 40 }), (piece, times) => {
        const bytes = new Uint8Array(piece.length * times).map((__, i) => piece[i % piece.length]!);
        for (const [, other] of codecs) expect(codec.inflateRaw(other.deflateRaw(bytes), bytes.length)).toEqual(bytes);
      }),
      { numRuns: 50 },
    ));

  it("stops a stream that holds more than allowed", () => {
    for (const bytes of [pattern(2 * MEBIBYTE), new Uint8Array(4 * MEBIBYTE)]) expect(codec.inflateRaw(deflateRawSync(bytes), MEBIBYTE)?.length).not.toBe(bytes.length);
    expect(codec.inflateRaw(deflateRawSync(pattern(2 * MEBIBYTE)), MEBIBYTE)).toBeNull();
  });

  it("never gives the whole part for a stream of which half is missing", () => {
    const bytes = pattern(MEBIBYTE);
    const packed = deflateRawSync(bytes);
    let found: Uint8Array | null = null;
    try {
      found = codec.inflateRaw(packed.subarray(0, packed.length >> 1), bytes.length);
    } catch {
      // It says so: as good.
    }
    expect(found === null ? 0 : codec.crc32(found)).not.toBe(codec.crc32(bytes));
  });

  it("reads texts as a decoder of the platform does, whatever the bytes", () =>
    assert(
      property(string({ unit: "binary", maxLength: 400 }), uint8Array({ maxLength: 3 }), nat(600), (text, odd, at) => {
        const bytes = new TextEncoder().encode(`\uFEFF開示 <a>${text}</a>`.repeat(3));
        for (const given of [bytes, bytes.subarray(3), bytes.subarray(1), Uint8Array.of(...bytes.subarray(0, at), ...odd, ...bytes.subarray(at))]) expect(codec.decodeUtf8(given)).toBe(new TextDecoder().decode(given));
      }),
    ));

  it("writes texts as an encoder of the platform does, whatever the letters", () =>
    assert(
      property(string({ unit: "binary", maxLength: 400 }), constantFrom("", "\uD800", "\uDFFF", "𠮷"), (text, odd) => {
        for (const given of [text, `開示 <a>${odd}${text}</a>`.repeat(60)]) expect(new Uint8Array(codec.encodeUtf8(given))).toEqual(new TextEncoder().encode(given));
      }),
    ));

  it("gives arrays whose slices are copies", () => {
    const bytes = codec.inflateRaw(codec.deflateRaw(pattern(100)), 100)!;
    bytes.slice()[0] = 99;
    expect(bytes[0]).toBe(pattern(1)[0]);
  });
});

/** Bytes that pack to some tenth, so that the packed stream spans several slices. */
function pattern(length: number): Uint8Array {
  return Uint8Array.from({ length }, (_, i) => ((i * i) >>> 9) ^ ((i * 31) >>> 5));
}
