import { describe, expect, it } from "vitest";
import { correct, draftOfReading, joinToPrevious, leaveOut, makeClause } from "./import-draft.ts";

const clause = (number: string, title: string, text: string, doubts: string[] = []) => ({ number, title, text, isChapter: false, doubts });
const draft = draftOfReading("規程.docx", { kind: "word", numbering: "articles", pictures: 0, clauses: [clause("第1条", "目的", "安全。"), clause("第2条", "範囲", "全部。"), clause("第3条", "この規程は", "この規程は守る。", ["no-title"])], leftover: [{ text: "表紙", because: "before-first-clause" }] });
const shown = ({ clauses, leftover }: typeof draft) => [clauses.map(({ number, title, text }) => `${number}|${title}|${text}`), leftover.map(({ text, because }) => `${because}|${text}`)];

describe("correcting an import", () => {
  it("joins a clause to the one before with all its words", () => {
    expect(shown(joinToPrevious(draft, 1))[0]).toEqual(["第1条|目的|安全。\n第2条 範囲\n全部。", "第3条|この規程は|この規程は守る。"]);
    expect(shown(joinToPrevious(draft, 2))[0]?.at(-1)).toBe("第2条|範囲|全部。\n第3条 この規程は守る。");
    expect(joinToPrevious(draft, 0)).toBe(draft);
  });

  it("leaves a clause out and makes one of it again, without losing a word", () => {
    const left = leaveOut(draft, 1);
    expect(shown(left)[1]).toEqual(["before-first-clause|表紙", "left|第2条 範囲\n全部。"]);
    const back = makeClause(left, 1);
    expect(shown(back)[0]?.at(-1)).toBe("－|第2条 範囲|第2条 範囲\n全部。");
    expect(shown(makeClause(draft, 1_000_000))[0]?.[0]).toBe("－|表紙|表紙");
  });

  it("a corrected clause is no longer doubted", () => {
    expect(correct(draft, { ...draft.clauses[2]!, title: "守ること" }).clauses[2]).toMatchObject({ title: "守ること", doubts: [] });
  });
});
