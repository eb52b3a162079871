import { describe, expect, it } from "vitest";
import { findClauses, type RuleParagraph } from "./find-clauses.ts";

const lines = (text: string): RuleParagraph[] => text.split("\n").map((line) => ({ text: line }));
const shown = (text: string) => findClauses(lines(text)).clauses.map(({ number, title, isChapter }) => `${isChapter ? "#" : ""}${number} ${title}`);

describe("the clauses of a rulebook are found by their numbering", () => {
  it.each<[string, string, string[]]>([
    ["第1条 with its heading in brackets", "第1条（目的）この規程は、安全を保つ。\n2　患者も守る。\n第２条　（範囲）\nすべての機器とする。", ["第1条 目的", "第２条 範囲"]],
    ["headings on the line above, as in laws", "（目的）\n第1条　この規程は、安全を保つ。\n（範囲）\n第2条　すべての機器とする。", ["第1条 目的", "第2条 範囲"]],
    ["kanji numbers, chapters, branches, a supplement and an annex", "第一章　総則\n第一条　目的\n本文\n第一条の二　定義\n第二章　体制\n第十一条　責任者\n附　則\n第1条　この規程は令和8年4月1日から施行する。\n別表第1（第3条関係）", ["#第一章 総則", "第一条 目的", "第一条の二 定義", "#第二章 体制", "第十一条 責任者", "附則 附則", "別表第1 第3条関係"]],
    ["1. and 1.1, where 1. with parts is a heading", "1. 目的\n安全を保つ。\n2. 体制\n2.1 責任者\n院長とする。\n2.2 担当\n事務とする。\n3．教育\n年1回", ["1 目的", "#2 体制", "2.1 責任者", "2.2 担当", "3 教育"]],
    ["（１） where there is nothing else", "（１）目的\n安全\n（２）範囲\n全部", ["（１） 目的", "（２） 範囲"]],
    ["the list in a clause stays in it", "第1条（手順）次のとおり。\n1. 切る\n2. 知らせる\n(1) 院長\n第2条（連絡）表による。", ["第1条 手順", "第2条 連絡"]],
    ["numbers that belong to a sentence", "第1条（目的）安全。\n第3条の規定により行う。\n第2条及び第4条は別とする。\n第1条に定める。\n第2条（範囲）全部。", ["第1条 目的", "第2条 範囲"]],
  ])("%s", (_, text, expected) => expect(shown(text)).toEqual(expected));

  it("keeps what stands before the first clause, and a table of contents, apart", () => {
    const found = findClauses(lines("さくら診療所\n運用管理規程\n目次\n第1条 目的\n第2条 範囲\n第1条（目的）安全を保つ。\n第2条（範囲）全部。"));
    expect(found.clauses.map(({ number, text }) => [number, text])).toEqual([
      ["第1条", "安全を保つ。"],
      ["第2条", "全部。"],
    ]);
    expect(found.leftover.map(({ text, because }) => `${because}: ${text}`)).toEqual(["before-first-clause: さくら診療所", "before-first-clause: 運用管理規程", "before-first-clause: 目次", "contents: 第1条 目的", "contents: 第2条 範囲"]);
  });

  it("says what a person should look at", () => {
    const found = findClauses(lines("第1条　この規程は、さくら診療所の医療情報システムを安全に使うために定める。\n第4条（範囲）全部。"));
    expect(found.clauses.map(({ doubts }) => doubts)).toEqual([["no-title"], ["number-skipped"]]);
    expect(findClauses([{ text: "目的", heading: 1 }, { text: "安全" }]).clauses).toEqual([{ number: "1", title: "目的", text: "安全", isChapter: false, doubts: ["no-number"] }]);
    expect(findClauses(lines("ただの文章です。"))).toEqual({ numbering: "none", clauses: [], leftover: [{ text: "ただの文章です。", because: "no-clause-found" }] });
  });

  it("takes the numbers that a word processor shows", () => {
    const found = findClauses([{ label: "第1条", text: "（目的）安全。" }, { label: "第2条", text: "範囲" }, { text: "全部。" }]);
    expect(found.clauses.map(({ number, title, text }) => [number, title, text])).toEqual([
      ["第1条", "目的", "安全。"],
      ["第2条", "範囲", "全部。"],
    ]);
  });
});
