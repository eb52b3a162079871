import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { readArchiveOfFiles, readFile, writeReadDocument } from "@kaiji/formats";
import { readLibrary } from "@kaiji/library";
import { zipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { parseGolden } from "./parse-golden.ts";

const root = fileURLToPath(new URL("../../", import.meta.url));
const library = readLibrary(root);
const excel = `${root}fixtures/excel/`;
const other = `${root}fixtures/other/`;
const read = (path: string) => readFile(readFileSync(path), { name: path }, library);

describe("a form saved as .ods or .xls reads like the workbook it was", () => {
  it.each(readdirSync(other).filter((file) => /\.(?:ods|xls)$/.test(file)))("%s", async (file) => {
    const reading = await read(other + file);
    if (!reading.ok) expect.fail(`refused: ${reading.refusal.code}`);
    const golden = parseGolden(readFileSync(excel + file.replace(/\.\w+$/, ".golden.json"), "utf8"));
    expect(
      reading.value.map(({ answers, problems, ...rest }) => ({
        ...rest,
        answers: answers.map(({ number, ...answer }) => [number, answer]),
        problems: problems.map((problem) => problem.code).toSorted(),
      })),
    ).toEqual(golden.map((form) => ({ ...form, problems: form.problems.map((problem) => problem.code).toSorted() })));
  });
});

describe("a form with words struck through, printed", () => {
  it("gives no answer that was taken back: what is not read right waits for a person", async () => {
    const reading = await read(`${other}struck-through.pdf`);
    if (!reading.ok) expect.fail(`refused: ${reading.refusal.code}`);
    const [printed] = reading.value;
    const [golden] = parseGolden(readFileSync(`${excel}struck-through.golden.json`, "utf8"));
    expect(printed!.answers.map(({ number }) => number)).toEqual(golden!.answers.map(([number]) => number));
    const told = new Set(printed!.problems.map(({ item }) => item));
    const wanted = new Map(golden!.answers as [string, { answer: string | null }][]);
    expect(printed!.answers.filter(({ number, answer }) => (answer === null ? !told.has(number) : answer !== wanted.get(number)!.answer))).toEqual([]);
    const proposed = new Set(printed!.problems.filter(({ code }) => code === "proposed-answer").map(({ item }) => item));
    expect([...wanted].filter(([number, { answer }]) => answer === null && !proposed.has(number))).toEqual([]);
  });
});

describe("an old workbook whose fonts strike through, made white instead", () => {
  it("gives no answer that nobody sees", async () => {
    const bytes = readFileSync(`${other}struck-through.xls`);
    for (let at = 0; at + 10 < bytes.length; at++) {
      const isFont = bytes[at] === 0x31 && bytes[at + 1] === 0 && bytes[at + 3] === 0 && bytes[at + 2]! > 14 && bytes[at + 2]! < 80;
      if (!isFont || (bytes[at + 6]! & 8) === 0 || bytes[at + 7] !== 0) continue;
      bytes[at + 6]! &= ~8;
      bytes[at + 8] = 9;
      bytes[at + 9] = 0;
    }
    const white = await readFile(bytes, { name: "x.xls" }, library);
    if (!white.ok) expect.fail("refused");
    const unseen = white.value[0]!.problems.flatMap(({ code, item }) => (code === "unseen-text" ? [item] : []));
    expect(unseen.length).toBeGreaterThan(0);
    expect(white.value[0]!.answers.filter(({ number, answer }) => answer !== null && unseen.includes(number))).toEqual([]);
  });
});

describe("our own JSON", () => {
  it("reads back what was written, in the file's order", async () => {
    const first = await read(`${excel}whole-sds.xlsx`);
    if (!first.ok) expect.fail(first.refusal.code);
    const json = writeReadDocument({ file: "whole-sds.xlsx", sha256: "0".repeat(64), disclosures: first.value }, "ja");
    const second = await readFile(new TextEncoder().encode(json), { name: "answers.json" }, library);
    if (!second.ok) expect.fail(second.refusal.code);
    expect(second.value.map((d) => ({ ...d, problems: [] }))).toEqual(first.value.map((d) => ({ ...d, problems: [] })));
  });

  it.each([
    ['{"disclosures": []}', "not-a-response"],
    ['{"file": "x"', "damaged"],
    [`{"file":"x","sha256":"${"0".repeat(64)}","disclosures":[]}`, "no-form-found"],
  ])("%s is refused", async (text, code) => {
    const reading = await readFile(new TextEncoder().encode(text), { name: "x.json" }, library);
    expect(reading.ok ? "read" : reading.refusal.code).toBe(code);
  });
});

describe("a zip archive of files", () => {
  const archive = zipSync({
    "受領/MDS.xlsx": readFileSync(`${excel}inline-remarks.xlsx`),
    "受領/メモ.txt": new TextEncoder().encode("打ち合わせのメモ（架空）"),
    "__MACOSX/受領/._MDS.xlsx": new Uint8Array([0, 1, 2]),
    "古い/中の.zip": zipSync({ "x.csv": new TextEncoder().encode("1,はい") }),
    "SDS.ods": readFileSync(`${other}merged-cells.ods`),
  });

  it("gives one reading per file, and refuses an archive inside it", async () => {
    const readings = await readArchiveOfFiles(archive, library);
    expect(readings.ok && readings.value.map(({ name, reading }) => [name, reading.ok ? "read" : reading.refusal.code])).toEqual([
      ["受領/MDS.xlsx", "read"],
      ["受領/メモ.txt", "no-form-found"],
      ["古い/中の.zip", "archive-of-files"],
      ["SDS.ods", "read"],
    ]);
  });

  it("is refused where one file is expected", async () => {
    const reading = await readFile(archive, { name: "all.zip" }, library);
    expect(reading).toEqual({ ok: false, refusal: { code: "archive-of-files", params: {} } });
  });
});

describe("a file of no known kind", () => {
  it.each([
    ["nothing", new Uint8Array(), "empty-file"],
    ["a picture", Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13]), "unknown-file"],
    ["a web page", new TextEncoder().encode("<!doctype html><p>1,はい"), "unknown-file"],
    ["half an old workbook", readFileSync(`${other}merged-cells.xls`).subarray(0, 3000), "damaged"],
    ["an old workbook cut at its end", readFileSync(`${other}merged-cells.xls`).subarray(0, 9000), "damaged"],
  ])("%s is refused with one reason", async (_, bytes, code) => {
    const reading = await readFile(bytes, { name: "x.xlsx" }, library);
    expect(reading.ok ? "read" : reading.refusal.code).toBe(code);
  });
});
