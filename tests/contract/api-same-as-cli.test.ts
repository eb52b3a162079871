import { readdirSync, readFileSync } from "node:fs";
import { basename } from "node:path";
import { fileURLToPath } from "node:url";
import { evaluateDisclosure, findCriteriaSet, type Disclosure } from "@kaiji/domain";
import { checkDocument, readFile, writeReadDocument } from "@kaiji/formats";
import { readLibrary } from "@kaiji/library";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { sdsQuestions } from "../../fixtures/excel/make/invented.ts";
import { sdsWorkbook } from "../../fixtures/learn/new-edition.ts";
import { readPath } from "../../packages/cli/src/input/read-path.ts";
import { setUp, startKaiji, type Browser, type Json, type TestKaiji } from "./api-setup.ts";
import { fileWorkbook } from "./api-setup-records.ts";

// The same file comes to the same answers, problems and verdict by whichever door it is handed in: command line, quick check, API.
const root = fileURLToPath(new URL("../../", import.meta.url));
const library = readLibrary(root);
const set = findCriteriaSet(library, "gl-7.0-appendix")!;
const FILES = ["excel", "excel/bad", "pdf", "pdf/bad", "delimited", "other"].flatMap((folder) =>
  readdirSync(`${root}fixtures/${folder}`)
    .filter((file) => /\.(?:xlsx|xlsm|xls|xlsb|ods|csv|tsv|pdf)$/.test(file))
    .map((file) => `${folder}/${file}`),
);

let kaiji: TestKaiji;
let hanako: Browser;
let base: string;
let organizationId: string;

beforeAll(async () => {
  kaiji = await startKaiji();
  const first = await setUp(kaiji);
  ({ organizationId } = first);
  hanako = first.browser;
  base = `/api/organizations/${organizationId}`;
}, 60_000);
afterAll(() => kaiji?.stop());

const documentOf = (file: string, disclosures: readonly Disclosure[]): Json => JSON.parse(writeReadDocument({ file, sha256: "0".repeat(64), disclosures }, "ja"));
const judged = (file: string, disclosures: readonly Disclosure[]): Json =>
  disclosures.map((disclosure) => checkDocument({ set, checks: [{ file, disclosure, evaluation: evaluateDisclosure(disclosure, set) }] }, "ja") as Json);

/** What the server keeps of a file that is handed in. */
async function byApi(bytes: Uint8Array, name: string): Promise<{ documents: Json[]; rows: Json[]; verdicts: Json[] }> {
  const filed = await fileWorkbook(hanako, organizationId, bytes, name);
  const [documents, rows, verdicts]: [Json[], Json[], Json[]] = [[], [], []];
  for (const { disclosure } of filed) {
    documents.push((await hanako.get(`${base}/disclosures/${disclosure.id}/document`)).body.disclosures[0]);
    const evaluation = (await hanako.get(`${base}/disclosures/${disclosure.id}/evaluation`)).body;
    rows.push(evaluation.rows.map((row: Json) => [row.criterion, row.status, row.because]));
    verdicts.push(evaluation.verdict);
  }
  return { documents, rows, verdicts };
}

function expectSame(name: string, disclosures: readonly Disclosure[], kept: Awaited<ReturnType<typeof byApi>>): void {
  expect(kept.documents).toEqual(documentOf(name, disclosures).disclosures);
  const checks = judged(name, disclosures);
  expect(kept.rows).toEqual(checks.map((check: Json) => check.criteria.map((row: Json) => [row.id, row.status, row.because])));
  expect(kept.verdicts).toEqual(checks.map((check: Json) => check.verdict));
}

describe("every door says the same of a file", { timeout: 60_000 }, () => {
  it.each(FILES)("%s", async (file) => {
    const path = `${root}fixtures/${file}`;
    const name = basename(path);
    const bytes = new Uint8Array(readFileSync(path));
    const [byCommand] = await readPath(path, library, "ja");
    const byPage = await readFile(bytes, { name }, library);
    if (!("disclosures" in byCommand!)) {
      expect(byPage.ok ? "read" : byPage.refusal.code).toBe(byCommand!.code);
      await expect(byApi(bytes, name)).rejects.toThrow(byCommand!.code === "empty-file" ? /./ : byCommand!.code);
      return;
    }
    if (!byPage.ok) expect.fail(byPage.refusal.code);
    expect(byPage.value).toEqual(byCommand.disclosures);
    expectSame(name, byCommand.disclosures, await byApi(bytes, name));
  });

  it.each<[string, Uint8Array, string]>([
    ["a form of an edition that nobody has taught", sdsWorkbook("7.0", sdsQuestions(), { 57: "はい" }), "new.xlsx"],
    ["our own document", new TextEncoder().encode(writeReadDocument({ file: "x", sha256: "0".repeat(64), disclosures: [] }, "ja")), "x.json"],
  ])("%s", async (_, bytes, name) => {
    const reading = await readFile(bytes, { name }, library);
    if (reading.ok) expectSame(name, reading.value, await byApi(bytes, name));
    else await expect(byApi(bytes, name)).rejects.toThrow(reading.refusal.code);
  });

  it("what was read, handed in once more as our own document", async () => {
    for (const file of ["excel/hidden-rows-and-columns.xlsx", "excel/authentication-methods-listed.xlsx", "excel/struck-through.xlsx"]) {
      const reading = await readFile(readFileSync(`${root}fixtures/${file}`), { name: file }, library);
      if (!reading.ok) expect.fail(file);
      const bytes = new TextEncoder().encode(JSON.stringify({ ...documentOf(file, reading.value), file: "own" }));
      const again = await readFile(bytes, { name: "own.json" }, library);
      if (!again.ok) expect.fail(again.refusal.code);
      expectSame("own.json", again.value, await byApi(bytes, "own.json"));
      expect(judged(file, again.value).map((check: Json) => check.criteria)).toEqual(judged(file, reading.value).map((check: Json) => check.criteria));
    }
  });
});
