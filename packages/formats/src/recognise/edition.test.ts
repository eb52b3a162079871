import type { FormDescription } from "@kaiji/domain";
import { describe, expect, it } from "vitest";
import { findEdition, nameEdition, nameYearEdition } from "./edition.ts";

const form: FormDescription = {
  form: "mds",
  title: { ja: "", en: "" },
  titles: [],
  notTitles: [],
  codes: ["MDS"],
  editions: [
    { edition: "4.0", guideline: "5.1", catalog: null },
    { edition: "4.1", guideline: "5.2", catalog: "mds-4.1" },
    { edition: "5.0", guideline: "6.0", catalog: "mds-5.0" },
  ],
  fieldLabels: { date: [], organization: [], name: [], version: [] },
};

describe("the edition a text names", () => {
  it.each([
    ["（医療情報システムの安全管理に関するガイドライン第6.0版対応）", "5.0"],
    ["(医療情報システムの安全管理に関するガイドライン 第５．２版 対応)", "4.1"],
    ["安全管理ガイドライン第5.1版対応", "4.0"],
    ["ガイドライン第6版対応", "5.0"],
    ["第6.0版対応", "5.0"],
    ["製造業者による医療情報セキュリティ開示書 Ver.4.1", "4.1"],
    ["MDS Ver5.0", "5.0"],
    ["開示書ガイド Ver.4.1（ガイドライン第5.2版対応）", "4.1"],
    ["Guideline 6.0", "5.0"],
    ["開示書（ガイドライン第6.0版対応）Ver.5.0", "5.0"],
    ["開示書（ガイドライン第6.0版対応）Ver.1.0", "5.0"],
  ])("%j → %s", (text, edition) => expect(findEdition(text, form)).toBe(edition));

  it.each(["ガイドライン第7.0版対応", "ガイドライン第5.2版対応 ガイドライン第6.0版対応", "開示書 Ver.9.9", "開示書（ガイドライン第6.0版対応） Ver.4.1"])(
    "%j names none that the form has, or two",
    (text) => expect(findEdition(text, form)).toBeNull(),
  );
  it.each(["製造業者による医療情報セキュリティ開示書", "バージョン 4.2", "2025年10月24日"])("%j names nothing", (text) =>
    expect(findEdition(text, form)).toBeUndefined(),
  );

  it.each([
    ["ガイドライン第7.0版対応", "第7.0版", false],
    ["開示書（ガイドライン第7.0版対応）Ver.5.0", "第7.0版", false],
    ["ガイドライン第6.0版対応 ガイドライン第7.0版対応", "第7.0版", false],
    ["開示書 Ver.9.9", "Ver.9.9", true],
    ["MDS Ver.6", "Ver.6", true],
    ["開示書（第6.0版）", "Ver.6.0", true],
    ["ガイドライン第5.2版対応 ガイドライン第6.0版対応", null, false],
    ["開示書（ガイドライン第6.0版対応） Ver.4.1", null, false],
  ])("%j names %j, which the form does not have", (text, unknown, isWeak) => {
    expect(nameEdition(text, form)).toEqual({ edition: null, unknown, isWeak });
  });
  it.each(["MDS Ver.2", "開示書 第5版", "開示書 第6章", "MDS 6"])("%j may be anybody's version", (text) => expect(nameEdition(text, form)).toBeUndefined());

  it.each([
    ["開示書 2027年版", "2027年版"],
    ["開示書（令和9年度版）", "令和9年版"],
    ["開示書 2027年4月版", undefined],
    ["開示書 2027年", undefined],
  ])("%j names the year %j", (text, unknown) => expect(nameYearEdition(text, form)?.unknown).toBe(unknown));

  it("a year that the form has an edition of is that edition", () => {
    const yearly = { ...form, editions: [...form.editions, { edition: "2027", guideline: "", catalog: "x" }] };
    expect(nameYearEdition("開示書 2027年版", yearly)).toMatchObject({ edition: "2027", unknown: null });
  });
});
