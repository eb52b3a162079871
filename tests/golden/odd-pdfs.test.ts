import { fileURLToPath } from "node:url";
import type { Answer, Disclosure } from "@kaiji/domain";
import { readFile } from "@kaiji/formats";
import { readLibrary } from "@kaiji/library";
import { describe, expect, it } from "vitest";
import { inventedAnswer, MAKER, mdsQuestions, mdsTitle, PRODUCT, WORD } from "../../fixtures/excel/make/invented.ts";
import { drawn, FIRST_OWN, handMadePdf, hex, type HandMade } from "../../fixtures/pdf/make/hand-made-pdf.ts";

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

describe("what is typed into fields is read where a person sees it", () => {
  const box = (i: number, k = 0) => `/Rect[${ANSWER_X + 40 * k} ${rowY(i) - 3} ${ANSWER_X + 40 * k + 36} ${rowY(i) + 9}]`;
  const withFields = (fields: readonly string[], content: string): HandMade => {
    const names = fields.map((_, k) => `${FIRST_OWN + k} 0 R`).join(" ");
    return { pages: [content], own: fields, page: `/Annots[${names}]`, catalog: `/AcroForm<</Fields[${names}]>>` };
  };
  it.each<[string, (i: number) => string]>([
    ["text fields", (i) => `<</Type/Annot/Subtype/Widget/FT/Tx/T(a${i})/V<feff${hex(WORD[said(i)])}>${box(i)}>>`],
    ["lists to choose from", (i) => `<</Type/Annot/Subtype/Widget/FT/Ch/Ff 131072/T(a${i})/Opt[[(y)<feff${hex("はい")}>][(n)<feff${hex("いいえ")}>][(x)<feff${hex("対象外")}>]]/V(${{ yes: "y", no: "n", na: "x" }[said(i)]})${box(i)}>>`],
    ["notes typed onto the page", (i) => `<</Type/Annot/Subtype/FreeText/DA(/F1 9 Tf)/Contents<feff${hex(WORD[said(i)])}>${box(i)}>>`],
  ])("%s", async (_, field) => {
    const disclosure = await read(withFields(QUESTIONS.map((__, i) => field(i)), form(() => "")));
    expect(answersOf(disclosure)).toEqual(wanted());
  });

  it("check boxes in three columns", async () => {
    const THREE = ["yes", "no", "na"] as const;
    const heads = THREE.map((answer, k) => drawn(ANSWER_X + 40 * k, 700, WORD[answer])).join("");
    const content = form(() => "").replace(drawn(ANSWER_X, 700, "回答"), heads);
    const fields = QUESTIONS.flatMap((_, i) => THREE.map((answer, k) => `<</Type/Annot/Subtype/Widget/FT/Btn/T(b${i}x${k})/V/${answer === said(i) ? "On" : "Off"}/AS/${answer === said(i) ? "On" : "Off"}/AP<</N<</On 3 0 R/Off 3 0 R>>>>${box(i, k)}>>`));
    expect(answersOf(await read(withFields(fields, content)))).toEqual(wanted());
  });

  it("but nothing that is hidden", async () => {
    const disclosure = await read(withFields(QUESTIONS.map((_, i) => `<</Type/Annot/Subtype/Widget/F 2/FT/Tx/T(a${i})/V<feff${hex(WORD[said(i)])}>${box(i)}>>`), form(() => "")));
    expect(answersOf(disclosure)).toEqual(wanted(() => null));
  });
});

describe("an odd page is read as it is seen", () => {
  const turned = (matrix: string, content: string) => `q ${matrix} cm ${content} Q`;
  it.each<[string, HandMade]>([
    ["turned by 90 degrees", { pages: [turned("0 1 -1 0 842 0", form())], page: "/Rotate 90", mediaBox: "0 0 842 595" }],
    ["turned by 180 degrees", { pages: [turned("-1 0 0 -1 595 842", form())], page: "/Rotate 180" }],
    ["turned by -180 degrees", { pages: [turned("-1 0 0 -1 595 842", form())], page: "/Rotate -180" }],
    ["turned by 270 degrees", { pages: [turned("0 -1 1 0 0 595", form())], page: "/Rotate 270", mediaBox: "0 0 842 595" }],
    ["on a sheet that begins below zero", { pages: [turned("1 0 0 1 -1000 -2000", form())], mediaBox: "-1000 -2000 -405 -1158" }],
    ["on a very large sheet", { pages: [turned("20 0 0 20 0 0", form())], mediaBox: "0 0 11900 16840" }],
    ["inside a drawing inside a drawing", { pages: ["/X1 Do"], resources: "/XObject<</X1 6 0 R>>", own: ["<</Type/XObject/Subtype/Form/BBox[0 0 595 842]/Resources<</XObject<</X2 7 0 R>>>>/Length 6>>\nstream\n/X2 Do\nendstream", `<</Type/XObject/Subtype/Form/BBox[0 0 595 842]/Matrix[1 0 0 1 0 0]/Resources<</Font<</F1 3 0 R>>>>/Length ${form().length}>>\nstream\n${form()}\nendstream`] }],
    ["beside a drawing that draws itself", { pages: [`${form()} /X1 Do`], resources: "/XObject<</X1 6 0 R>>", own: ["<</Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X1 6 0 R>>>>/Length 6>>\nstream\n/X1 Do\nendstream"] }],
  ])("%s", async (_, made) => {
    expect(answersOf(await read(made))).toEqual(wanted());
  });

  it.each<[string, Partial<HandMade>]>([
    ["beyond the edge of the sheet", { mediaBox: "0 0 420 842" }],
    ["cut off with the sheet's edge", { page: "/CropBox[0 0 420 842]" }],
  ])("answers %s are none", async (_, made) => {
    const reading = await readFile(handMadePdf({ pages: [form()], ...made }), { name: "x.pdf" }, library);
    expect(reading.ok ? "read" : reading.refusal.code).toBe("no-answer-column");
  });

  it("text in a mirror is nobody's answer", async () => {
    const disclosure = await read({ pages: [every(4, (i) => `q -1 0 0 1 ${2 * ANSWER_X + 40} 0 cm ${plain(i)} Q`)] });
    expect(disclosure.answers.filter(({ answer }, i) => answer !== null && i % 4 === 0)).toEqual([]);
  });

  it.each<[string, HandMade, string]>([
    ["a form of another kind", { pages: [drawn(40, 700, "お待ちください")], own: ["<</Length 9>>\nstream\n<xdp:xdp>\nendstream"], catalog: "/AcroForm<</Fields[]/XFA 6 0 R>>" }, "pdf-xfa"],
    ["letters that are none", { pages: [form().replaceAll(/<([0-9a-f]+)>/g, (_, letters: string) => `<${hex(Array.from({ length: letters.length / 4 }, (__, k) => String.fromCharCode(0xe000 + (Number.parseInt(letters.slice(4 * k, 4 * k + 4), 16) % 4000))).join(""))}>`)], own: [] }, "pdf-garbled"],
  ])("%s is refused with its own reason", async (_, made, code) => {
    let bytes = handMadePdf(made);
    // A font whose letters name themselves: private ones stay private.
    if (code === "pdf-garbled") bytes = Uint8Array.from(new TextDecoder("latin1").decode(bytes).replace("/UniJIS-UTF16-H", "/Identity-H    /*").replace("/*", "  "), (letter) => letter.charCodeAt(0));
    const reading = await readFile(bytes, { name: "x.pdf" }, library);
    expect(reading.ok ? "read" : reading.refusal.code).toBe(code);
  });
});
