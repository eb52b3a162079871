import { describe, expect, it } from "vitest";
import type { SystemNeeds } from "../ledger/needed-disclosures.ts";
import { overviewFigures, type OverviewFinding, type OverviewMatter, type OverviewSystem } from "./overview-figures.ts";

const disclosure = (form: string, isCertain = true, part: string | null = null) => ({ form, part, isCertain, writers: [], rules: [] });
const needs = (...disclosures: readonly SystemNeeds["disclosures"][number][]): SystemNeeds => ({ isInScope: true, disclosures, route: "direct", missing: disclosures.some(({ isCertain }) => !isCertain) ? [{ id: "remote-maintenance", ask: { ja: "か", en: "?" }, options: [] }] : [], rules: [] });
const system = (id: string, more: Partial<OverviewSystem> = {}): OverviewSystem => ({ id, name: id, isRetired: false, needs: needs(disclosure("mds")), contractEndsOn: null, renewalOn: null, ...more });
const finding = (state: OverviewFinding["state"], more: Partial<OverviewFinding> = {}): OverviewFinding => ({ id: state, systemId: "a", criterion: "mds-4.1", state, isDone: false, ...more });
const held = (systemId: string | null, form = "mds", isCurrent = true, part: string | null = null) => ({ systemId, form, part, isCurrent });

const GOOD: OverviewMatter = { systems: [system("a")], disclosures: [held("a")], findings: [], coverage: { answer: "outsourced-maintenance", isStale: false }, needsApproval: false, today: "2026-11-28", weekEnd: "2026-12-05" };
const figures = (more: Partial<OverviewMatter>) => overviewFigures({ ...GOOD, ...more });

describe("where an institution stands", () => {
  it("conforms only when it is covered, everything is there and every row holds", () => {
    expect(figures({})).toMatchObject({ standing: "conforming", notYet: [], systems: 1, complete: 1 });
    expect(figures({ findings: [finding("closed")] }).standing).toBe("conforming");
  });

  it.each<readonly [string, Partial<OverviewMatter>, readonly unknown[]]>([
    ["there is no system", { systems: [], disclosures: [] }, [{ code: "no-systems" }]],
    ["it was never judged", { coverage: null }, [{ code: "not-judged" }]],
    ["the ledger changed since", { coverage: { answer: "outsourced-maintenance", isStale: true } }, [{ code: "judgement-stale" }]],
    ["one server is its own duty", { coverage: { answer: "all-volumes", isStale: false } }, [{ code: "all-volumes" }]],
    ["something is not answered", { coverage: { answer: "undecided", isStale: true } }, [{ code: "judgement-stale" }, { code: "undecided" }]],
    ["a disclosure is missing", { disclosures: [] }, [{ code: "disclosures-missing", count: 1 }]],
    ["only one that was replaced is there", { disclosures: [held("a", "mds", false)] }, [{ code: "disclosures-missing", count: 1 }]],
    ["the other form is there", { disclosures: [held("a", "sds")] }, [{ code: "disclosures-missing", count: 1 }]],
    ["nobody said whether another is needed", { systems: [system("a", { needs: needs(disclosure("mds"), disclosure("sds", false)) })] }, [{ code: "facts-missing", count: 1 }]],
    ["of two forms alike, one for each part, only the system's own is there", { systems: [system("a", { needs: needs(disclosure("sds"), disclosure("sds", true, "remote-maintenance")) })], disclosures: [held("a", "sds")] }, [{ code: "disclosures-missing", count: 1 }]],
    ["one belongs to no system yet", { disclosures: [held("a"), held(null)] }, [{ code: "unmatched", count: 1 }]],
    ["a row waits for a decision", { findings: [finding("asked")] }, [{ code: "rows-open", count: 1 }]],
    ["a treatment waits for a second person", { findings: [finding("treated")], needsApproval: true }, [{ code: "rows-to-approve", count: 1 }]],
  ])("not yet when %s, and says precisely that", (_, matter, notYet) => {
    expect(figures(matter)).toMatchObject({ standing: "not-yet", notYet });
  });

  it.each<readonly [string, Partial<OverviewMatter>]>([
    ["approved", { findings: [finding("approved")], needsApproval: true }],
    ["decided, where no second person is wanted", { findings: [finding("treated")] }],
    ["closed because the treatment was carried out", { findings: [finding("closed", { isDone: true })] }],
  ])("a row that does not hold is explainable and never conforming when its treatment is %s", (_, matter) => {
    expect(figures(matter)).toMatchObject({ standing: "explainable", explainable: 1, undecided: 0 });
  });

  it("counts a system complete only when nothing is missing and nothing is left to find out", () => {
    const { systems, complete, missing, unclear } = figures({ systems: [system("a"), system("b"), system("c", { needs: needs(disclosure("mds"), disclosure("sds", false)) }), system("out", { needs: { ...needs(), isInScope: false } }), system("old", { isRetired: true })], disclosures: [held("a"), held("c")] });
    expect({ systems, complete, missing, unclear }).toEqual({ systems: 3, complete: 1, missing: [{ systemId: "b", forms: [{ form: "mds", part: null }] }], unclear: ["c"] });
  });

  it("does not ask whether a disclosure is needed that is there already", () => {
    expect(figures({ systems: [system("a", { needs: needs(disclosure("mds"), disclosure("sds", false)) })], disclosures: [held("a"), held("a", "sds")] }).standing).toBe("conforming");
  });

  it("a form that is needed once is held by the disclosure of the system itself, and by that of the part", () => {
    const systems = [system("a", { needs: needs(disclosure("mds"), disclosure("sds", true, "remote-maintenance")) })];
    for (const part of [null, "remote-maintenance"]) expect(figures({ systems, disclosures: [held("a"), held("a", "sds", true, part)] }).complete).toBe(1);
    expect(figures({ systems, disclosures: [held("a"), held("a", "sds", true, "another part")] }).complete).toBe(0);
    const both = [system("a", { needs: needs(disclosure("sds"), disclosure("sds", true, "remote-maintenance")) })];
    expect(figures({ systems: both, disclosures: [held("a", "sds"), held("a", "sds", true, "remote-maintenance")] }).complete).toBe(1);
  });

  it("rows of a system that is no longer used do not count", () => {
    expect(figures({ systems: [system("a"), system("b", { isRetired: true })], findings: [finding("open", { systemId: "b" })] }).standing).toBe("conforming");
  });
});

describe("what is due", () => {
  it("is what ends within the week or is over, the earliest first", () => {
    const { due } = figures({
      systems: [system("a", { contractEndsOn: "2026-12-05", renewalOn: "2026-12-06" }), system("b", { renewalOn: "2026-11-01" }), system("c", { isRetired: true, contractEndsOn: "2026-11-30" })],
      findings: [finding("treated", { treatment: { kind: "accepted-risk", expiresOn: "2026-11-27" } }), finding("open", { dueOn: "2026-11-29" }), finding("closed", { dueOn: "2026-11-29" }), finding("asked", { dueOn: "2026-12-20" })],
    });
    expect(due.map(({ on, what, id, isOverdue }) => [on, what, id, isOverdue])).toEqual([
      ["2026-11-01", "renewal", "b", true],
      ["2026-11-27", "finding", "treated", true],
      ["2026-11-29", "finding", "open", false],
      ["2026-12-05", "contract", "a", false],
    ]);
  });
});

it("what blocks most is counted in systems", () => {
  const { blocking } = figures({ findings: [finding("open"), finding("open", { systemId: "b" }), finding("asked", { criterion: "mds-9", systemId: "b" }), finding("asked", { criterion: "mds-9", systemId: "b" })] });
  expect(blocking).toEqual([{ criterion: "mds-4.1", systems: 2 }, { criterion: "mds-9", systems: 1 }]);
});
