import { describe, expect, it } from "vitest";
import { proposeSystems, type LedgerEntry } from "./propose-system.ts";

const ledger: LedgerEntry[] = [
  { id: "record", name: "電子カルテ", product: "サンプルカルテ V5", providers: ["株式会社サンプル"] },
  { id: "claims", name: "レセコン", product: "見本レセプト", providers: ["株式会社サンプル"] },
  { id: "images", name: "画像管理 PACS", product: null, providers: ["架空画像(株)"] },
];

describe("which system a disclosure belongs to", () => {
  it("is the one with its product, width and spaces aside, and the provider makes it surer", () => {
    expect(proposeSystems({ name: "サンプルカルテ　Ｖ５", organization: null }, ledger)[0]).toEqual({ id: "record", confidence: 0.85, reason: "same-product" });
    expect(proposeSystems({ name: "サンプルカルテ V5", organization: "（株）サンプル" }, ledger)[0]).toEqual({ id: "record", confidence: 1, reason: "same-product" });
  });

  it("a like product is less sure than the same one", () => {
    const [first] = proposeSystems({ name: "サンプルカルテ V6", organization: "株式会社サンプル" }, ledger);
    expect(first).toMatchObject({ id: "record", reason: "like-product" });
    expect(first?.confidence).toBeLessThan(0.85);
  });

  it("the name in the ledger counts where no product is written", () => {
    expect(proposeSystems({ name: "PACS 画像管理", organization: null }, ledger)[0]).toMatchObject({ id: "images", reason: "like-name" });
  });

  it("the provider alone is a weak reason, for each of its systems", () => {
    expect(proposeSystems({ name: "まったく別の名前", organization: "株式会社サンプル" }, ledger)).toEqual([
      { id: "record", confidence: 0.3, reason: "same-provider" },
      { id: "claims", confidence: 0.3, reason: "same-provider" },
    ]);
  });

  it("nothing alike proposes nothing", () => {
    expect(proposeSystems({ name: "xyz", organization: null }, ledger)).toEqual([]);
    expect(proposeSystems({ name: null, organization: null }, ledger)).toEqual([]);
  });
});
