import { describe, expect, it } from "vitest";
import { numberFormat } from "./number-format.ts";

describe("how a number cell shows its value", () => {
  it.each(["yyyy/m/d", 'yyyy"年"m"月"d"日"', '[$-411]ggge"年"m"月"d"日"', "m/d/yy h:mm", "[$-F800]dddd, mmmm dd, yyyy"])(
    "%j is a date",
    (code) => expect(numberFormat(176, code).kind).toBe("date"),
  );
  it.each([14, 22, 31, 57])("built-in format %d is a date", (id) => expect(numberFormat(id, undefined).kind).toBe("date"));
  it.each([
    ["0.00", 2],
    ["0", 0],
    ["#,##0.0", 1],
    ['"No."0.0', 1],
    ["0.0_ ", 1],
  ])("%j shows %d decimals", (code, decimals) => expect(numberFormat(176, code)).toEqual({ kind: "fixed", decimals }));
  it.each(["General", "G/標準", "@", "0.##", "0%", "0.0E+00", "# ?/?"])("%j shows what is stored", (code) =>
    expect(numberFormat(176, code).kind).toBe("general"),
  );
});
