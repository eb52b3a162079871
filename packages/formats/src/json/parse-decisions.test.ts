import { describe, expect, it } from "vitest";
import { parseDecisions } from "./parse-decisions.ts";

const one = { criterion: "mds-4.1", status: "met", reason: "記憶と所持の二つを使う" };

describe("decisions in a file", () => {
  it("are a list, each with its file and product where it says so", () => {
    const list = [one, { ...one, criterion: "mds-5", file: "MDS.xlsx", name: "見本" }];
    expect(parseDecisions(`\uFEFF${JSON.stringify(list)}`)).toEqual(list);
  });

  it("may stand in a check document", () => {
    const document = { against: "gl-7.0-appendix", disclosures: [{ file: "a.xlsx", name: null }, { file: "b.xlsx", name: "見本", form: "mds", decisions: [one] }] };
    expect(parseDecisions(JSON.stringify(document))).toEqual([{ ...one, file: "b.xlsx", name: "見本" }]);
  });

  it("lose the blanks around their reason", () => expect(parseDecisions(JSON.stringify([{ ...one, reason: " 二要素 \n" }]))).toMatchObject([{ reason: "二要素" }]));

  it.each([
    ["[", "not JSON"],
    ["3", "(root)"],
    ["{}", "disclosures"],
    [[{ ...one, reason: " 　" }], "0.reason: 判断の理由を書いてください"],
    [[one, { criterion: "mds-5", status: "met" }], "1.reason: 判断の理由を書いてください"],
    [[{ ...one, status: "unanswered" }], "0.status: met・not-met・not-applicable"],
    [[{ ...one, criterion: "" }], "0.criterion"],
    [[{ ...one, who: "x" }], "who"],
    [{ disclosures: [{ file: "a", name: null, decisions: [{ ...one, reason: "" }] }] }, "disclosures.0.decisions.0.reason"],
  ])("are refused with the place: %j", (document, words) => {
    const parsed = parseDecisions(typeof document === "string" ? document : JSON.stringify(document));
    expect("message" in parsed && parsed.message).toContain(words);
    expect("message" in parsed && parsed.message).not.toContain("\n");
  });
});
