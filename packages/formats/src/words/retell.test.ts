import type { Criterion, CriterionEvaluation, ItemAnswer, ProblemCode } from "@kaiji/domain";
import { describe, expect, it } from "vitest";
import { becauseSentence, retellBecause } from "./because-sentence.ts";
import { problemSentence, retellProblem } from "./problem-sentence.ts";
import { retellSystemPart } from "./system-part-name.ts";
import { readingsSentence } from "./readings-sentence.ts";

const CODES = ["answered-as-required", "answered-otherwise", "answered-na", "blank", "not-in-file", "not-understood", "one-is-enough", "all-as-required", "all-na", "none-as-required", "one-is-otherwise", "mixed", "unknown-edition", "decided"] as const;
const row = (form: "mds" | "sds", requires: "yes" | "no", code: (typeof CODES)[number], items: readonly string[], reason?: string) =>
  ({ criterion: { form, requires, items } as unknown as Criterion, status: "not-met", because: { code, items, ...(reason === undefined ? {} : { reason }) } }) as CriterionEvaluation;

describe("a reason that was kept in Japanese", () => {
  it.each(CODES.flatMap((code) => (["yes", "no"] as const).flatMap((requires) => [[code, requires, "mds", ["4.1"]], [code, requires, "sds", ["57.1", "57.2"]]] as const)))("%s, requiring %s, of %s %s, is told in English as if it were made so", (code, requires, form, items) => {
    const one = row(form, requires, code, items, code === "decided" ? "電話で確かめた: 「はい」です。" : undefined);
    expect(retellBecause(becauseSentence(one, "ja"), "en")).toBe(becauseSentence(one, "en"));
    expect(retellBecause(becauseSentence(one, "ja"), "ja")).toBe(becauseSentence(one, "ja"));
  });

  it("keeps who read an answer, and what they said", () => {
    const one = row("mds", "yes", "all-as-required", ["21", "21.1"]);
    const read = (number: string, name: string, reason: string): [string, ItemAnswer] => [number, { number, answer: "yes", remarks: [], source: "", readBy: { name, reason } } as ItemAnswer];
    const answers = new Map([read("21", "山田（薬局）", "欄の外に○（手書き）があった"), read("21.1", "花子", "印を見た")]);
    expect(retellBecause(becauseSentence(one, "ja") + readingsSentence(one, answers, "ja"), "en")).toBe(becauseSentence(one, "en") + readingsSentence(one, answers, "en"));
  });

  it("that nobody here has made stays word for word", () => {
    for (const kept of ["", "前の版が書いた理由です。", "MDS 4.1 is answered \"no\"."]) expect(retellBecause(kept, "en")).toBe(kept);
  });
});

const PROBLEMS: Readonly<Record<ProblemCode, readonly Readonly<Record<string, string>>[]>> = {
  "unknown-answer": [{ text: "記憶「PIN」、物理媒体" }],
  "struck-text": [{ text: "はいいいえ" }],
  "unseen-text": [{ text: "はい" }],
  "several-marks": [{ text: "○（はい）、○" }],
  "conflicting-answers": [{ first: "yes", other: "MDS!C4", second: "na" }],
  "duplicate-item": [{ other: "MDS!C4" }],
  "formula-without-value": [{}],
  "cyclic-formula": [{}],
  "unknown-item": [{}],
  "unnumbered-answer": [{ answer: "no", text: "付記" }, { answer: "no" }],
  "remark-not-found": [{ remark: "12" }],
  "unused-remark": [{ remark: "3", text: "次の版で: 対応する。" }],
  "unknown-edition": [{ title: "開示書（試行版）" }],
  "unknown-date": [{ text: "来月" }],
  "missing-basic-field": [{ field: "date" }, { field: "organization" }, { field: "name" }, { field: "version" }],
  "second-revision": [{ other: "MDS (2)" }],
  "sample-sheet": [{}],
  "no-answer-column": [{}],
  "row-not-found": [{}],
  "missing-item": [{}],
  "further-field": [{ field: "責任者", text: "開示 太郎\n電話 000" }],
  "cell-comment": [{ text: "要確認" }],
  "proposed-answer": [{ proposed: "yes" }],
};

describe("a problem that a document tells in Japanese", () => {
  it.each(Object.entries(PROBLEMS).flatMap(([code, all]) => all.map((params) => [code as ProblemCode, params] as const)))("%s %j is told in English as if it were noticed so", (code, params) => {
    const kept = problemSentence({ code, params }, "ja");
    expect(problemSentence({ code, params: { message: kept } }, "en")).toBe(problemSentence({ code, params }, "en"));
    expect(problemSentence({ code, params: { message: kept } }, "ja")).toBe(kept);
  });

  it("stays word for word when the code or the sentence is not known here", () => {
    expect(retellProblem("from-the-future", "未来の文です。", "en")).toBe("未来の文です。");
    expect(retellProblem("unknown-item", "別の言い方です。", "en")).toBe("別の言い方です。");
  });
});

describe("a part of a system that a letter names in Japanese", () => {
  it("is named in English; a part that a person named, and a system alone, stay", () => {
    expect(retellSystemPart("電子カルテ（遠隔保守）", "en")).toBe("電子カルテ (remote maintenance)");
    expect(retellSystemPart("電子カルテ（遠隔保守）", "ja")).toBe("電子カルテ（遠隔保守）");
    for (const name of ["電子カルテ", "電子カルテ（第二病棟）"]) expect(retellSystemPart(name, "en")).toBe(name);
  });
});
