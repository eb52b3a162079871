import { describe, expect, it } from "vitest";
import { isSameVersion, productKeys, providerKey, splitVersion } from "./name-key.ts";
import { proposeSystems, type LedgerEntry } from "./propose-system.ts";
import { soundKey } from "./sound-key.ts";

const ledger: LedgerEntry[] = [
  { id: "record", name: "電子カルテ", product: "サンプルカルテ V5", providers: ["株式会社サンプル"] },
  { id: "claims", name: "レセコン", product: "見本レセプト", providers: ["株式会社サンプル"] },
  { id: "images", name: "画像管理 PACS", product: null, providers: ["架空画像(株)"] },
];

describe("which system a disclosure belongs to", () => {
  it.each<[string, string | null, string, string, string]>([
    ["サンプルカルテ　Ｖ５", "（株）サンプル", "record", "same-product", "sure"],
    ["ｻﾝﾌﾟﾙｶﾙﾃ", "株式会社サンプル　東京支店", "record", "same-product", "sure"],
    ["サンプル 見本レセプト", "㈱サンプル", "claims", "same-product", "sure"],
    ["サンプルカルテ V5", null, "record", "same-product", "likely"],
    ["サンプルカルテ V6", "株式会社サンプル", "record", "same-product", "likely"],
    ["サンプルカルテ V5", "別会社工業", "record", "same-product", "likely"],
    ["サンプルカルテ Lite", "株式会社サンプル", "record", "like-product", "likely"],
    ["Sample Karte", "株式会社サンプル", "record", "sounds-like", "likely"],
    ["PACS画像管理", null, "images", "like-name", "likely"],
  ])("%s of %s is %s (%s, %s)", (name, organization, id, reason, standing) => {
    expect(proposeSystems({ name, organization }, ledger)[0]).toMatchObject({ id, reason, standing });
  });

  it("the provider alone is a weak reason, for each of its systems", () => {
    const found = proposeSystems({ name: "まったく別の名前", organization: "株式会社サンプル" }, ledger);
    expect(found.map(({ id, reason, standing }) => [id, reason, standing])).toEqual([
      ["record", "same-provider", "weak"],
      ["claims", "same-provider", "weak"],
    ]);
  });

  it("nothing alike proposes nothing", () => {
    expect(proposeSystems({ name: "xyz", organization: null }, ledger)).toEqual([]);
    expect(proposeSystems({ name: null, organization: null }, ledger)).toEqual([]);
  });

  it("the same product in two places is never sure; a version tells them apart for a person", () => {
    const twice: LedgerEntry[] = [
      { id: "east", name: "電子カルテ(東館)", product: "サンプルカルテ", providers: ["株式会社サンプル"], version: "5" },
      { id: "west", name: "電子カルテ(西館)", product: "サンプルカルテ", providers: ["株式会社サンプル"], version: "6.0" },
    ];
    const standings = (version: string | null) => proposeSystems({ name: "サンプルカルテ", organization: "株式会社サンプル", version }, twice).map(({ id, standing }) => `${id} ${standing}`);
    expect(standings(null)).toEqual(["east tied", "west tied"]);
    expect(standings("Ver.6")).toEqual(["west likely", "east weak"]);
  });
});

describe("the writing of a name", () => {
  it.each([
    ["株式会社サンプル", "（株）サンプル"],
    ["㈱ サンプル", "サンプル株式会社 大阪営業所"],
    ["Sample Co., Ltd.", "SAMPLE Inc."],
    ["医療・情報サービス(株)", "医療情報サービス株式会社"],
  ])("%s and %s are one provider", (one, other) => expect(providerKey(one)).toBe(providerKey(other)));

  it.each([
    ["クラウドカルテ Ver.5.2", "クラウドカルテ", "5.2"],
    ["クラウドカルテ 第3版", "クラウドカルテ", "3"],
    ["MediView R2", "MediView", "2"],
    ["MediView 3", "MediView 3", null],
    ["CT5", "CT5", null],
  ])("%s is %s in version %s", (whole, name, version) => expect(splitVersion(whole)).toEqual({ name, version }));

  it("a product with its provider in front is the product", () => expect(productKeys("サンプル 見本レセプト", "サンプル")).toEqual(["サンプル見本レセプト", "見本レセプト"]));

  it.each([
    ["5", "Ver.5.0", true],
    ["5.1", "5", false],
    ["2026年度版", "2026", false],
  ])("version %s and %s", (one, other, is) => expect(isSameVersion(one, other)).toBe(is));

  it.each([
    ["クラウドノート", "Cloud Note"],
    ["メディカルリンク", "Medical Link"],
    ["カードサーバー", "Card Server"],
    ["フォトビュー", "Photo View"],
    ["スマートノート", "smart note"],
  ])("%s sounds like %s", (kana, latin) => expect(soundKey(kana)).toBe(soundKey(latin)));
});
