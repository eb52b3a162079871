import { fileURLToPath } from "node:url";
import { readFile } from "@kaiji/formats";
import { readLibrary } from "@kaiji/library";
import { describe, expect, it } from "vitest";
import { inventedMds2 } from "../../fixtures/other/make-mds2.ts";

const library = readLibrary(fileURLToPath(new URL("../../", import.meta.url)));

describe("the US form MDS2", async () => {
  const reading = await readFile(inventedMds2(), { name: "mds2.xlsx" }, library);
  if (!reading.ok) throw new Error(reading.refusal.code);
  const [disclosure, ...others] = reading.value;

  it("is a form of its own, with its edition and the fields that it asks for among its items", () => {
    expect(others).toEqual([]);
    expect(disclosure).toMatchObject({
      form: "mds2",
      edition: "2019",
      basicInfo: { date: "2026-05-01", organization: "Example Devices Inc. (fictitious)", name: "Monitor Alpha (fictitious)", version: null },
    });
  });

  it("keeps its numbers and answers, and what is neither yes, no nor N/A word for word", () => {
    expect(disclosure!.answers.map(({ number, answer, text }) => [number, answer ?? text ?? null])).toEqual([
      ["DOC-1", "Example Devices Inc. (fictitious)"], ["DOC-2", "Invented monitor"], ["DOC-3", "Monitor Alpha (fictitious)"], ["DOC-7", "2026-05-01"],
      ["DOC-8", "no"], ["MPII-1", "yes"], ["MPII-2", "yes"], ["MPII-2.1", "na"], ["MPII-2.10", "no"], ["AUTH-1", "yes"], ["AUTH-1.1", "no"],
      ["CONN-1.2.4", "na"], ["SGUD-2", "See Notes"], ["TXIG-1.1", null],
    ]);
  });

  it("looks its notes up", () => {
    const remarks = new Map(disclosure!.answers.map((answer) => [answer.number, answer.remarks]));
    expect(remarks.get("MPII-2")).toEqual(["Only invented data is kept."]);
    expect(remarks.get("AUTH-1")).toEqual(["The invented device has one user."]);
    expect(remarks.get("MPII-1")).toEqual([]);
  });

  it("reports only what a person should look at", () => {
    expect(disclosure!.problems.map(({ code, item }) => `${code} ${item}`).toSorted()).toEqual([
      "unknown-answer DOC-2",
      "unknown-answer SGUD-2",
      "unknown-item MPII-2.10",
      "unknown-item TXIG-1.1",
    ]);
  });
});
