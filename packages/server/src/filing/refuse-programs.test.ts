import { describe, expect, it } from "vitest";
import { refusePrograms } from "./refuse-programs.ts";

async function* pieces(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield await Promise.resolve(bytes.subarray(at, at + size));
}

async function pass(bytes: Uint8Array, size: number): Promise<Buffer> {
  const passed: Uint8Array[] = [];
  for await (const chunk of refusePrograms(pieces(bytes, size))) passed.push(chunk);
  return Buffer.concat(passed);
}

describe("a file's content", () => {
  it.each([1, 3, 4, 100])("passes unchanged in pieces of %i bytes", async (size) => {
    for (const text of ["PK\u0003\u0004 a workbook", "%PDF-1.7", "はい,いいえ", "ab", ""]) expect((await pass(Buffer.from(text), size)).toString()).toBe(text);
  });

  it.each([1, 2, 100])("of a program is refused before anything is passed on, in pieces of %i bytes", async (size) => {
    for (const start of [[0x4d, 0x5a, 0x90, 0], [0x7f, 0x45, 0x4c, 0x46], [0xcf, 0xfa, 0xed, 0xfe], [0xca, 0xfe, 0xba, 0xbe], [0x23, 0x21, 0x2f, 0x62]]) await expect(pass(Buffer.from([...start, 1, 2, 3]), size)).rejects.toMatchObject({ code: "unsupported-media" });
  });
});
