import { describe, expect, it } from "vitest";
import { parseItemNumbers, splitLeadingNumber } from "./parse-item-numbers.ts";

describe("a cell that holds nothing but item numbers", () => {
  it.each([
    ["4.1", ["4.1"]],
    ["4.10", ["4.10"]],
    [" １２．３．１ ", ["12.3.1"]],
    ["No.12.3", ["12.3"]],
    ["№ 7", ["7"]],
    ["MDS-4.1", ["4.1"]],
    ["SDS 17.1.2、", ["17.1.2"]],
    ["12-3-1", ["12.3.1"]],
    ["(4.1)", ["4.1"]],
    ["【31.1】", ["31.1"]],
    ["12.", ["12"]],
    ["項番5", ["5"]],
    ["問12", ["12"]],
    ["04.1", ["4.1"]],
    ["No.30.1/31.1", ["30.1", "31.1"]],
    ["No.21 / 21.1 / 21.2", ["21", "21.1", "21.2"]],
    ["59〜63", ["59", "60", "61", "62", "63"]],
    ["57.1、57.2", ["57.1", "57.2"]],
    ["30.1\n31.1", ["30.1", "31.1"]],
    ["㉑", ["21"]],
    ["⑫③①", ["12.3.1"]],
    ["4①", ["4.1"]],
    ["４①②", ["4.1.2"]],
    ["12(3)(1)", ["12.3.1"]],
    ["（４）１", ["4.1"]],
    ["(12)3-1", ["12.3.1"]],
    ["4_1", ["4.1"]],
    ["4ー1", ["4.1"]],
    ["4−1", ["4.1"]],
    ["4の1", ["4.1"]],
    ["'4.1", ["4.1"]],
  ])("%j is %j", (text, numbers) => expect(parseItemNumbers(text)).toEqual(numbers));

  it.each(["", "はい", "2025", "2025/10/24", "第6.0版", "4.1 認証", "0", "Ver.4.1", "備考1", "1,000円", "No", "-", "4(1", "4()1", "4 1", "４　１"])(
    "%j is none",
    (text) => expect(parseItemNumbers(text)).toBeNull(),
  );
});

describe("a cell that begins with an item number", () => {
  it.each([
    ["4.1　利用者の認証", "4.1"],
    ["4.1利用者の認証", "4.1"],
    ["No.12.3 通信", "12.3"],
    ["（１２．１）なりすまし", "12.1"],
    ["5. 時刻", "5"],
  ])("%j begins with %j", (text, number) => expect(splitLeadingNumber(text)?.number).toBe(number));

  it.each(["2025年10月24日", "10月24日", "3省2ガイドライン".slice(0, 0), "はい", "1/2 ページ"])("%j does not", (text) =>
    expect(splitLeadingNumber(text)).toBeNull(),
  );
});
