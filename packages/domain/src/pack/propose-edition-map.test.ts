import { describe, expect, it } from "vitest";
import type { PackItem } from "./form-pack.ts";
import { proposeEditionMap, type EarlierItem } from "./propose-edition-map.ts";

// Invented questions.
const OLD: readonly (readonly [string, string])[] = [
  ["1", "扱う情報の一覧を示しているか"],
  ["2", "画面の覗き見を防ぐ仕組みがあるか"],
  ["3", "離席中に他人が入力できないか"],
  ["4", "職種ごとに閲覧の範囲を分けるか"],
  ["5", "操作と閲覧の記録を残すか"],
  ["6", "時計の正しさを保つか"],
  ["7", "持ち出した端末を暗号化するか"],
  ["8", "障害のときの代わりの表示を用意するか"],
  ["9", "媒体が劣化する前に複写するか"],
  ["10", "確定した記録の修正履歴を参照できるか"],
];
const asked = (items: readonly (readonly [string, string])[]) => items.map(([number, wording]): PackItem => ({ number, parent: null, heading: null, besides: [], numberCell: "", wordingCell: "", wording, cells: [] }));
const known = OLD.map(([number, wording]): EarlierItem => ({ number, wording, label: wording }));
/** The official sentences were never taught: only our labels are there. */
const labelled = OLD.map(([number, label]): EarlierItem => ({ number, wording: null, label: label.slice(0, -1) }));
const wrong = (items: readonly (readonly [string, string])[], earlier: readonly EarlierItem[], truth: (number: string) => string | null) =>
  proposeEditionMap(asked(items), earlier, "sds-5.0").lines.filter(({ number, to, accepted }) => accepted && to !== null && to !== truth(number));
const lineOf = (items: readonly (readonly [string, string])[], earlier: readonly EarlierItem[], number: string) => proposeEditionMap(asked(items), earlier, "sds-5.0").lines.find((line) => line.number === number)!;

/** One question is put in at the third place, and every number after it moves on. */
const SHIFTED = [...OLD.slice(0, 2), ["3", "委託先の一覧を渡しているか"] as const, ...OLD.slice(2).map(([number, text]) => [String(Number(number) + 1), text] as const)];
const before = (number: string) => (Number(number) < 3 ? number : number === "3" ? null : String(Number(number) - 1));

describe("the items of a new edition", () => {
  it("are accepted by their numbers where numbers are steady and no label speaks against it", () => {
    const { lines } = proposeEditionMap(asked(OLD), labelled, "sds-5.0");
    expect(lines.every(({ number, to, accepted, reason }) => to === number && accepted && reason === "same-number")).toBe(true);
  });

  it("are not accepted by a number that has gone to another question, with the earlier sentences or without", () => {
    expect(wrong(SHIFTED, known, before)).toEqual([]);
    expect(wrong(SHIFTED, labelled, before)).toEqual([]);
    expect(lineOf(SHIFTED, labelled, "6")).toMatchObject({ to: "5", accepted: false });
    expect(lineOf(SHIFTED, known, "6")).toMatchObject({ to: "5", accepted: true });
  });

  it("that are two halves of an earlier one answer for it only once a person says so", () => {
    const halves = [["5.1", "操作と閲覧の記録を残すか（端末）"], ["5.2", "操作と閲覧の記録を残すか（サーバ）"]] as const;
    const split = [...OLD.slice(0, 4), ...halves, ...OLD.slice(5)];
    const { lines } = proposeEditionMap(asked(split), known, "sds-5.0");
    expect(lines.filter(({ to, accepted }) => to === "5" && accepted)).toEqual([]);
    const withParent = [...OLD.slice(0, 4), ["5", "操作と閲覧の記録を残すか（全体）"] as const, ...halves, ...OLD.slice(5)];
    expect(lineOf(withParent, known, "5").accepted).toBe(false);
    const unchanged = [...OLD.slice(0, 5), ...halves, ...OLD.slice(5)];
    expect(lineOf(unchanged, known, "5")).toMatchObject({ to: "5", accepted: true });
  });

  it("that were moved and revised at once wait for a person", () => {
    const moved = OLD.map(([number, text]) => (number === "8" ? (["8", "職種や担当ごとに閲覧できる範囲を設定で分けるか"] as const) : number === "4" ? (["4", "障害のときに代わりの表示の手段を用意するか"] as const) : ([number, text] as const)));
    expect(wrong(moved, known, (number) => ({ 8: "4", 4: "8" })[number] ?? number)).toEqual([]);
  });
});
