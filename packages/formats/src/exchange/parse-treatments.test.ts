import { describe, expect, it } from "vitest";
import { TREATMENTS } from "../../../../fixtures/exchange/invented.ts";
import { parseTreatments } from "./parse-treatments.ts";

describe("treatments in a file", () => {
  it("are taken whole", () => {
    const valid = TREATMENTS.filter(({ dueOn }) => dueOn !== "年内");
    expect(parseTreatments(JSON.stringify(valid))).toEqual(valid);
  });

  it("may leave out what is not known yet", () => {
    expect(parseTreatments(`[{"criterion":"mds-4.1","kind":"replacement"}]`)).toEqual([
      { criterion: "mds-4.1", kind: "replacement", note: "", owner: null, dueOn: null, decidedBy: null, decidedOn: null },
    ]);
  });

  it.each([
    ["no JSON", "[", "JSON"],
    ["no list", "{}", "array"],
    ["an unknown kind", `[{"criterion":"mds-4.1","kind":"ignore"}]`, "0.kind"],
    ["a day that does not exist", `[{"criterion":"mds-4.1","kind":"replacement","dueOn":"2026-02-30"}]`, "0.dueOn"],
    ["a word that nobody knows", `[{"criterion":"mds-4.1","kind":"replacement","owned":"x"}]`, "0"],
  ])("are refused with the place for %s", (_, json, place) => {
    expect(parseTreatments(json)).toEqual({ message: expect.stringContaining(place) as string });
  });
});
