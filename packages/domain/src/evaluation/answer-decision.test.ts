import { describe, expect, it } from "vitest";
import type { Disclosure, ItemAnswer } from "../response/disclosure.ts";
import { applyAnswerDecisions, openReadings } from "./answer-decision.ts";

const answer = (number: string, rest: Partial<ItemAnswer>): ItemAnswer => ({ number, answer: null, remarks: [], source: `MDS!E${number}`, ...rest });
const disclosure: Disclosure = {
  form: "mds",
  edition: "5.0",
  title: "",
  basicInfo: { date: null, organization: null, name: null, version: null },
  answers: [answer("1", { answer: "yes" }), answer("2", { text: "たぶん" }), answer("3", {}), answer("4", { text: "はい", confidence: 0.4 }), answer("5", { answer: "no" })],
  problems: [
    { code: "unknown-answer", item: "2", source: "MDS!E2", params: { message: "変です" } },
    { code: "proposed-answer", item: "4", source: "MDS!E4" },
    { code: "conflicting-answers", item: "5", source: "MDS!E5" },
    { code: "unknown-item", item: "1", source: "MDS!A1" },
  ],
};
const decide = (item: string, reason = "電話で確認") => ({ item, answer: "na" as const, reason, byName: "山田" });

describe("what a person settles in a reading", () => {
  it("is odd text, guesses and contradictions, never a blank cell or a clear answer", () => {
    expect(openReadings(disclosure).map(({ item, code, text, proposed, message }) => [item, code, text, proposed, message])).toEqual([
      ["2", "unknown-answer", "たぶん", null, "変です"],
      ["4", "proposed-answer", "はい", "yes", null],
      ["5", "conflicting-answers", null, null, null],
    ]);
  });

  it("counts where the reader left it open, and nowhere else; the text stays", () => {
    const settled = applyAnswerDecisions(disclosure, [decide("1"), decide("2"), decide("3"), decide("4", "  "), decide("5")]);
    expect(settled.answers.map(({ number, answer: said }) => `${number} ${said}`)).toEqual(["1 yes", "2 na", "3 null", "4 null", "5 na"]);
    expect(settled.answers[1]).toMatchObject({ text: "たぶん", readBy: { name: "山田", reason: "電話で確認" } });
  });
});
