import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { addPack, comparePack, evaluateDisclosure, findCriteriaSet, withPacks, type FormPack, type Library } from "@kaiji/domain";
import { learnWorkbook, parsePack, readWorkbook } from "@kaiji/formats";
import { packSchema } from "../../packages/formats/src/json/pack-schema.ts";
import { readLibrary } from "@kaiji/library";
import { unzipSync, zipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { parseGolden } from "./parse-golden.ts";
import { sdsQuestions } from "../../fixtures/excel/make/invented.ts";
import { joinedNumbers, plainNumbers, sameNumberForSeveral, sectionAtTheLeft, sectionAtTheLeftFilled, twoRounds, twoRoundsFilled, type InventedChecklist } from "../../fixtures/learn/checklists.ts";
import { CHANGES, newEditionQuestions, sdsWorkbook } from "../../fixtures/learn/new-edition.ts";

const library = readLibrary(fileURLToPath(new URL("../../", import.meta.url)));
const sha256 = (content: Uint8Array) => Promise.resolve(createHash("sha256").update(content).digest("hex"));

async function learnOne(bytes: Uint8Array, known: Library = library, options = {}): Promise<FormPack> {
  const learned = await learnWorkbook(bytes, { name: "様式.xlsx" }, known, sha256, options);
  if (!learned.ok) expect.fail(JSON.stringify(learned.refusal));
  expect(learned.value).toHaveLength(1);
  return learned.value[0]!;
}

const current = () => sdsWorkbook("6.0", sdsQuestions());
const coming = () => sdsWorkbook(CHANGES.guideline, newEditionQuestions(), {}, `Ver.${CHANGES.edition}`);

describe("learning a form that is known", () => {
  it("takes every number, sentence, cell, list, header field and printed area, and matches the schema", async () => {
    const pack = await learnOne(current());
    expect(pack).toMatchObject({ form: "sds", edition: "5.0", guideline: "6.0", description: null });
    expect(pack.items.map(({ number, wording }) => [number, wording])).toEqual(sdsQuestions());
    const [first] = pack.items;
    expect(first!.cells).toEqual([
      { role: "answer", header: "回答欄", cell: "SDS入力!D9", allowed: ["はい", "いいえ", "対象外"] },
      { role: "remark", header: "備考欄", cell: "SDS入力!E9" },
    ]);
    expect(pack.items.find((item) => item.number === "17.1.1")!.parent).toBe("17.1");
    expect(pack.fields.map(({ field, cell }) => [field, cell])).toEqual([["date", "SDS入力!C3"], ["organization", "SDS入力!C4"], ["name", "SDS入力!C5"], ["version", "SDS入力!C6"]]);
    expect(pack.sheets).toEqual([{ name: "SDS入力", printArea: `$A$1:$F$${8 + sdsQuestions().length}`, printTitles: "$8:$8" }]);
    expect(packSchema.safeParse(pack).error).toBeUndefined();
  });

  it("is the same pack from a filled copy, from a renamed copy, and the second time", async () => {
    const pack = await learnOne(current());
    const filled = await learnOne(sdsWorkbook("6.0", sdsQuestions(), { "3": "いいえ", "17.1": "はい" }));
    expect(filled.hash).toBe(pack.hash);
    const repacked = zipSync(unzipSync(current()), { level: 0 });
    expect((await learnOne(repacked)).hash).toBe(pack.hash);
    expect(addPack(filled, [pack])).toEqual({ kind: "known", pack });
  });

  it("shows the official sentence beside our label, and what it has differently", async () => {
    const pack = await learnOne(current());
    const taught = withPacks(library, [pack]);
    const item = taught.catalogs.find((catalog) => catalog.id === "sds-5.0")!.items.find((candidate) => candidate.number === "30")!;
    const shipped = library.catalogs.find((catalog) => catalog.id === "sds-5.0")!.items.find((candidate) => candidate.number === "30")!;
    expect(item.official).toBe(new Map(sdsQuestions()).get("30"));
    expect({ ...item, official: undefined }).toEqual({ ...shipped, official: undefined });
    const blank = readWorkbook(current(), taught);
    if (!blank.ok) expect.fail(JSON.stringify(blank.refusal));
    const official = (edition: string) => evaluateDisclosure({ ...blank.value[0]!, edition }, findCriteriaSet(taught, "gl-7.0-appendix")!).official.get("30");
    expect(official("5.0")).toEqual({ wording: item.official, title: pack.title });
    expect(official("4.1")).toBeUndefined();
    expect(comparePack(pack, library.catalogs.find((catalog) => catalog.id === "sds-5.0")!, null)).toMatchObject({ added: [], missing: [], reworded: [] });
  });
});

describe("learning from whatever layout a form has", () => {
  const folder = fileURLToPath(new URL("../../fixtures/excel/", import.meta.url));
  // Without a title nothing says which official form it is.
  const files = readdirSync(folder).filter((name) => /\.xls[xm]$/.test(name) && !name.startsWith("missing-title"));

  it.each(files)("%s: every number, sentence and cell to fill in", async (file) => {
    const learned = await learnWorkbook(new Uint8Array(readFileSync(folder + file)), { name: file }, library, sha256);
    if (!learned.ok) expect.fail(JSON.stringify(learned.refusal));
    const golden = parseGolden(readFileSync(folder + file.replace(/\.xls[xm]$/, ".golden.json"), "utf8"));
    for (const { form, edition, answers } of golden) {
      const pack = learned.value.find((candidate) => candidate.form === form)!;
      expect([pack.form, pack.edition]).toEqual([form, edition]);
      const numbers = pack.items.map((item) => item.number);
      expect(answers.map(([number]) => number).filter((number) => !numbers.includes(number))).toEqual([]);
      expect(pack.items.filter((item) => item.wording === "" || !item.cells.some(({ role }) => role === "answer" || role === "mark"))).toEqual([]);
    }
  });
});

describe("learning a new edition", () => {
  async function taughtBoth() {
    const before = await learnOne(current());
    const known = withPacks(library, [before]);
    const pack = await learnOne(coming(), known);
    return { before, pack, known: withPacks(library, [before, pack]) };
  }

  it("finds edition and guideline in the file and leaves the old edition as it was", async () => {
    const { before, pack, known } = await taughtBoth();
    expect(pack).toMatchObject({ form: "sds", edition: "6.0", guideline: "7.0" });
    const addition = addPack(pack, [before]);
    expect(addition).toMatchObject({ kind: "new", pack: { id: "sds-6.0" } });
    const old = withPacks(library, [before]).catalogs.find((catalog) => catalog.id === "sds-5.0");
    expect(known.catalogs.find((catalog) => catalog.id === "sds-5.0")).toEqual(old);
  });

  it("proposes the item of the earlier edition for every item, with a confidence and a reason", async () => {
    const { before, pack } = await taughtBoth();
    const line = (number: string) => pack.map!.lines.find((candidate) => candidate.number === number);
    expect(pack.map!.catalog).toBe("sds-5.0");
    expect(pack.map!.lines.map(({ number }) => number)).toEqual(newEditionQuestions().map(([number]) => number));
    expect(line("17.1")).toMatchObject({ to: "17.1", confidence: "high", reason: "same-number-same-wording" });
    expect(line("19")).toMatchObject({ to: "20", confidence: "high", reason: "same-wording-other-number" });
    expect(line("20")).toMatchObject({ to: "19", confidence: "high", reason: "same-wording-other-number" });
    expect(line(CHANGES.reworded)).toMatchObject({ to: CHANGES.reworded, confidence: "high", reason: "same-number-similar-wording" });
    expect(line(CHANGES.added)).toMatchObject({ to: null, reason: "new-item" });
    expect(pack.map!.gone).toEqual([CHANGES.gone]);
    const differences = comparePack(pack, library.catalogs.find((catalog) => catalog.id === "sds-5.0")!, before);
    expect(differences).toMatchObject({ added: [CHANGES.added], missing: [CHANGES.gone] });
    expect(differences.renumbered).toEqual([{ from: "20", to: "19" }, { from: "19", to: "20" }]);
    expect(differences.reworded.map(({ number }) => number)).toEqual([CHANGES.reworded]);
  });

  it("reads filled copies as that edition and judges each answer by the item it carries on, not by its number", async () => {
    const { known } = await taughtBoth();
    const answers = Object.fromEntries(newEditionQuestions().map(([number]) => [number, "はい"]));
    const reading = readWorkbook(sdsWorkbook(CHANGES.guideline, newEditionQuestions(), { ...answers, "19": "いいえ", [CHANGES.added]: "いいえ" }, "Ver.6.0"), known);
    if (!reading.ok) expect.fail(JSON.stringify(reading.refusal));
    const [disclosure] = reading.value;
    expect(disclosure).toMatchObject({ form: "sds", edition: "6.0" });
    expect(disclosure!.problems.filter((problem) => problem.code === "unknown-item" || problem.code === "unknown-edition")).toEqual([]);
    const { rows } = evaluateDisclosure(disclosure!, findCriteriaSet(known, "gl-7.0-appendix")!);
    expect(rows.filter((row) => row.status !== "met").map((row) => row.criterion.id)).toEqual([]);
    const status = (of: string) => rows.find((row) => row.criterion.items.includes(of))?.status;
    // 19 here is what the criteria call 20: a row of either/any that 21 still answers.
    expect(status("20")).toBe("met");
    const without21 = { ...disclosure!, answers: disclosure!.answers.map((answer) => (answer.number === "21" ? { ...answer, answer: "no" as const } : answer)) };
    const judged = evaluateDisclosure(without21, findCriteriaSet(known, "gl-7.0-appendix")!).rows;
    expect(judged.find((row) => row.criterion.items.includes("20"))?.status).toBe("not-met");
    const asNumbered = evaluateDisclosure({ ...without21, edition: "5.0" }, findCriteriaSet(known, "gl-7.0-appendix")!).rows;
    expect(asNumbered.find((row) => row.criterion.items.includes("20"))?.status).toBe("met");
  });

  it("does not let an item that a person has not confirmed answer anything", async () => {
    const { before, pack } = await taughtBoth();
    const lines = pack.map!.lines.map((line) => (line.number === "17.1" ? { ...line, accepted: false } : line));
    const known = withPacks(library, [before, { ...pack, map: { ...pack.map!, lines } }]);
    const answers = Object.fromEntries(newEditionQuestions().map(([number]) => [number, "はい"]));
    const reading = readWorkbook(sdsWorkbook(CHANGES.guideline, newEditionQuestions(), answers, "Ver.6.0"), known);
    if (!reading.ok) expect.fail(JSON.stringify(reading.refusal));
    const { rows } = evaluateDisclosure(reading.value[0]!, findCriteriaSet(known, "gl-7.0-appendix")!);
    expect(rows.filter((row) => row.status === "unanswered").map((row) => row.criterion.id)).toEqual(["sds-17.1"]);
  });

  it("is told the edition by the person where the file does not say it", async () => {
    const pack = await learnOne(sdsWorkbook("7.0", newEditionQuestions()));
    expect(pack.edition).toBe("7.0");
    expect((await learnOne(sdsWorkbook("7.0", newEditionQuestions()), library, { edition: "6.1" })).edition).toBe("6.1");
  });
});

describe("learning a form that Kaiji has never seen", () => {
  it.each<readonly [string, () => InventedChecklist]>([
    ["two rounds with columns to tick", twoRounds],
    ["sections at the left, number and sentence in one cell", sectionAtTheLeft],
    ["one number for several kinds of machine", sameNumberForSeveral],
    ["plain numbers and numbers with points", plainNumbers],
    ["wide numbers joined by a dash, notes below", joinedNumbers],
  ])("%s", async (_, make) => {
    const checklist = make();
    const pack = await learnOne(checklist.bytes);
    expect(pack.items.map(({ number, wording }) => [number, wording])).toEqual(checklist.rows);
    expect(pack).toMatchObject({ form: checklist.form, edition: checklist.edition, map: null });
    expect(packSchema.safeParse(pack).error).toBeUndefined();
  });

  it("knows which columns are ticks, dates and target dates, by round", async () => {
    const pack = await learnOne(twoRounds().bytes);
    expect(pack.items[0]!.cells.map(({ role, header, cell, answer }) => [role, header, cell, answer])).toEqual([
      ["mark", "1回目 はい", "医療機関確認用!D8", "yes"],
      ["mark", "1回目 いいえ", "医療機関確認用!E8", "no"],
      ["checked-on", "1回目 確認日", "医療機関確認用!F8", undefined],
      ["due-on", "1回目 目標日", "医療機関確認用!G8", undefined],
      ["mark", "2回目 はい", "医療機関確認用!H8", "yes"],
      ["mark", "2回目 いいえ", "医療機関確認用!I8", "no"],
      ["checked-on", "2回目 確認日", "医療機関確認用!J8", undefined],
    ]);
    expect(pack.fields.map(({ label, cell }) => [label, cell])).toEqual([["医療機関名：", "医療機関確認用!B3"], ["記入者：", "医療機関確認用!F3"]]);
    expect(pack.sheets).toEqual([{ name: "医療機関確認用", printArea: "$A$1:$J$14", printTitles: null }]);
  });
});

describe("reading a filled copy of a learned form", () => {
  async function read(blank: InventedChecklist, filled: Uint8Array) {
    const reading = readWorkbook(filled, withPacks(library, [await learnOne(blank.bytes)]));
    if (!reading.ok) expect.fail(JSON.stringify(reading.refusal));
    expect(reading.value).toHaveLength(1);
    return reading.value[0]!;
  }

  it("takes the last round that was filled in, keeps the dates, and wants a person where two columns are marked", async () => {
    const disclosure = await read(twoRounds(), twoRoundsFilled());
    expect(disclosure).toMatchObject({ form: "cyber-checklist-institution", edition: "R7" });
    expect(disclosure.answers.map(({ number, answer, text, source }) => [number, answer, text, source])).toEqual([
      ["1(1)", "yes", undefined, "医療機関確認用!D9"],
      ["2(1)", "yes", undefined, "医療機関確認用!H11"],
      ["2(2)", null, "1回目 はい / 1回目 いいえ", "医療機関確認用!E12"],
      ["3(1)", "no", undefined, "医療機関確認用!E14"],
      ["3(2)", null, undefined, "医療機関確認用!B15"],
    ]);
    expect(disclosure.answers[1]!.remarks).toEqual(["1回目 いいえ: レ", "1回目 確認日: 2025/6/1", "1回目 目標日: 2025/12/1", "2回目 確認日: 2025/12/2"]);
    expect(disclosure.answers[3]!.remarks).toEqual(["1回目 目標日: 2026/3/31"]);
    expect(disclosure.problems.map(({ code, item }) => [code, item])).toEqual([["several-marks", "2(2)"], ["further-field", undefined], ["further-field", undefined]]);
  });

  it("keeps what it does not understand and says which row is gone", async () => {
    const disclosure = await read(sectionAtTheLeft(), sectionAtTheLeftFilled());
    expect(disclosure.basicInfo).toEqual({ date: "2026-06-10", organization: "サンプル医療クラウド合同会社（架空）", name: null, version: null });
    expect(disclosure.answers.map(({ number, answer, text }) => [number, answer, text])).toEqual([
      ["1①", "yes", undefined],
      ["2①", "no", undefined],
      ["2②", null, "たぶん"],
      ["2③", "yes", undefined],
      ["2④", null, undefined],
      ["3①", "yes", undefined],
    ]);
    expect(disclosure.answers[1]!.remarks).toEqual(["確認日: 2026/6/10", "目標日（いいえの場合）: 2026/9/30", "画面の改修を待つ（見本）"]);
    expect(disclosure.problems.map(({ code, item }) => [code, item])).toEqual([["unknown-answer", "2②"], ["row-not-found", "2④"]]);
  });

  it("what is struck through was taken back: what stands beside it counts, else a person decides", async () => {
    const struck = (value: string) => ({ value, style: { strike: true } });
    const last = async (cell: Parameters<typeof sectionAtTheLeftFilled>[0]) => {
      const { answers, problems } = await read(sectionAtTheLeft(), sectionAtTheLeftFilled(cell));
      return [answers.at(-1)!.answer, answers.at(-1)!.text, problems.filter(({ item }) => item === "3①").map(({ code }) => code)];
    };
    expect(await last(struck("いいえ"))).toEqual([null, "いいえ", ["unknown-answer"]]);
    expect(await last({ runs: [{ text: "はい・" }, { text: "いいえ", strike: true }] })).toEqual(["yes", undefined, ["struck-text"]]);
    expect(await last({ runs: [{ text: "はい", strike: true }, { text: " いいえ" }] })).toEqual(["no", undefined, ["struck-text"]]);
    const marked = async (...marks: NonNullable<Parameters<typeof twoRoundsFilled>[0]>) => (await read(twoRounds(), twoRoundsFilled(marks))).answers[2]!.answer;
    expect(await marked("○", null)).toBe("yes");
    expect(await marked(struck("○"), null)).toBeNull();
    expect(await marked(struck("○"), "○")).toBeNull();
    expect(await marked("？", "○")).toBeNull();
  });

  it("reads the blank form itself as unanswered", async () => {
    const disclosure = await read(sameNumberForSeveral(), sameNumberForSeveral().bytes);
    expect(disclosure.answers.map(({ answer, text }) => [answer, text])).toEqual([[null, undefined], [null, undefined], [null, undefined], [null, undefined]]);
  });

  it("matches next year's edition to this year's by the sentences", async () => {
    const taught = withPacks(library, [await learnOne(twoRounds().bytes)]);
    const next = await learnOne(sameNumberForSeveral().bytes, taught);
    expect(next.map?.catalog).toBe("cyber-checklist-institution-r7");
    expect(next.map?.lines.every((line) => line.reason.length > 0)).toBe(true);
  });
});

describe("a pack on its way between installations", () => {
  it("is refused when its content was altered, and taken when only its map was", async () => {
    const pack = await learnOne(current());
    expect(await parsePack(JSON.stringify(pack), sha256)).toEqual(pack);
    const altered = { ...pack, items: pack.items.map((item, i) => (i === 0 ? { ...item, wording: "別の文" } : item)) };
    expect(await parsePack(JSON.stringify(altered), sha256)).toMatchObject({ code: "pack-altered" });
    const decided = { ...pack, map: { ...pack.map!, lines: pack.map!.lines.map((line) => ({ ...line, accepted: false })) } };
    expect(await parsePack(JSON.stringify(decided), sha256)).toEqual(decided);
    expect(await parsePack("{}", sha256)).toMatchObject({ code: "not-a-pack" });
    expect(await parsePack("no", sha256)).toMatchObject({ code: "not-a-pack" });
  });
});

it("refuses what holds no form", async () => {
  const learned = await learnWorkbook(new TextEncoder().encode("no workbook"), { name: "a.xlsx" }, library, sha256);
  expect(learned).toMatchObject({ ok: false, refusal: { code: "not-a-workbook" } });
});
