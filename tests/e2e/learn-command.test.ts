import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { sdsQuestions } from "../../fixtures/excel/make/invented.ts";
import { sectionAtTheLeft, sectionAtTheLeftFilled } from "../../fixtures/learn/checklists.ts";
import { newEditionQuestions, sdsWorkbook } from "../../fixtures/learn/new-edition.ts";
import { kaijiIn } from "./run-kaiji.ts";

const room = mkdtempSync(join(tmpdir(), "kaiji-learn-command-"));
afterAll(() => rmSync(room, { recursive: true, force: true }));

const keep = (name: string, bytes: Uint8Array | string) => {
  writeFileSync(join(room, name), bytes);
  return join(room, name);
};
const CURRENT = keep("current.xlsx", sdsWorkbook("6.0", sdsQuestions()));
const COMING = keep("coming.xlsx", sdsWorkbook("7.0", newEditionQuestions(), {}, "Ver.6.0"));
const FILLED = keep("filled.xlsx", sdsWorkbook("7.0", newEditionQuestions(), Object.fromEntries(newEditionQuestions().map(([number]) => [number, "はい"])), "Ver.6.0"));

let data = "";
beforeEach(() => {
  data = mkdtempSync(join(room, "data-"));
});
const learned = () => (existsSync(join(data, "packs")) ? readdirSync(join(data, "packs")).toSorted() : []);

describe("kaiji catalog learn", () => {
  it("shows what it found and takes nothing in before a person agrees", () => {
    const { code, out, err } = kaijiIn(data, "catalog", "learn", CURRENT);
    expect({ code, err }).toEqual({ code: 1, err: "" });
    expect(out).toContain("項目 143");
    expect(out).toContain("--yes");
    expect(learned()).toEqual([]);
  });

  it("changes nothing the second time, leaves the old edition, and judges a new one by the items it carries on", () => {
    expect(kaijiIn(data, "catalog", "learn", CURRENT, "--yes").code).toBe(0);
    const before = readFileSync(join(data, "packs/sds-5.0.json"), "utf8");
    expect(kaijiIn(data, "catalog", "learn", CURRENT, "--yes").out).toContain("何も変わりません");
    expect(kaijiIn(data, "catalog", "learn", COMING, "--yes").out).toContain("20 → 19, 19 → 20");
    expect(learned()).toEqual(["sds-5.0.json", "sds-6.0.json"]);
    expect(readFileSync(join(data, "packs/sds-5.0.json"), "utf8")).toBe(before);
    const read = JSON.parse(kaijiIn(data, "read", FILLED, "--json").out) as { disclosures: { edition: string; problems: { code: string }[] }[] };
    expect(read.disclosures[0]!.edition).toBe("6.0");
    expect(read.disclosures[0]!.problems.map(({ code }) => code)).not.toContain("unknown-item");
    expect(kaijiIn(data, "check", FILLED, "--json").code).toBe(0);
    expect(kaijiIn(data, "catalog", "show", "sds-6.0").out).toContain("17.5");
    expect(kaijiIn(data, "catalog", "forget", "sds-6.0").code).toBe(0);
    expect(learned()).toEqual(["sds-5.0.json"]);
  });

  it("hands a pack on, and refuses one whose content was altered", () => {
    const pack = join(room, "pack.json");
    expect(kaijiIn(data, "catalog", "learn", CURRENT, "-o", pack).code).toBe(0);
    expect(learned()).toEqual([]);
    expect(kaijiIn(data, "catalog", "learn", pack, "--yes").code).toBe(0);
    expect(learned()).toEqual(["sds-5.0.json"]);
    const altered = keep("altered.json", readFileSync(pack, "utf8").replace("見本の設問です", "別の文です"));
    const refused = kaijiIn(data, "catalog", "learn", altered, "--yes");
    expect(refused.code).toBe(2);
    expect(refused.err.trim().split("\n")).toHaveLength(1);
    expect(refused.err).toContain("ハッシュ");
  });

  it("reads a filled yearly checklist once its form is learned", () => {
    const form = keep("checklist.xlsx", sectionAtTheLeft().bytes);
    const filled = keep("checklist-filled.xlsx", sectionAtTheLeftFilled());
    expect(kaijiIn(data, "catalog", "learn", form, "--yes").code).toBe(0);
    const { code, out } = kaijiIn(data, "read", filled, "--json");
    expect(code).toBe(0);
    const [disclosure] = (JSON.parse(out) as { disclosures: { form: string; edition: string; answers: Record<string, { answer: string | null }> }[] }).disclosures;
    expect(disclosure).toMatchObject({ form: "cyber-checklist-provider", edition: "R8" });
    expect(Object.values(disclosure!.answers).map(({ answer }) => answer)).toEqual(["yes", "no", null, "yes", null, "yes"]);
  });

  it("fills a learned checklist from what was read of another copy, or nothing at all", () => {
    const form = keep("checklist.xlsx", sectionAtTheLeft().bytes);
    const filled = keep("checklist-filled.xlsx", sectionAtTheLeftFilled());
    expect(kaijiIn(data, "catalog", "learn", form, "--yes").code).toBe(0);
    const document = JSON.parse(kaijiIn(data, "read", filled, "--json").out) as { disclosures: { answers: Record<string, { text?: string; remarks: string[] }>; basicInfo: object }[] };
    const { answers } = document.disclosures[0]!;
    const out = join(room, "out.xlsx");
    const refused = kaijiIn(data, "fill", form, "--from", keep("response.json", JSON.stringify(document)), "-o", out);
    expect([refused.code, refused.err.trim().split("\n").length, existsSync(out)]).toEqual([2, 1, false]);
    expect(refused.err).toContain("たぶん");
    delete answers["2②"]!.text;
    expect(kaijiIn(data, "fill", form, "--from", keep("response.json", JSON.stringify(document)), "-o", out).code).toBe(0);
    const back = JSON.parse(kaijiIn(data, "read", out, "--json").out) as typeof document;
    const said = (of: typeof document) => [of.disclosures[0]!.basicInfo, Object.entries(of.disclosures[0]!.answers).map(([number, { remarks, ...rest }]) => [number, { ...rest, source: "" }, remarks])];
    expect(said(back)).toEqual(said(document));
  });

  it("says in one line why a file holds no form", () => {
    const { code, err } = kaijiIn(data, "catalog", "learn", keep("none.xlsx", "no workbook"));
    expect(code).toBe(2);
    expect(err.trim().split("\n")).toHaveLength(1);
    expect(kaijiIn(data, "catalog", "learn").code).toBe(2);
    expect(kaijiIn(data, "catalog", "forget", "nothing").code).toBe(2);
  });
});
