import { describe, expect, it } from "vitest";
import { LEDGER_TABLES } from "./ledger-kinds.ts";
import { tellField } from "./tell-field.ts";
import type { LookUp } from "./table-field.ts";

const look: LookUp = { providerName: () => null, isProvider: () => false, providerOf: (name) => name, systemName: () => null, systemOf: () => null };
const content = { name: "電子カルテ", kind: "electronic-record", delivery: "on-premise", hasRemoteMaintenance: true, status: "in-use", updates: { server: "unwritten" }, count: 3 };

describe("a ledger's field on a screen", () => {
  it("tells choices and flags in the page's language, and what people wrote as they wrote it", () => {
    const told = (language: "ja" | "en") => Object.fromEntries(LEDGER_TABLES.system.fields.map((field) => [field.id, tellField(field, content, look, language)]));
    expect(told("en")).toMatchObject({ name: "電子カルテ", kind: "Electronic medical record", hasRemoteMaintenance: "yes", count: "3" });
    expect(told("ja")).toMatchObject({ kind: "電子カルテ", hasRemoteMaintenance: "あり" });
    const { name: _, ...ofOurs } = told("en");
    expect(Object.values(ofOurs).filter((text) => /[ぁ-んァ-ヶ一-龠]/.test(text))).toEqual([]);
  });
});
