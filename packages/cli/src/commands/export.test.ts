import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { readWorkbook } from "@kaiji/formats";
import { readLibrary } from "@kaiji/library";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { cycloneDxErrors } from "../../../../fixtures/schemas/validate-cyclonedx.ts";
import { oscalErrors } from "../../../../fixtures/schemas/validate-oscal.ts";
import { run as runCatalog } from "./catalog.ts";
import { run } from "./export.ts";

const root = fileURLToPath(new URL("../../../../", import.meta.url));
const library = readLibrary(root);
const folder = mkdtempSync(join(tmpdir(), "kaiji-export-"));
const out = join(folder, "out");
const one = `${root}fixtures/excel/published-like-layout.xlsx`;
const open = `${root}fixtures/excel/authentication-methods-listed.xlsx`;
const two = `${root}fixtures/excel/two-forms-in-one-workbook.xlsx`;
const before = process.env["KAIJI_LIBRARY"];

beforeAll(() => {
  writeFileSync(join(folder, "library.json"), JSON.stringify(library));
  process.env["KAIJI_LIBRARY"] = join(folder, "library.json");
});

afterAll(() => {
  if (before === undefined) delete process.env["KAIJI_LIBRARY"];
  else process.env["KAIJI_LIBRARY"] = before;
  rmSync(folder, { recursive: true });
});

async function exported(...args: readonly string[]): Promise<string> {
  expect(await run([...args, "-o", out])).toBe(0);
  return readFileSync(out, "utf8");
}

function answersOf(bytes: Uint8Array): unknown[] {
  const reading = readWorkbook(bytes, library);
  if (!reading.ok) throw new Error(reading.refusal.code);
  return reading.value.map(({ answers }) => answers.map(({ number, answer, remarks }) => [number, answer, remarks]));
}

describe("kaiji export", () => {
  it("writes valid OSCAL and CycloneDX with ids of their own and the moment of the export", async () => {
    const json = await exported(one, "--to", "oscal-component");
    expect(oscalErrors("component-definition", json)).toEqual([]);
    const ids = [...json.matchAll(/"uuid": "([^"]+)"/g)].map((match) => match[1]);
    expect(new Set(ids).size).toBe(ids.length);
    expect(oscalErrors("assessment-results", await exported(one, "--to", "oscal-results"))).toEqual([]);
    expect(cycloneDxErrors(await exported(one, "--to", "cyclonedx"))).toEqual([]);
  });

  it("takes treatments for the plan of action, and says what is wrong in them", async () => {
    const file = join(folder, "treatments.json");
    writeFileSync(file, `[{"criterion":"mds-5","kind":"rulebook-clause","note":"規程の第9条"}]`);
    const json = await exported(one, "--to", "oscal-poam", "--treatments", file);
    expect(oscalErrors("plan-of-action-and-milestones", json)).toEqual([]);
    expect(json).toContain("規程の第9条");
    writeFileSync(file, `[{"criterion":"mds-5","kind":"ignore"}]`);
    await expect(run([one, "--to", "oscal-poam", "--treatments", file])).rejects.toThrow("0.kind");
  });

  it("writes a workbook that reads back, also from the document that read prints", async () => {
    const json = join(folder, "read.json");
    writeFileSync(json, await exported(one, "--to", "json"));
    const original = answersOf(readFileSync(one));
    for (const file of [one, json]) {
      await run([file, "--to", "xlsx", "-o", `${out}.xlsx`]);
      expect(answersOf(readFileSync(`${out}.xlsx`))).toEqual(original);
    }
  });

  it("keeps what reading brought up when the source is that document", async () => {
    const json = join(folder, "problems.json");
    writeFileSync(json, await exported(open, "--to", "json"));
    const { disclosures } = JSON.parse(readFileSync(json, "utf8")) as { disclosures: { problems: { message: string }[] }[] };
    const [told] = disclosures[0]?.problems ?? [];
    expect(told?.message).toContain("どれとも読めません");
    expect(await exported(json, "--to", "html")).toContain(told?.message);
    expect(await exported(json, "--to", "csv")).toContain("unknown-answer");
    expect(await exported(json, "--to", "oscal-component")).toContain(told?.message);
  });

  it("asks which disclosure is meant when there are several", async () => {
    await expect(run([two, "--to", "csv"])).rejects.toThrow("--form");
    expect(await exported(two, "--to", "md", "--form", "sds")).toContain("SDS Ver.");
    expect(await exported(two, "--to", "md", "--disclosure", "1")).toContain("MDS Ver.");
    await expect(run([two, "--to", "md", "--disclosure", "3"])).rejects.toThrow("--disclosure");
  });

  it.each([
    ["without a format", [one], "--to"],
    ["with a format that nobody knows", [one, "--to", "pdf"], "pdf"],
    ["of a workbook to the screen", [one, "--to", "xlsx"], "-o"],
    ["against criteria that do not exist", [one, "--to", "oscal-results", "--against", "gl-9"], "gl-9"],
    ["of a file that is not there", [`${root}fixtures/excel/nothing.json`, "--to", "csv"], "nothing.json"],
  ])("is refused %s", async (_, args, place) => {
    await expect(run(args)).rejects.toThrow(place);
  });

  it("ends with 2 for a file that cannot be read", async () => {
    expect(await run([`${root}fixtures/excel/bad/empty.xlsx`, "--to", "csv"])).toBe(2);
  });
});

describe("kaiji catalog export", () => {
  it("writes a catalog as OSCAL, and names the ones there are when asked for another", async () => {
    expect(await runCatalog(["export", "mds-5.0", "--to", "oscal", "-o", out])).toBe(0);
    expect(oscalErrors("catalog", readFileSync(out, "utf8"))).toEqual([]);
    await expect(runCatalog(["export", "mds-9"])).rejects.toThrow("mds-5.0");
  });
});
