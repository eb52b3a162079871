import { strToU8, zipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { openArchive } from "./archive.ts";
import { replaceParts } from "./replace-parts.ts";

const parts = { "a.xml": strToU8("<a>はい</a>"), "folder/b.bin": new Uint8Array([1, 2, 3]), "c.txt": strToU8("x".repeat(5000)) };
const archive = () => zipSync(parts, { mtime: new Date(1980, 0, 1) });

describe("a zip archive", () => {
  it("gives its parts by name, whatever the case", () => {
    const opened = openArchive(archive());
    expect(new TextDecoder().decode(opened.read("A.xml")!)).toBe("<a>はい</a>");
    expect(opened.read("folder/b.bin")).toEqual(new Uint8Array([1, 2, 3]));
    expect(opened.read("missing")).toBeNull();
  });

  it("refuses a part whose bytes were changed: a damaged answer must not look like an answer", () => {
    const bytes = archive();
    const at = bytes.indexOf(3, bytes.indexOf(1, 40)); // one byte of the stored part
    const opened = openArchive(flip(bytes, at));
    expect(() => opened.read("folder/b.bin") ?? opened.read("a.xml") ?? opened.read("c.txt")).toThrow("damaged");
  });

  it("refuses what is cut short", () => {
    const bytes = archive();
    expect(() => openArchive(bytes.subarray(0, bytes.length - 30))).toThrow("damaged");
    expect(() => openArchive(bytes.subarray(0, 20))).toThrow("damaged");
  });

  it("refuses a part that declares far more than it should hold, before inflating it", () => {
    const bomb = zipSync({ "bomb.xml": new Uint8Array(8 * 1024 * 1024) });
    expect(() => openArchive(bomb)).toThrow("suspicious-compression");
  });

  it("stops a part that holds more than it declares", () => {
    const bytes = zipSync({ "liar.xml": new Uint8Array(40 * 1024 * 1024) });
    const view = new DataView(bytes.buffer);
    const central = bytes.length - 22 - 46 - "liar.xml".length;
    view.setUint32(central + 24, 1000, true);
    expect(() => openArchive(bytes).read("liar.xml")).toThrow(/too-large|damaged/);
  });

  it("refuses encrypted parts", () => {
    const bytes = archive();
    const central = new DataView(bytes.buffer).getUint32(bytes.length - 22 + 16, true);
    expect(() => openArchive(flip(bytes, central + 8))).toThrow("password-protected");
  });
});

describe("replacing parts", () => {
  it("carries every other part over as it stands", () => {
    const before = archive();
    const after = replaceParts(before, new Map([["a.xml", strToU8("<a>いいえ</a>")]]));
    const opened = openArchive(after);
    expect(new TextDecoder().decode(opened.read("a.xml")!)).toBe("<a>いいえ</a>");
    expect(opened.read("c.txt")).toEqual(parts["c.txt"]);
    expect([...opened.entries.keys()]).toEqual([...openArchive(before).entries.keys()]);
    expect(replaceParts(before, new Map())).toEqual(before);
    const pooled = Buffer.concat([Buffer.from("in front"), before]).subarray(8);
    expect(replaceParts(pooled, new Map())).toEqual(before);
    expect(Buffer.compare(pooled, before)).toBe(0);
  });
});

function flip(bytes: Uint8Array, at: number): Uint8Array {
  const copy = bytes.slice();
  copy[at] = copy[at]! ^ 1;
  return copy;
}
