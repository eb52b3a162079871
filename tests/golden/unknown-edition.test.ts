import { createHash } from "node:crypto";
import { fileURLToPath } from "node:url";
import { evaluateDisclosure, findCriteriaSet, withPacks, type Library } from "@kaiji/domain";
import { learnWorkbook, readFile, writeReadDocument } from "@kaiji/formats";
import { readLibrary } from "@kaiji/library";
import { describe, expect, it } from "vitest";
import { sdsQuestions } from "../../fixtures/excel/make/invented.ts";
import { sdsWorkbook } from "../../fixtures/learn/new-edition.ts";

// A form of an edition that nobody has taught: its answers are kept, and settle nothing until a person has looked.
const library = readLibrary(fileURLToPath(new URL("../../", import.meta.url)));
const digest = (content: Uint8Array) => Promise.resolve(createHash("sha256").update(content).digest("hex"));
const questions = sdsQuestions();
const yes = Object.fromEntries(questions.map(([number]) => [number, "はい"]));
const no = { ...yes, 57: "いいえ" };

async function judged(bytes: Uint8Array, known: Library = library) {
  const reading = await readFile(bytes, { name: "x.xlsx" }, known);
  if (!reading.ok) expect.fail(reading.refusal.code);
  const disclosure = reading.value[0]!;
  return { disclosure, evaluation: evaluateDisclosure(disclosure, findCriteriaSet(known, "gl-7.0-appendix")!) };
}

describe("a form that names an edition nobody has taught", () => {
  it.each<[string, Uint8Array, string]>([
    ["by the guideline", sdsWorkbook("7.0", questions, yes), "第7.0版"],
    ["by the guideline, beside its own version", sdsWorkbook("7.0", questions, yes, "SDS Ver.5.0"), "第7.0版"],
  ])("%s: every answer is kept, none is judged", async (_, bytes, named) => {
    const { disclosure, evaluation } = await judged(bytes);
    expect(disclosure).toMatchObject({ edition: null, unknownEdition: named });
    expect(disclosure.answers.every(({ answer }) => answer === "yes")).toBe(true);
    expect(disclosure.problems.map(({ code }) => code)).toContain("unknown-edition");
    expect(evaluation.verdict).toBe("incomplete");
    expect(evaluation.counts).toEqual({ met: 0, "not-met": 0, "not-applicable": 0, unanswered: 0, "needs-judgement": 58 });
    expect(new Set(evaluation.rows.map(({ because }) => because.code))).toEqual(new Set(["unknown-edition"]));
  });

  it("is not judged against the provider either, and what is blank is asked for", async () => {
    expect((await judged(sdsWorkbook("7.0", questions, no))).evaluation.verdict).toBe("incomplete");
    const { evaluation } = await judged(sdsWorkbook("7.0", questions, {}));
    expect(evaluation.counts).toMatchObject({ unanswered: 58, "needs-judgement": 0 });
  });

  it("is judged once the form is learned from the very file and its numbers are confirmed", async () => {
    const bytes = sdsWorkbook("7.0", questions, yes);
    const learned = await learnWorkbook(bytes, { name: "x.xlsx" }, library, digest, {});
    if (!learned.ok) expect.fail(learned.refusal.code);
    const packs = learned.value.map((pack) => (pack.map === null ? pack : { ...pack, map: { ...pack.map, lines: pack.map.lines.map((line) => ({ ...line, to: line.number, accepted: true })) } }));
    const { disclosure, evaluation } = await judged(bytes, withPacks(library, packs));
    expect(disclosure.unknownEdition).toBeUndefined();
    expect(evaluation.verdict).toBe("conforms");
  });

  it("is judged row by row where a person decides with a reason", async () => {
    const { disclosure, evaluation } = await judged(sdsWorkbook("7.0", questions, yes));
    const set = findCriteriaSet(library, "gl-7.0-appendix")!;
    const decisions = evaluation.rows.map(({ criterion }) => ({ criterion: criterion.id, status: "met" as const, reason: "新旧の様式を見比べた（架空）" }));
    expect(evaluateDisclosure(disclosure, set, { decisions }).verdict).toBe("conforms");
  });

  it("stays so in our own document, and one of another installation's edition becomes so", async () => {
    const { disclosure } = await judged(sdsWorkbook("7.0", questions, yes));
    const asJson = (edition: typeof disclosure) => new TextEncoder().encode(writeReadDocument({ file: "x.xlsx", sha256: "0".repeat(64), disclosures: [edition] }, "ja"));
    expect((await judged(asJson(disclosure))).disclosure.unknownEdition).toBe("第7.0版");
    const { unknownEdition: _, ...plain } = disclosure;
    const foreign = await judged(asJson({ ...plain, edition: "6.0" }));
    expect(foreign.disclosure).toMatchObject({ edition: null, unknownEdition: "Ver.6.0" });
    expect(foreign.evaluation.verdict).toBe("incomplete");
  });
});

describe("a form that names no unknown edition is judged by its numbers", () => {
  it.each<[string, Uint8Array, string]>([
    ["the newest", sdsWorkbook("6.0", questions, yes), "5.0"],
    ["a document's own version beside it", sdsWorkbook("6.0", questions, yes, "SDS Ver.1.2"), "5.0"],
  ])("%s", async (_, bytes, edition) => {
    const { disclosure, evaluation } = await judged(bytes);
    expect(disclosure).toMatchObject({ edition });
    expect(evaluation.verdict).toBe("conforms");
  });
});
