import type { Criterion, SystemNeeds } from "@kaiji/domain";
import { describe, expect, it } from "vitest";
import type { MatrixAnswer, SystemRecord } from "../../api/answers.ts";
import { WHOLE_LIST } from "../../parts/list/list-state.ts";
import { chosenRows, shownColumns } from "./matrix-choice.ts";
import { matrixColumns, matrixRows } from "./matrix-rows.ts";
import { byChapter, byProvider } from "./pivot.ts";
import { columnsBetween, drawColumns } from "./shown-columns.ts";

const criterion = (id: string, form: "mds" | "sds", chapter: string) => ({ id, form, chapter, items: [id.slice(4)] }) as unknown as Criterion;
const CRITERIA = [criterion("mds-1", "mds", "8"), criterion("mds-2", "mds", "14"), criterion("sds-1", "sds", "8"), criterion("sds-2", "sds", "14")];
const CHAPTERS = [{ id: "8" }, { id: "14" }];
const system = (id: string, name: string, more: object = {}) => ({ id, content: { name, kind: "pacs", delivery: "on-premise", providers: [{ providerId: "p1", role: "manufacturer" }], status: "in-use", ...more } }) as unknown as SystemRecord;
const row = (disclosureId: string, systemId: string | null, form: string, statuses: string, part: string | null = null) => ({ disclosureId, systemId, form, part, statuses, name: "名なし", fileName: "x.xlsx", date: null });
const answer: MatrixAnswer = {
  criteria: { mds: ["mds-1", "mds-2"], sds: ["sds-1", "sds-2"] },
  rows: [row("d1", "s1", "mds", "mn"), row("d2", "s1", "sds", "au"), row("d3", "s2", "sds", "mm"), row("d4", null, "mds", "jm"), row("d5", "gone", "sds", "mm")],
};
const SYSTEMS = [system("s1", "システム2"), system("s2", "システム10", { providers: [] }), system("s3", "検査", { kind: "laboratory", criticality: "high" }), system("s4", "旧", { status: "retired" })];
const needsOf = (of: { readonly kind: string }): SystemNeeds => ({ isInScope: true, route: null, missing: [], rules: [], disclosures: [{ form: "mds", isCertain: of.kind === "laboratory" }] }) as unknown as SystemNeeds;
const rows = matrixRows(answer, SYSTEMS, CRITERIA, needsOf);
const columns = matrixColumns(CRITERIA, CHAPTERS);
const asked = (filters: Record<string, string>, search = "") => {
  const state = { ...WHOLE_LIST, search, filters };
  return chosenRows(rows, shownColumns(columns, state), state).map(({ name }) => name);
};

describe("the rows of the matrix", () => {
  it("are every system in use and every disclosure without one; what is not received says so", () => {
    expect(rows.map(({ name, kind, letters }) => [name, kind, letters])).toEqual([
      ["システム2", "system", "mnau"],
      ["システム10", "system", "qqmm"],
      ["検査", "system", "rr--"],
      ["名なし", "unconnected", "jm--"],
      ["名なし", "unconnected", "--mm"],
    ]);
    expect(rows[0]?.held).toEqual({ mds: "d1", sds: "d2" });
    expect(rows[2]?.missing).toEqual(["mds"]);
  });

  it("are one more for a part whose form the system's own line has already, held or missing", () => {
    const needed = (...parts: readonly (string | null)[]) => (): SystemNeeds => ({ ...needsOf({ kind: "x" }), disclosures: parts.map((part) => ({ form: "sds", part, isCertain: true })) }) as unknown as SystemNeeds;
    const told = (held: readonly ReturnType<typeof row>[], ...parts: readonly (string | null)[]) => matrixRows({ ...answer, rows: held }, SYSTEMS.slice(0, 1), CRITERIA, needed(...parts), (name, part) => (part === null ? name : `${name}:${part}`)).map(({ name, letters, missing }) => [name, letters, missing]);
    const [own, care] = [row("d1", "s1", "sds", "mm"), row("d2", "s1", "sds", "nu", "care")];
    expect(told([care, own], null, "care")).toEqual([["システム2", "--mm", []], ["システム2:care", "--nu", []]]);
    expect(told([own], null, "care")).toEqual([["システム2", "--mm", []], ["システム2:care", "--rr", ["sds"]]]);
    expect(told([care], null, "care")).toEqual([["システム2", "--rr", ["sds"]], ["システム2:care", "--nu", []]]);
    expect(told([], null, "care")).toEqual([["システム2", "--rr", ["sds"]]]);
    expect(told([care], "care")).toEqual([["システム2", "--nu", []]]);
    expect(told([row("d0", "s1", "mds", "mm"), care], "care")).toEqual([["システム2", "mmnu", []]]);
  });

  it("say that a row was not judged, when the judgement is of other criteria", () => {
    expect(matrixRows({ ...answer, rows: [row("d1", "s1", "mds", "m?")] }, SYSTEMS.slice(0, 1), CRITERIA, needsOf)[0]?.letters).toBe("m?--");
  });

  it.each([
    [{}, "", 5],
    [{ only: "open" }, "", 4],
    [{ only: "open", form: "sds" }, "", 1],
    [{ only: "open", form: "mds", chapter: "14" }, "", 3],
    [{ status: "r" }, "", 1],
    [{ status: "u", form: "mds" }, "", 0],
    [{ provider: "p1" }, "", 2],
    [{ kind: "laboratory" }, "", 1],
    [{ criticality: "high" }, "", 1],
    [{}, "ｼｽﾃﾑ 10", 1],
  ])("%j and %s leave %i", (filters, search, count) => {
    expect(asked(filters as Record<string, string>, search)).toHaveLength(count);
  });
});

describe("the columns", () => {
  it("stand by chapter, MDS before SDS", () => {
    expect(columns.map((column) => column.criterion.id)).toEqual(["mds-1", "sds-1", "mds-2", "sds-2"]);
    expect(columns.map(({ at }) => at)).toEqual([0, 2, 1, 3]);
  });

  it("fold into one a chapter", () => {
    const drawn = drawColumns(columns, new Set(["8"]), { cell: 40, folded: 112 });
    expect(drawn.columns.map(({ key, width }) => [key, width])).toEqual([["chapter 8", 112], ["mds-2", 40], ["sds-2", 40]]);
    expect(drawn.lefts).toEqual([0, 112, 152, 192]);
    expect(drawn.chapters).toEqual([{ id: "8", isFolded: true, left: 0, width: 112, first: 0 }, { id: "14", isFolded: false, left: 112, width: 80, first: 1 }]);
  });

  it.each([[0, 0, 0, [0, 1]], [0, 100, 0, [0, 3]], [45, 85, 0, [1, 3]], [45, 85, 1, [0, 4]], [900, 990, 1, [3, 4]]])("from %i to %i with %i to spare", (from, to, spare, found) => {
    expect(columnsBetween([0, 40, 80, 120, 160], from, to, spare)).toEqual(found);
  });
});

describe("counts", () => {
  it("by provider name those without one", () => {
    expect(byProvider(rows, columns)).toEqual([
      { key: "p1", systems: 2, counts: { m: 1, n: 1, a: 1, u: 1, r: 2, "-": 2 } },
      { key: "", systems: 3, counts: { q: 2, m: 5, j: 1, "-": 4 } },
    ]);
  });

  it("by chapter add up to all cells", () => {
    const chapters = byChapter(rows, columns);
    expect(chapters.map(({ key }) => key)).toEqual(["8", "14"]);
    expect(chapters.flatMap(({ counts }) => Object.values(counts)).reduce((sum, count) => sum + count, 0)).toBe(5 * 4);
  });
});
