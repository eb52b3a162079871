import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { readLibrary } from "@kaiji/library";
import { describe, expect, it } from "vitest";
import { readFile } from "@kaiji/formats";

const root = fileURLToPath(new URL("../../", import.meta.url));
const folder = `${root}fixtures/delimited/`;
const library = readLibrary(root);

// Every file in the folder holds this form; its name says what is peculiar about it.
const ANSWERS = [
  ["1", "yes"], ["1.1", "yes"], ["1.2", "no"], ["2", null], ["7", "na"], ["12", null], ["12.1", "no"],
];

describe("delimited text", () => {
  it.each(readdirSync(folder))("is read whatever its encoding and delimiter: %s", async (file) => {
    const reading = await readFile(readFileSync(folder + file), { name: `受領/${file}` }, library);
    if (!reading.ok) expect.fail(`refused: ${reading.refusal.code}`);
    const [disclosure] = reading.value;
    expect(disclosure).toMatchObject({
      form: "sds",
      edition: "5.0",
      basicInfo: { date: "2026-04-01", organization: "サンプル医療クラウド合同会社（架空）", name: "見本予約サービス Beta（架空）", version: "4.10" },
    });
    expect(disclosure!.answers.map(({ number, answer }) => [number, answer])).toEqual(ANSWERS);
    expect(disclosure!.answers[2]!.remarks[0]!.replaceAll(/\s+/g, "\n")).toBe('「はい」とは言えないため、\n契約書の"別紙"で補います。');
    expect(disclosure!.answers[6]!.remarks[0]).toMatch(/^監視カメラ[,;\t]入館証$/);
  });

  it("names places by the file's name and the cell, as a workbook does", async () => {
    const reading = await readFile(readFileSync(`${folder}utf-8.csv`), { name: "受領/見本 2026.csv" }, library);
    expect(reading.ok && reading.value[0]!.answers[0]!.source).toMatch(/^見本 2026!C\d+$/);
    expect(reading.ok && reading.value[0]!.problems).toContainEqual(
      expect.objectContaining({ code: "unknown-answer", item: "12", params: { text: "要相談" } }),
    );
  });
});
