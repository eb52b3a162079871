import { existsSync, readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { readWorkbook } from "@kaiji/formats";
import { readLibrary } from "@kaiji/library";
import { describe, expect, it } from "vitest";
import { largeBadInputs } from "../../fixtures/excel/make/bad-inputs.ts";
import { listFiles } from "../../fixtures/excel/make/list-files.ts";
import { parseGolden } from "./parse-golden.ts";

const root = fileURLToPath(new URL("../../", import.meta.url));
const folder = `${root}fixtures/excel/`;
const library = readLibrary(root);
const workbooks = readdirSync(folder).filter((file) => /\.xls[xm]$/.test(file));
const refusals = JSON.parse(readFileSync(`${folder}bad/refusals.golden.json`, "utf8")) as Record<string, string[]>;

describe("the fixtures", () => {
  it("are what their generator makes: run `npm run golden -- --write` after a change", () => {
    const differing = [...listFiles()].filter(([path, bytes]) => {
      return !existsSync(folder + path) || !readFileSync(folder + path).equals(bytes);
    });
    expect(differing.map(([path]) => path)).toEqual([]);
  });

  it("are at least twenty workbooks, each with a golden document", () => {
    expect(workbooks.length).toBeGreaterThanOrEqual(20);
    expect(workbooks.filter((file) => !existsSync(goldenPlace(file)))).toEqual([]);
  });
});

describe("reading a workbook gives its golden document", () => {
  it.each(workbooks)("%s", (file) => {
    const reading = readWorkbook(readFileSync(folder + file), library);
    if (!reading.ok) expect.fail(`refused: ${reading.refusal.code} ${JSON.stringify(reading.refusal.params)}`);
    const golden = parseGolden(readFileSync(goldenPlace(file), "utf8"));
    const read = reading.value.map(({ answers, problems, ...rest }) => ({
      ...rest,
      answers: answers.map(({ number, ...answer }) => [number, answer]),
      problems: problems.map((problem) => problem.code).toSorted(),
    }));
    expect(read).toEqual(
      golden.map((form) => ({ ...form, problems: form.problems.map((problem) => problem.code).toSorted() })),
    );
    golden.forEach((form, i) => {
      for (const problem of form.problems) {
        expect(reading.value[i]!.problems).toContainEqual(expect.objectContaining(problem));
      }
    });
  });
});

describe("a file that is no readable workbook is refused with one reason", () => {
  it.each(Object.keys(refusals))("%s", (file) => {
    const reading = readWorkbook(readFileSync(`${folder}bad/${file}`), library);
    expect(refusals[file]).toContain(reading.ok ? "read" : reading.refusal.code);
  });

  it.each(largeBadInputs())("$file, in under 2 s", { timeout: 60_000 }, ({ prepare, refusals: accepted }) => {
    const bytes = prepare();
    const start = performance.now();
    const reading = readWorkbook(bytes, library);
    expect(performance.now() - start).toBeLessThan(2000);
    expect(accepted).toContain(reading.ok ? "read" : reading.refusal.code);
  });
});

function goldenPlace(file: string): string {
  return folder + file.replace(/\.xls[xm]$/, ".golden.json");
}
