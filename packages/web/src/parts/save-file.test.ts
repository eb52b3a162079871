import { describe, expect, it } from "vitest";
import { fileNameOf } from "./save-file.ts";

describe("the name of a saved file", () => {
  it("joins its parts and leaves empty ones out", () => {
    expect(fileNameOf(["確認結果", null, "MDS", " "], "csv")).toBe("確認結果_MDS.csv");
  });
  it("holds no character that an operating system refuses", () => {
    expect(fileNameOf(['a/b\\c:d*e?f"g<h>i|j\n'], "json")).toBe("a_b_c_d_e_f_g_h_i_j_.json");
  });
});
