import { fileURLToPath } from "node:url";
import type { Answer, Disclosure } from "@kaiji/domain";
import { readFile } from "@kaiji/formats";
import { readLibrary } from "@kaiji/library";
import { describe, expect, it } from "vitest";
import { inventedAnswer, MAKER, mdsQuestions, mdsTitle, PRODUCT, WORD } from "../../fixtures/excel/make/invented.ts";
import { drawn, handMadePdf, type HandMade } from "../../fixtures/pdf/make/hand-made-pdf.ts";

// PDFs written by hand, each with one oddity: a right reading, a proposal, or one clear refusal.
const library = readLibrary(fileURLToPath(new URL("../../", import.meta.url)));
const QUESTIONS = mdsQuestions(1, 12);
const said = (i: number): Answer => inventedAnswer(i);
const [TOP, STEP, ANSWER_X] = [680, 16, 430] as const;
const rowY = (i: number) => TOP - i * STEP;
const HEAD = drawn(40, 800, mdsTitle(), 8) + [["作成日", "2026/04/01"], ["製造業者", MAKER], ["製品名称", PRODUCT], ["バージョン", "7.2"]].map(([label, value], i) => drawn(40, 780 - i * 14, label!) + drawn(130, 780 - i * 14, value!)).join("") + drawn(40, 700, "項番") + drawn(90, 700, "設問") + drawn(ANSWER_X, 700, "回答");

/** The content of a page that holds the whole form. @param answer what draws a row's answer */
function form(answer: (i: number) => string = plain): string {
  return HEAD + QUESTIONS.map(([number, text], i) => drawn(40, rowY(i), number) + drawn(90, rowY(i), text.slice(0, 30)) + answer(i)).join("");
}
const plain = (i: number) => drawn(ANSWER_X, rowY(i), WORD[said(i)]);
const every = (n: number, odd: (i: number) => string) => form((i) => (i % n === 0 ? odd(i) : plain(i)));

async function read(made: HandMade): Promise<Disclosure> {
  const reading = await readFile(handMadePdf(made), { name: "x.pdf" }, library);
  if (!reading.ok) expect.fail(`refused: ${reading.refusal.code}`);
  return reading.value[0]!;
}
const answersOf = ({ answers }: Disclosure) => answers.map(({ number, answer }) => [number, answer]);
const wanted = (answer: (i: number) => Answer | null = said) => QUESTIONS.map(([number], i) => [number, answer(i)]);
const told = ({ problems }: Disclosure, code: string) => problems.flatMap((problem) => (problem.code === code ? [problem.item] : []));

it("a plain form is read", async () => {
  const disclosure = await read({ pages: [form()] });
  expect(disclosure).toMatchObject({ form: "mds", edition: "5.0", basicInfo: { date: "2026-04-01", organization: MAKER, name: PRODUCT, version: "7.2" } });
  expect(answersOf(disclosure)).toEqual(wanted());
});

describe("an answer that nobody sees is none until a person says so", () => {
  const band = (colour: string, i: number) => `q ${colour} rg ${ANSWER_X - 4} ${rowY(i) - 4} 60 14 re f Q\n`;
  it.each<[string, (i: number) => string, Partial<HandMade>?]>([
    ["white on the paper", (i) => `q 1 1 1 rg ${plain(i)} Q`],
    ["white, as a grey", (i) => `q 1 g ${plain(i)} Q`],
    ["white, as no ink", (i) => `q 0 0 0 0 k ${plain(i)} Q`],
    ["nearly white", (i) => `q .98 .97 .98 rg ${plain(i)} Q`],
    ["white on a white box", (i) => `${band("1 1 1", i)} q 1 1 1 rg ${plain(i)} Q`],
    ["white on a box that was painted over in white", (i) => `${band("0 0 .4", i)} ${band("1 1 1", i)} q 1 1 1 rg ${plain(i)} Q`],
    ["white where a dark box is cut off", (i) => `q 0 0 5 5 re W n ${band("0 0 .4", i)} Q q 1 1 1 rg ${plain(i)} Q`],
    ["in no way painted", (i) => `q 3 Tr ${plain(i)} Q`],
    ["only to cut by", (i) => `q 7 Tr ${plain(i)} Q`],
    ["letter by letter", (i) => `q 1 1 1 rg ${[...WORD[said(i)]].map((letter, k) => drawn(ANSWER_X + 9 * k, rowY(i), letter)).join("")} Q`],
    ["painted over in white", (i) => `${plain(i)} ${band("1 1 1", i)}`],
    ["see-through", (i) => `q /G1 gs ${plain(i)} Q`, { resources: "/ExtGState<</G1<</ca 0>>>>" }],
    ["nearly see-through", (i) => `q /G1 gs ${plain(i)} Q`, { resources: "/ExtGState<</G1<</ca .05>>>>" }],
    ["on a layer that is not shown", (i) => `/OC /L1 BDC ${plain(i)} EMC`, { own: ["<</Type/OCG/Name(x)>>"], resources: "/Properties<</L1 6 0 R>>", catalog: "/OCProperties<</OCGs[6 0 R]/D<</OFF[6 0 R]>>>>" }],
  ])("%s", async (_, answer, more = {}) => {
    const disclosure = await read({ pages: [every(4, answer)], ...more });
    expect(answersOf(disclosure)).toEqual(wanted((i) => (i % 4 === 0 ? null : said(i))));
    expect(told(disclosure, "unseen-text")).toEqual(QUESTIONS.flatMap(([number], i) => (i % 4 === 0 ? [number] : [])));
    expect(disclosure.answers[0]!.text).toBe(WORD[said(0)]);
  });

  it("all of it, as where letters were recognised in a scan", async () => {
    const disclosure = await read({ pages: [`q 3 Tr ${form()} Q`] });
    expect(answersOf(disclosure)).toEqual(wanted(() => null));
    expect(told(disclosure, "unseen-text")).toEqual(QUESTIONS.map(([number]) => number));
  });

  it("inside a drawing that the page places", async () => {
    const content = every(4, (i) => `q 1 1 1 rg ${plain(i)} Q`);
    const own = [`<</Type/XObject/Subtype/Form/BBox[0 0 595 842]/Resources<</Font<</F1 3 0 R>>>>/Length ${content.length}>>\nstream\n${content}\nendstream`];
    const disclosure = await read({ pages: ["/X1 Do"], own, resources: "/XObject<</X1 6 0 R>>" });
    expect(answersOf(disclosure)).toEqual(wanted((i) => (i % 4 === 0 ? null : said(i))));
  });

  it.each<[string, (i: number) => string, Partial<HandMade>?]>([
    ["white on a dark band", (i) => `${band("0 0 .4", i)} q 1 1 1 rg ${plain(i)} Q`],
    ["white on a grey band, letter by letter", (i) => `${band(".4 .4 .4", i)} q 1 1 1 rg ${[...WORD[said(i)]].map((letter, k) => drawn(ANSWER_X + 9 * k, rowY(i), letter)).join("")} Q`],
    ["below a marker that lets it through", (i) => `${plain(i)} q /G1 gs ${band("1 1 0", i)} Q`, { resources: "/ExtGState<</G1<</BM/Multiply>>>>" }],
    ["not painted, and once more painted in the same place", (i) => `q 3 Tr ${plain(i)} Q ${plain(i)}`],
    ["on a layer that is shown, beside one that is not", (i) => `/OC /L2 BDC ${plain(i)} EMC`, { own: ["<</Type/OCG/Name(x)>>", "<</Type/OCG/Name(y)>>"], resources: "/Properties<</L1 6 0 R/L2 7 0 R>>", catalog: "/OCProperties<</OCGs[6 0 R 7 0 R]/D<</OFF[6 0 R]>>>>" }],
    ["in white ink after which black comes back", (i) => `q 1 1 1 rg Q ${plain(i)}`],
  ])("but what can be seen is: %s", async (_, answer, more = {}) => {
    const disclosure = await read({ pages: [every(4, answer)], ...more });
    expect(answersOf(disclosure)).toEqual(wanted());
    expect(told(disclosure, "unseen-text")).toEqual([]);
  });
});
