import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { guardFormula, guardNumber, takeGuardAway } from "./csv-guard.ts";

const guard = (text: string) => guardFormula(guardNumber(text));

describe("a cell of a CSV", () => {
  it.each([
    ["=1+1", "'=1+1"],
    ["＝1+1", "'＝1+1"],
    ["-", "'-"],
    ["4.10", "'4.10"],
    ["1-2", "'1-2"],
    ["２０２６年５月", "'２０２６年５月"],
    ["'4.10", "''4.10"],
    ["はい", "はい"],
    ["4.1と4.10", "4.1と4.10"],
    ["'引用'", "'引用'"],
    ["'2026'!A1", "'2026'!A1"],
  ])("%j stands as %j", (text, cell) => expect(guard(text)).toBe(cell));

  it("gives back what was guarded, whatever it was", () => {
    const risky = fc.stringMatching(/^'{0,3}[=+\-@＝0-9.年'x]{0,6}$/);
    fc.assert(fc.property(fc.oneof(risky, fc.string()), (text) => takeGuardAway(guard(text)) === text));
  });
});
