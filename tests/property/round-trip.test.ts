import { fileURLToPath } from "node:url";
import type { Answer, Disclosure, ItemAnswer } from "@kaiji/domain";
import { readWorkbook } from "@kaiji/formats";
import { readLibrary } from "@kaiji/library";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { mdsTitle, sdsTitle } from "../../fixtures/excel/make/invented.ts";
import { FIRST_ANSWER_ROW, writeDisclosure } from "../../packages/formats/src/excel-writer/write-disclosure.ts";

const library = readLibrary(fileURLToPath(new URL("../../", import.meta.url)));
const EDITIONS = { "4.0": "5.1", "4.1": "5.2", "5.0": "6.0" } as const;

// Characters that trip writers and readers: markup, quotes, escapes, formulas, width, surrogate pairs.
const text = fc
  .string({ unit: fc.constantFrom(..."あ漢ｱＡa1９<>&\"'=+-@#_x0041_，、()（）/\\ 　\n𠮷☑".match(/./gsu)!), maxLength: 24 })
  .map((middle) => `文${middle.replace(/\s*\n\s*/g, "\n")}。`);
const answer = fc.oneof(
  fc.constantFrom<Answer>("yes", "no", "na").map((word) => ({ answer: word })),
  fc.constant({ answer: null }),
  fc.constantFrom("一部対応", "要相談", "記憶＋生体").map((words) => ({ answer: null, text: words })),
);

function answerRow(number: string, source: string): fc.Arbitrary<ItemAnswer> {
  return fc.tuple(answer, fc.uniqueArray(text, { maxLength: 2 })).map(([read, remarks]) => ({ number, ...read, remarks, source }));
}

const disclosure: fc.Arbitrary<Disclosure> = fc
  .record({ form: fc.constantFrom("mds", "sds"), edition: fc.constantFrom("4.0" as const, "4.1" as const, "5.0" as const) })
  .chain(({ form, edition }) => {
    const { items } = library.catalogs.find((catalog) => catalog.id === `${form}-5.0`)!;
    const numbers = fc.subarray(items.map((item) => item.number), { minLength: 3 });
    const rows = numbers.chain((chosen) => fc.tuple(...chosen.map((number, i) => answerRow(number, `${form.toUpperCase()}!C${FIRST_ANSWER_ROW + i}`))));
    const date = fc.integer({ min: 0, max: 3650 }).map((day) => new Date(Date.UTC(2020, 0, 1 + day)).toISOString().slice(0, 10));
    return fc.record({
      form: fc.constant(form),
      edition: fc.constant(edition),
      title: fc.constant(form === "mds" ? mdsTitle(EDITIONS[edition]) : sdsTitle(EDITIONS[edition])),
      basicInfo: fc.record({ date, organization: text, name: text, version: fc.constantFrom("1.0", "4.10", "R7", "2025.10") }),
      answers: rows,
      problems: fc.constant([]),
    });
  });

describe("a disclosure that is written and read again", () => {
  it("is the same disclosure", () => {
    fc.assert(
      fc.property(disclosure, (written) => {
        const reading = readWorkbook(writeDisclosure(written), library);
        if (!reading.ok) expect.fail(`refused: ${JSON.stringify(reading.refusal)}`);
        expect(reading.value.map((read) => ({ ...read, problems: [] }))).toEqual([written]);
        const notUnderstood = written.answers.filter((row) => row.text !== undefined).map((row) => row.number);
        expect(reading.value[0]!.problems.map((problem) => [problem.code, problem.item])).toEqual(
          notUnderstood.map((number) => ["unknown-answer", number]),
        );
      }),
      { numRuns: 60 },
    );
  });

  it("gives the same bytes every time", () => {
    const [sample] = fc.sample(disclosure, { numRuns: 1, seed: 7 });
    expect(writeDisclosure(sample!)).toEqual(writeDisclosure(sample!));
  });
});
