import { existsSync, readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { findCatalog } from "@kaiji/domain";
import { readFile } from "@kaiji/formats";
import { readLibrary } from "@kaiji/library";
import { describe, expect, it } from "vitest";
import { badPdfs } from "../../fixtures/pdf/make/bad-pdfs.ts";
import { LAYOUTS } from "../../fixtures/pdf/make/layout.ts";
import { parseGolden } from "./parse-golden.ts";

const root = fileURLToPath(new URL("../../", import.meta.url));
const folder = `${root}fixtures/pdf/`;
const library = readLibrary(root);
const files = readdirSync(folder).filter((file) => file.endsWith(".pdf"));

const read = (path: string) => readFile(readFileSync(path), { name: path }, library);
/** Line ends inside a text are the printer's as often as the writer's. */
const unbroken = (texts: readonly string[]) => texts.join("").replaceAll(/\s/g, "");

describe("the printed fixtures", () => {
  it("are one per layout, each with a golden document", () => {
    expect(files.toSorted()).toEqual(LAYOUTS.map(({ name }) => `${name}.pdf`).toSorted());
    expect(files.filter((file) => !existsSync(folder + file.replace(".pdf", ".golden.json")))).toEqual([]);
  });
});

describe("a printed form gives its golden document", { timeout: 30_000 }, () => {
  it.each(files)("%s", async (file) => {
    const reading = await read(folder + file);
    if (!reading.ok) expect.fail(`refused: ${reading.refusal.code}`);
    const golden = parseGolden(readFileSync(folder + file.replace(".pdf", ".golden.json"), "utf8"));
    expect(reading.value.map(({ form, edition, title, basicInfo }) => ({ form, edition, title, basicInfo }))).toEqual(
      golden.map(({ form, edition, title, basicInfo }) => ({ form, edition, title, basicInfo })),
    );
    const said = (number: string, answer: { answer: unknown; remarks: readonly string[] }) => `${number} ${String(answer.answer)} ${unbroken(answer.remarks)}`;
    expect(reading.value[0]!.answers.map((answer) => said(answer.number, answer))).toEqual(
      golden[0]!.answers.map(([number, answer]) => said(number, answer as { answer: unknown; remarks: readonly string[] })),
    );
  });

  it("names pages and places, and says how sure each answer is", async () => {
    const reading = await read(`${folder}office-top.pdf`);
    const answers = reading.ok ? reading.value[0]!.answers : [];
    expect(answers[0]!.source).toMatch(/^PDF!p1 x\d+ y\d+$/);
    expect(answers.at(-1)!.source).toMatch(/^PDF!p[3-9] x\d+ y\d+$/);
    expect(answers.filter(({ answer, confidence }) => answer !== null && !(confidence! > 0.8 && confidence! <= 1))).toEqual([]);
  });

  it("names every number of the edition that did not come out", async () => {
    const reading = await read(`${folder}office-chapters.pdf`);
    const [disclosure] = reading.ok ? reading.value : [];
    const printed = new Set(disclosure?.answers.map(({ number }) => number));
    const missing = disclosure?.problems.flatMap(({ code, item }) => (code === "missing-item" ? [item!] : [])) ?? [];
    expect(missing.length).toBeGreaterThan(0);
    expect([...printed, ...missing].toSorted()).toEqual(findCatalog(library, "sds", "5.0")!.items.map(({ number }) => number).toSorted());
    expect(missing.filter((number) => printed.has(number))).toEqual([]);
  });
});

describe("a PDF that must not be read", () => {
  it("is refused with one reason when it is password-protected", async () => {
    const reading = await read(`${folder}bad/password-protected.pdf`);
    expect(reading).toEqual({ ok: false, refusal: { code: "pdf-password", params: {} } });
  });

  it.each(badPdfs())("is refused with one reason and does not hang: $name", { timeout: 30_000 }, async ({ prepare, refusals }) => {
    const bytes = prepare();
    const start = performance.now();
    const reading = await readFile(bytes, { name: "x.pdf" }, library);
    expect(performance.now() - start).toBeLessThan(10_000); // a hang fails here, a busy machine does not
    expect(refusals).toContain(reading.ok ? "read" : reading.refusal.code);
  });
});
