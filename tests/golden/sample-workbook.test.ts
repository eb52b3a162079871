import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { sampleMds } from "../../fixtures/sample/sample-mds.ts";

const FILE = fileURLToPath(new URL("../../fixtures/sample/sample-mds.xlsx", import.meta.url));

describe("the sample that the page offers", () => {
  it("is what its maker makes (KAIJI_WRITE_SAMPLE=1 rewrites it)", () => {
    if (process.env["KAIJI_WRITE_SAMPLE"] === "1") writeFileSync(FILE, sampleMds());
    expect(Buffer.from(sampleMds()).equals(readFileSync(FILE))).toBe(true);
  });
});
