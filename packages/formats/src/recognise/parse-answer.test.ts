import { describe, expect, it } from "vitest";
import { parseAnswer, parseMark } from "./parse-answer.ts";
import reading from "../../../../catalogs/reading.json" with { type: "json" };
import { vocabularyOf } from "./vocabulary.ts";

const vocabulary = vocabularyOf({ reading, forms: [], catalogs: [], criteriaSets: [], charts: [], complianceSets: [], outlines: [] });

describe("the words of an answer cell", () => {
  it.each([
    ["はい", "yes"],
    [" は い\u3000", "yes"],
    ["ﾊｲ", "yes"],
    ["ハイ", "yes"],
    ["YES", "yes"],
    ["はい。", "yes"],
    ["いいえ", "no"],
    ["No", "no"],
    ["対象外", "na"],
    ["（対象外）", "na"],
    ["該当なし", "na"],
    ["N/A", "na"],
    ["①はい", "yes"],
    ["2.いいえ", "no"],
    ["☑はい □いいえ □対象外", "yes"],
    ["□はい　■いいえ　□対象外", "no"],
    ["はい□ いいえ☑ 対象外□", "no"],
    ["[x] はい [ ] いいえ [ ] 対象外", "yes"],
    ["( )はい (○)いいえ", "no"],
    ["○はい　いいえ　対象外", "yes"],
    ["●はい ○いいえ ○対象外", "yes"],
    ["○Yes / No / N/A", "yes"],
  ])("%j is %s", (text, answer) => expect(parseAnswer(text, vocabulary)).toMatchObject({ kind: "answer", answer }));

  it("keeps the remark number that stands in the same cell", () => {
    expect(parseAnswer("はい※1", vocabulary)).toEqual({ kind: "answer", answer: "yes", reference: "※1" });
    expect(parseAnswer("いいえ（備考3）", vocabulary)).toEqual({ kind: "answer", answer: "no", reference: "備考3" });
  });

  it.each([
    "はい（オプション）",
    "一部はい",
    "はい・いいえ・対象外",
    "はい・いいえ（　/　）",
    "はい（×）いいえ（○）",
    "はいいいえ",
    "いいえではない",
    "要相談",
    "△",
    "記憶・生体",
    "☑はい ☑いいえ □対象外",
    "はい ☑ いいえ",
    "-",
    "See Notes",
    "#N/A",
  ])("%j is left to a person", (text) => expect(parseAnswer(text, vocabulary).kind).toBe("other"));

  it.each(["", " \u3000\n", "□はい □いいえ □対象外"])("%j is blank", (text) =>
    expect(parseAnswer(text, vocabulary).kind).toBe("blank"),
  );
});

describe("a mark in one of several columns", () => {
  it.each(["○", "〇", "◯", "●", "✓", "✔", "■", "レ", "ﾚ", "☑", "TRUE", "1", "はい"])("%j marks the yes column", (text) =>
    expect(parseMark(text, "yes", vocabulary)).toBe(true),
  );
  it.each(["", "□", "－", "-", "FALSE", "0", "×"])("%j does not", (text) => expect(parseMark(text, "yes", vocabulary)).toBe(false));
  it.each(["いいえ", "要相談", "5", "2"])("%j in the yes column can't be said", (text) =>
    expect(parseMark(text, "yes", vocabulary)).toBeNull(),
  );
});
