import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { readWorkbook } from "@kaiji/formats";
import { readLibrary } from "@kaiji/library";
import { describe, expect, it } from "vitest";
import { damageWorkbook } from "../../bench/damage-workbook.ts";

const root = fileURLToPath(new URL("../../", import.meta.url));
const folder = `${root}fixtures/excel/`;
const library = readLibrary(root);
const workbooks = readdirSync(folder)
  .filter((file) => /\.xls[xm]$/.test(file))
  .map((file) => ({ file, bytes: readFileSync(folder + file) }));

describe("a damaged workbook", () => {
  // The whole run of 10,000 is `npm run bench -- --damage`.
  it("ends in a result or a refusal, within 2 s: 200 of them", () => {
    for (let seed = 0; seed < 200; seed++) {
      const { file, bytes } = workbooks[seed % workbooks.length]!;
      const damaged = damageWorkbook(bytes, seed);
      const start = performance.now();
      const reading = readWorkbook(damaged, library);
      expect(performance.now() - start, `${file}, seed ${seed}`).toBeLessThan(2000);
      expect(typeof (reading.ok ? reading.value.length : reading.refusal.code)).toBe(reading.ok ? "number" : "string");
      if (reading.ok) expect(reading.value.length, `${file}, seed ${seed}`).toBeGreaterThan(0);
    }
  });
});
