import { strToU8, zipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { unpackFiles } from "./unpack-files.ts";

describe("unpacking an archive of files", () => {
  it("gives every file under its name, and leaves out what file managers add", async () => {
    const bytes = zipSync({ "mds/a.csv": strToU8("あ"), "b.csv": strToU8("b"), "__MACOSX/._b.csv": strToU8("x") });
    const unpacked = unpackFiles(bytes);
    if (!unpacked.ok) throw new Error(unpacked.refusal.code);
    expect(unpacked.value.files.map((file) => file.name)).toEqual(["mds/a.csv", "b.csv"]);
    expect(await unpacked.value.files[0]!.text()).toBe("あ");
    expect(unpacked.value.refused).toEqual([]);
  });

  it("names the file that is damaged and gives the others", () => {
    const bytes = zipSync({ "damaged.csv": strToU8("damaged content"), "b.csv": strToU8("b") }, { level: 0 });
    bytes[Buffer.from(bytes).indexOf("damaged content")] = 0x58;
    const unpacked = unpackFiles(bytes);
    if (!unpacked.ok) throw new Error(unpacked.refusal.code);
    expect(unpacked.value.files.map((file) => file.name)).toEqual(["b.csv"]);
    expect(unpacked.value.refused.map((one) => [one.name, one.refusal.code])).toEqual([["damaged.csv", "damaged"]]);
  });

  it("opens nothing of an archive that holds a bomb", () => {
    const bytes = zipSync({ "bomb.csv": new Uint8Array(20 * 1024 * 1024), "b.csv": strToU8("b") });
    expect(unpackFiles(bytes)).toMatchObject({ ok: false, refusal: { code: "suspicious-compression" } });
  });

  it("gives the reason when the archive itself is damaged", () => {
    const bytes = zipSync({ "a.csv": strToU8("a") });
    expect(unpackFiles(bytes.subarray(0, bytes.length - 8))).toMatchObject({ ok: false });
  });
});
