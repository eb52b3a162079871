import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { isUnlisted, readStream } from "./compound-file.ts";

const bytes = new Uint8Array(readFileSync(fileURLToPath(new URL("../../../../fixtures/other/merged-cells.xls", import.meta.url))));

describe("a compound file that was cut off", () => {
  it("is damaged wherever the cut is, or has lost nothing of the stream", () => {
    const stream = readStream(bytes, ["Workbook"]);
    for (let length = 0; length < bytes.length; length += 100) {
      let read: Uint8Array | null | string;
      try {
        read = readStream(bytes.subarray(0, length), ["Workbook"]);
      } catch (error) {
        read = error instanceof Error ? error.message : "";
      }
      if (read !== "damaged") expect(read, `${length} bytes`).toEqual(stream);
    }
  });

  it("cannot be listed", () => {
    expect(isUnlisted(bytes)).toBe(false);
    expect(isUnlisted(bytes.subarray(0, 3000))).toBe(true);
    expect(isUnlisted(bytes.subarray(0, 20))).toBe(true);
  });
});
