import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { checkDocumentSchema, readDocumentSchema } from "@kaiji/formats/schemas";
import { kaiji, root } from "./run-kaiji.ts";

const SDS = "fixtures/excel/whole-sds.xlsx";
const folder = mkdtempSync(join(tmpdir(), "kaiji-cli-"));
beforeAll(() => void kaiji("--version")); // builds if something changed
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const oneLine = (text: string) => text.trim().split("\n").length === 1;

describe("kaiji read", () => {
  it("prints the published document, answers in the file's order", () => {
    const { code, out, err } = kaiji("read", SDS, "--json");
    expect({ code, err }).toEqual({ code: 0, err: "" });
    const document = readDocumentSchema.parse(JSON.parse(out));
    expect(document.sha256).toMatch(/^[0-9a-f]{64}$/);
    expect(document.disclosures[0]).toMatchObject({ form: "sds", edition: "5.0" });
    const order = [...out.matchAll(/^ {8}"([\d.]+)": \{/gm)].map((m) => m[1]);
    expect(order.slice(0, 5)).toEqual(["1", "1.1", "1.2", "2", "3"]);
    expect(order).toHaveLength(Object.keys(document.disclosures[0]!.answers).length);
  });

  it("shows the same to a person, in English when asked", () => {
    expect(kaiji("read", SDS).out).toContain("はい");
    expect(kaiji("read", SDS, "--lang", "en").out).toMatch(/ {2}1 +(?:Yes|No|N\/A)/);
  });

  it("names each broken file of a folder and reads the others", () => {
    const mixed = join(folder, "受領 フォルダ");
    mkdirSync(mixed);
    copyFileSync(join(root, SDS), join(mixed, "良い.xlsx"));
    copyFileSync(join(root, "fixtures/excel/bad/truncated-half.xlsx"), join(mixed, "壊れた.xlsx"));
    writeFileSync(join(mixed, "~$lock.xlsx"), "x");
    const { code, out, err } = kaiji("read", mixed, "--json");
    expect(code).toBe(2);
    const { files, failed } = JSON.parse(out) as { files: unknown[]; failed: { file: string; code: string }[] };
    expect(files).toHaveLength(1);
    expect(failed).toMatchObject([{ code: "damaged" }]);
    expect(err).toContain("壊れた.xlsx");
    expect(oneLine(err)).toBe(true);
  });
});

describe("more files than one core is good for", () => {
  it("are read in their order, printed ones among them, and the broken one is named", () => {
    const drawer = join(folder, "drawer");
    mkdirSync(drawer);
    const workbooks = readdirSync(join(root, "fixtures/excel")).filter((name) => name.endsWith(".xlsx")).slice(0, 24);
    for (const name of workbooks) copyFileSync(join(root, "fixtures/excel", name), join(drawer, name));
    copyFileSync(join(root, "fixtures/excel/bad/truncated-half.xlsx"), join(drawer, "m-broken.xlsx"));
    copyFileSync(join(root, "fixtures/pdf/office-top.pdf"), join(drawer, "a-printed.pdf"));
    const { code, out, err } = kaiji("read", drawer, "--json");
    expect(code).toBe(2);
    const { files, failed } = JSON.parse(out) as { files: { file: string }[]; failed: { file: string; code: string }[] };
    expect(files.map(({ file }) => file)).toEqual([...workbooks, "a-printed.pdf"].toSorted().map((name) => join(drawer, name)));
    expect(failed).toMatchObject([{ file: join(drawer, "m-broken.xlsx"), code: "damaged" }]);
    expect(oneLine(err)).toBe(true);
    // The same files a few at a time, which one core reads.
    const few = workbooks.slice(0, 5).map((name) => join(drawer, name));
    expect((JSON.parse(kaiji("read", ...few, "--json").out) as { files: unknown[] }).files).toEqual(files.filter(({ file }) => few.includes(file)));
  });
});

describe("files that cannot be read", () => {
  const bad = readdirSync(join(root, "fixtures/excel/bad")).filter((name) => /\.(xlsx|xls|xlsb|xlsm)$/.test(name));
  it.each(bad)("%s: exit 2 and one clear line", (name) => {
    const started = Date.now();
    const { code, out, err } = kaiji("read", `fixtures/excel/bad/${name}`, "--json");
    expect({ code, out }).toEqual({ code: 2, out: "" });
    expect(oneLine(err)).toBe(true);
    expect(err).toContain(name);
    expect(Date.now() - started).toBeLessThan(10_000);
  });
});

describe("kaiji check", () => {
  it("prints the published document and says by its exit code that something is missing", () => {
    const { code, out } = kaiji("check", SDS, "--json");
    const document = checkDocumentSchema.parse(JSON.parse(out));
    expect(code).toBe(1);
    expect(document).toMatchObject({ against: "gl-7.0-appendix", verdict: "does-not-conform" });
    expect(document.criteria).toHaveLength(58);
    expect(Object.values(document.counts).reduce((a, b) => a + b)).toBe(58);
    expect(document.criteria.every((row) => row.because !== "" && row.disclosure === 0)).toBe(true);
  });

  it("judges several forms each on its own", () => {
    const { out } = kaiji("check", "fixtures/excel/two-forms-in-one-workbook.xlsx", SDS, "--json");
    const { criteria, disclosures } = checkDocumentSchema.parse(JSON.parse(out));
    expect(disclosures).toHaveLength(3);
    expect([...new Set(criteria.map((row) => row.disclosure))]).toEqual([0, 1, 2]);
  });

  it("takes a person's decisions, keeps them in its document, and takes that document back", () => {
    const open = "fixtures/excel/authentication-methods-listed.xlsx";
    const decisions = join(folder, "decisions.json");
    const saved = join(folder, "decided.json");
    writeFileSync(decisions, JSON.stringify([{ criterion: "mds-4.1", status: "met", reason: "二要素で認証する" }]));
    const statusIn = (text: string) => checkDocumentSchema.parse(JSON.parse(text)).criteria.find((row) => row.id === "mds-4.1");
    expect(statusIn(kaiji("check", open, "--json").out)).toMatchObject({ status: "needs-judgement" });
    expect(kaiji("check", open, "--decisions", decisions, "--json", "-o", saved)).toMatchObject({ code: 1, err: "" });
    const document = readFileSync(saved, "utf8");
    expect(statusIn(document)).toMatchObject({ status: "met", because: expect.stringContaining("二要素で認証する") });
    expect(checkDocumentSchema.parse(JSON.parse(document)).disclosures[0]?.decisions).toEqual([{ criterion: "mds-4.1", status: "met", reason: "二要素で認証する" }]);
    expect(kaiji("check", open, "--decisions", saved, "--json").out.trimEnd()).toBe(document.trimEnd());
  });

  it("refuses a decision without a reason, in one line", () => {
    const file = join(folder, "no-reason.json");
    writeFileSync(file, JSON.stringify([{ criterion: "mds-4.1", status: "met", reason: "" }]));
    const { code, out, err } = kaiji("check", SDS, "--decisions", file);
    expect({ code, out }).toEqual({ code: 2, out: "" });
    expect(oneLine(err)).toBe(true);
    expect(err).toContain("no-reason.json: 0.reason: 判断の理由を書いてください");
  });

  it("exits 0 when every row is yes or not applicable", () => {
    const { code: read, out: response } = kaiji("read", "fixtures/excel/whole-sds.xlsx", "--json");
    expect(read).toBe(0);
    const document = readDocumentSchema.parse(JSON.parse(response));
    for (const answer of Object.values(document.disclosures[0]!.answers)) {
      answer.answer = "yes";
      delete answer.text;
    }
    const from = join(folder, "all-yes.json");
    const filled = join(folder, "all-yes.xlsx");
    writeFileSync(from, JSON.stringify(document));
    expect(kaiji("fill", SDS, "--from", from, "-o", filled)).toEqual({ code: 0, out: "", err: "" });
    expect(kaiji("check", filled, "--json").code).toBe(0);
  });

  it.each(["table", "md", "html", "csv", "json"])("writes %s", (format) => {
    const file = join(folder, `result.${format}`);
    expect(kaiji("check", SDS, "--format", format, "-o", file).code).toBe(1);
    expect(readFileSync(file, "utf8")).toContain("17.1");
  });

  it("reasons in English too", () => {
    expect(kaiji("check", SDS, "--lang", "en").out).toContain("is answered");
  });
});

describe("kaiji letter", () => {
  it("asks for everything that is open, by item number", () => {
    const { code, out } = kaiji("letter", SDS, "--date", "2026-11-20");
    expect(code).toBe(0);
    expect(out).toContain("2026年11月20日");
    expect(out).toContain("御中");
    const { criteria } = checkDocumentSchema.parse(JSON.parse(kaiji("check", SDS, "--json").out));
    const open = criteria.filter((row) => row.status !== "met" && row.status !== "not-applicable");
    for (const row of open) expect(out, row.id).toContain(`項番 ${row.items.join("・")}　${row.label}`);
    expect(out.match(/　ご回答：/g)).toHaveLength(open.length);
  });
});

describe("kaiji catalog", () => {
  it("lists, shows and validates", () => {
    const list = z.array(z.object({ id: z.string() })).parse(JSON.parse(kaiji("catalog", "list", "--json").out));
    expect(list.map((row) => row.id)).toEqual(expect.arrayContaining(["mds-5.0", "sds-4.1", "gl-7.0-appendix"]));
    expect(kaiji("catalog", "show", "sds-17.1").out).toContain("令和9年");
    expect(kaiji("catalog", "validate", root)).toMatchObject({ code: 0 });
    expect(kaiji("catalog", "validate", folder)).toMatchObject({ code: 2 });
  });
});

describe("a wrong call", () => {
  it.each([
    [["read"]],
    [["read", "missing.xlsx"]],
    [["read", SDS, "--bogus"]],
    [["check", SDS, "--against", "nothing"]],
    [["check", SDS, "--format", "pdf"]],
    [["check", SDS, "--lang", "fr"]],
    [["fill", SDS, "--from", "missing.json", "-o", "out.xlsx"]],
    [["nonsense"]],
  ])("%j: exit 2 and one line", (args) => {
    const { code, out, err } = kaiji(...args);
    expect({ code, out }).toEqual({ code: 2, out: "" });
    expect(oneLine(err)).toBe(true);
  });

  it("every command explains itself", () => {
    for (const command of ["read", "check", "letter", "fill", "catalog", "serve"]) {
      const { code, out } = kaiji(command, "--help");
      expect(code).toBe(0);
      expect(out).toContain(`kaiji ${command}`);
    }
  });
});
