import { fileURLToPath } from "node:url";
import { findCatalog, type Answer, type Disclosure, type ItemAnswer } from "@kaiji/domain";
import { readWorkbook, writePlainWorkbook } from "@kaiji/formats";
import { readLibrary } from "@kaiji/library";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { mdsTitle, sdsTitle } from "../../fixtures/excel/make/invented.ts";
import { hostileDisclosure, hostileText } from "../../fixtures/exchange/hostile.ts";
import { cutForCells } from "../../packages/formats/src/plain-export/cut-for-cells.ts";
import { cleanText } from "../../packages/formats/src/recognise/level-text.ts";

const library = readLibrary(fileURLToPath(new URL("../../", import.meta.url)));
const EDITIONS = { "4.1": "5.2", "5.0": "6.0" } as const;

/** A text as readers give it: line ends levelled, nothing invisible at its ends. Never blank. */
const tidyText = hostileText.map((text) => cleanText(text.replaceAll(/\r\n?/g, "\n"))).filter((text) => text !== "" && cleanText(text) === text);
// What is written like a remark's key (`*1 …`) is one, wherever it stands outside the table.
const shortText = tidyText.filter((text) => text.length <= 200 && !/^[:：]|^[([]?\*\s*[(（]?[1１]/.test(text));
const said = fc.oneof(
  fc.constantFrom<Answer>("yes", "no", "na").map((answer) => ({ answer })),
  fc.constant({ answer: null }),
  tidyText.filter((text) => text.length <= 32_767).map((text) => ({ answer: null, text })),
);

// Readers keep one of two equal remarks on a row; long ones are alike where they begin.
const remarkList = fc.uniqueArray(tidyText, { maxLength: 3, selector: (text) => text.slice(0, 32_767) });

function answerRow(number: string): fc.Arbitrary<ItemAnswer> {
  return fc.tuple(said, remarkList).map(([read, remarks]) => ({ number, ...read, remarks, source: "元!A1" }));
}

/** A form with at most ten of its rows missing. */
function mostNumbers(form: string, edition: string): fc.Arbitrary<string[]> {
  const numbers = findCatalog(library, form, edition)!.items.map((item) => item.number);
  return fc.subarray(numbers, { minLength: numbers.length - 10 });
}

const disclosure: fc.Arbitrary<Disclosure> = fc
  .record({ form: fc.constantFrom("mds", "sds"), edition: fc.constantFrom("4.1" as const, "5.0" as const), isTitled: fc.boolean() })
  .chain(({ form, edition, isTitled }) =>
    fc.record({
      form: fc.constant(form),
      edition: fc.constant(edition),
      title: isTitled ? fc.constant(form === "mds" ? mdsTitle(EDITIONS[edition]) : sdsTitle(EDITIONS[edition])) : shortText,
      basicInfo: fc.record({
        date: fc.oneof(fc.constant(null), fc.constantFrom("2026-05-01", "2020-02-29", "未定")),
        organization: fc.option(shortText, { nil: null }),
        name: fc.option(shortText, { nil: null }),
        version: fc.option(fc.oneof(shortText, fc.constantFrom("4.10", "1-2", "5")), { nil: null }),
      }),
      answers: mostNumbers(form, edition).chain((numbers) => fc.tuple(...numbers.map(answerRow))),
      problems: fc.constant([]),
    }),
  );

function write(filled: Disclosure): Uint8Array {
  const form = library.forms.find((candidate) => candidate.form === filled.form) ?? null;
  return writePlainWorkbook(filled, { catalog: findCatalog(library, filled.form, filled.edition), form });
}

describe("a disclosure written as a plain workbook and read again", () => {
  it("has the same form, edition, basic fields, answers and remarks, whatever they hold", () => {
    fc.assert(
      fc.property(disclosure, (written) => {
        const reading = readWorkbook(write(written), library);
        if (!reading.ok) expect.fail(`refused: ${JSON.stringify(reading.refusal)}`);
        expect(reading.value).toHaveLength(1);
        const [read] = reading.value;
        expect([read!.form, read!.edition]).toEqual([written.form, written.edition]);
        expect(read!.basicInfo).toEqual(written.basicInfo);
        const answers = (list: readonly ItemAnswer[]) => list.map(({ number, answer, text }) => ({ number, answer, text }));
        expect(answers(read!.answers)).toEqual(answers(written.answers));
        // A remark longer than a cell comes back in pieces.
        expect(read!.answers.map((answer) => answer.remarks.join(""))).toEqual(
          written.answers.map((answer) => answer.remarks.flatMap(cutForCells).map(cleanText).join("")),
        );
      }),
      { numRuns: 25 },
    );
  }, 30_000);

  it("is written, and read without fail, whatever it holds", () => {
    fc.assert(
      fc.property(hostileDisclosure, (written) => {
        expect(() => readWorkbook(write(written), library)).not.toThrow();
      }),
      { numRuns: 60 },
    );
  });

  it("gives the same bytes every time", () => {
    const [filled] = fc.sample(disclosure, { numRuns: 1, seed: 3 });
    expect(write(filled!)).toEqual(write(filled!));
  });
});
