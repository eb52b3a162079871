import { fileURLToPath } from "node:url";
import { findCatalog, type Answer, type Disclosure, type ItemAnswer } from "@kaiji/domain";
import { readFile, renderDisclosureCsv } from "@kaiji/formats";
import { readLibrary } from "@kaiji/library";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { mdsTitle, sdsTitle } from "../../fixtures/excel/make/invented.ts";

const library = readLibrary(fileURLToPath(new URL("../../", import.meta.url)));
// Also texts that an apostrophe guards: they come back without it.
const text = fc.constantFrom("=1+1", "-", "＋α", "'=1", "4.10", "1-2", "'2026/5/1", "（架空）", "備考です。", "二行に\nわたる備考", `引用"符`, "読点,と;と\tタブ", "版 4.10", "𠮷野家（架空）", "<b>太字</b>");
const said = fc.oneof(
  fc.constantFrom<Answer>("yes", "no", "na").map((answer) => ({ answer })),
  fc.constant({ answer: null }),
  fc.constant({ answer: null, text: "記憶＋生体" }),
);

function answerRow(number: string): fc.Arbitrary<ItemAnswer> {
  return fc.tuple(said, fc.uniqueArray(text, { maxLength: 2 })).map(([read, remarks]) => ({ number, ...read, remarks, source: "元!A1" }));
}

const disclosure: fc.Arbitrary<Disclosure> = fc.constantFrom("mds", "sds").chain((form) =>
  fc.record({
    form: fc.constant(form),
    edition: fc.constant("5.0"),
    title: fc.constant(form === "mds" ? mdsTitle() : sdsTitle()),
    basicInfo: fc.record({
      date: fc.constantFrom(null, "2026-05-01"),
      organization: fc.constantFrom(null, "見本社（架空）", "あ".repeat(180)),
      name: fc.constantFrom(null, "見本：製品（架空）"),
      version: fc.constantFrom(null, "4.10", "1-2"),
    }),
    answers: fc.tuple(...findCatalog(library, form, "5.0")!.items.map((item) => answerRow(item.number))),
    problems: fc.constant([]),
  }),
);

describe("a disclosure written as CSV and read again", () => {
  it("has the same form, edition, basic fields, answers and remarks", async () => {
    await fc.assert(
      fc.asyncProperty(disclosure, fc.constantFrom("ja" as const, "en" as const), async (written, language) => {
        const form = library.forms.find((candidate) => candidate.form === written.form) ?? null;
        const csv = renderDisclosureCsv(written, { catalog: findCatalog(library, written.form, written.edition), form }, language);
        const reading = await readFile(new TextEncoder().encode(csv), { name: "見本.csv" }, library);
        if (!reading.ok) expect.fail(`refused: ${JSON.stringify(reading.refusal)}`);
        const bare = ({ form: code, edition, title, basicInfo, answers }: Disclosure) => ({
          code,
          edition,
          title,
          basicInfo: language === "ja" ? basicInfo : null,
          answers: answers.map(({ number, answer, text: words, remarks }) => ({ number, answer, words, remarks })),
        });
        expect(reading.value.map(bare)).toEqual([bare(written)]);
      }),
      { numRuns: 30 },
    );
  }, 30_000);
});
