import { writeReadDocument } from "@kaiji/formats";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { hostileDisclosure } from "../../fixtures/exchange/hostile.ts";
import { leafStrings } from "../../fixtures/exchange/leaf-strings.ts";

interface Document {
  readonly disclosures: readonly [{ readonly answers: object; readonly problems: readonly { readonly message: string }[] }];
}

describe("a disclosure as the published JSON", () => {
  it("carries everything that it holds; a problem's details stand in its message", () => {
    fc.assert(
      fc.property(hostileDisclosure, (disclosure) => {
        const json = writeReadDocument({ file: "見本.xlsx", sha256: "0".repeat(64), disclosures: [disclosure] }, "ja");
        const [read] = (JSON.parse(json) as Document).disclosures;
        const carried = new Set([...leafStrings(read), ...Object.keys(read.answers)]);
        const facts = { ...disclosure, problems: disclosure.problems.map(({ code, item, source }) => ({ code, item, source })) };
        expect(leafStrings(facts).filter((text) => !carried.has(text))).toEqual([]);
        disclosure.problems.forEach(({ params }, i) => {
          for (const text of Object.values(params ?? {})) expect(read.problems[i]!.message.includes(text)).toBe(true);
        });
      }),
      { numRuns: 100 },
    );
  });

  it("keeps the rows in the form's order", () => {
    fc.assert(
      fc.property(hostileDisclosure, (disclosure) => {
        const json = writeReadDocument({ file: "見本.xlsx", sha256: "0".repeat(64), disclosures: [disclosure] }, "ja");
        const places = disclosure.answers.map(({ number }) => json.indexOf(`\n        ${JSON.stringify(number)}: {`));
        expect(places).not.toContain(-1);
        expect(places).toEqual(places.toSorted((a, b) => a - b));
      }),
    );
  });
});
