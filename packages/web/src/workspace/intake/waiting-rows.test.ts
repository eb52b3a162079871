import { describe, expect, it } from "vitest";
import type { SystemProposal } from "@kaiji/domain";
import type { DisclosureRecord, SystemRecord } from "../api/answers.ts";
import { waitingRows } from "./waiting-rows.ts";

const disclosure = (id: string, content: Partial<DisclosureRecord["content"]> = {}) => ({ id, version: 1, content: { form: "mds", name: id, organization: "架空メディカル株式会社", date: "2026-05-01", fileName: `${id}.xlsx`, sha256: id, systemId: null, isCurrent: true, problems: 0, ...content } }) as unknown as DisclosureRecord;
const proposal = (id: string, standing: SystemProposal["standing"]): SystemProposal => ({ id, standing, reason: "same-product", confidence: 1 });
const SYSTEMS = [{ id: "a", content: { name: "電子カルテ" } }, { id: "b", content: { name: "画像" } }] as unknown as SystemRecord[];
const rowOf = (waiting: DisclosureRecord, proposals: readonly SystemProposal[], held: readonly DisclosureRecord[] = []) => waitingRows([waiting], new Map([[waiting.id, proposals]]), SYSTEMS, [waiting, ...held])[0];

describe("a disclosure that waits for its system", () => {
  it.each([
    ["sure", [proposal("a", "sure")], "a"],
    ["likely", [proposal("b", "likely"), proposal("a", "weak")], "b"],
    ["tied", [proposal("a", "tied"), proposal("b", "tied")], null],
    ["weak", [proposal("a", "weak")], null],
    ["none", [], null],
  ] as const)("whose best proposal is %s can or cannot be confirmed among others", (standing, proposals, system) => {
    const row = rowOf(disclosure("x"), proposals);
    expect([row?.standing, row?.match?.system.id ?? null]).toEqual([standing, system]);
  });

  it("is looked at by itself when it would take the place of another provider's", () => {
    const held = disclosure("y", { systemId: "a", organization: "別の架空株式会社" });
    expect(rowOf(disclosure("x"), [proposal("a", "sure")], [held])?.match).toBeNull();
    expect(rowOf(disclosure("x"), [proposal("a", "sure")], [disclosure("y", { systemId: "a" })])?.match).not.toBeNull();
  });

  it.each([
    ["2026-04-30", false],
    ["2026-05-01", false],
    ["2026-05-02", true],
    [null, false],
  ])("is older than what is held of %s: %s", (date, isOlder) => {
    expect(rowOf(disclosure("x"), [proposal("a", "sure")], [disclosure("y", { systemId: "a", date })])?.isOlder).toBe(isOlder);
  });

  it("is a double of the same file and form, whatever it is connected with", () => {
    const isDouble = (content: Partial<DisclosureRecord["content"]>) => rowOf(disclosure("x"), [], [disclosure("y", content)])?.isDouble;
    expect([isDouble({ sha256: "x", systemId: "a" }), isDouble({ sha256: "x", form: "sds" }), isDouble({})]).toEqual([true, false, false]);
  });
});
