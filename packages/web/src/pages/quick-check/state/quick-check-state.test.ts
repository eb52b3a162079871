import { describe, expect, it } from "vitest";
import { evaluationOf } from "./evaluation-of.ts";
import { inventedCriteria, inventedDisclosure } from "./invented-disclosure.ts";
import { EMPTY, isUnderWay, listDisclosures, quickCheckReducer, type Action, type QuickCheckState } from "./quick-check-state.ts";

const mixed = inventedDisclosure({ "28": "yes", "4.2": "yes", "30": "yes", "31": "no" });

function after(...actions: readonly Action[]): QuickCheckState {
  return actions.reduce(quickCheckReducer, EMPTY);
}
const add = (...ids: readonly string[]): Action => ({
  kind: "added",
  files: ids.map((id) => ({ id, name: `${id}.xlsx`, size: 1 })),
});
const read = (id: string, sha256 = id): Action => ({ kind: "read", id, sha256, disclosures: [mixed] });
const keysOf = (state: QuickCheckState) => listDisclosures(state).map(({ held }) => held.key);
const verdictOf = (state: QuickCheckState) => evaluationOf(listDisclosures(state)[0]!.held, inventedCriteria).verdict;

describe("the state of the quick check", () => {
  it("shows the first disclosure that was read, and keeps showing it when others follow", () => {
    const state = after(add("a", "b"), read("b"), read("a"));
    expect(keysOf(state)).toEqual(["a#0", "b#0"]);
    expect(state.shown).toBe("b#0");
  });

  it("keeps other files going when one is refused", () => {
    const state = after(add("a", "b"), { kind: "refused", id: "a", refusal: { code: "damaged", params: {} } }, read("b"));
    expect(state.files.map((file) => file.stage.kind)).toEqual(["refused", "read"]);
  });

  it("does not take the same file in twice", () => {
    const state = after(add("a", "b"), read("a", "x"), read("b", "x"));
    expect(state.files[1]!.stage).toEqual({ kind: "same", as: "a.xlsx" });
    expect(keysOf(state)).toEqual(["a#0"]);
  });

  it("puts a removed file back where it stood, with its decisions", () => {
    const decided = after(add("a", "b"), read("a"), read("b"), {
      kind: "decided",
      key: "a#0",
      decision: { criterion: "mds-30+31", status: "met", reason: "代わりの手順がある" },
    });
    const removed = quickCheckReducer(decided, { kind: "removed", id: "a" });
    expect(removed.shown).toBe("b#0");
    const back = quickCheckReducer(removed, { kind: "removal-undone" });
    expect(back.files).toEqual(decided.files);
    expect(back.removed).toBeNull();
  });

  it("sends a file that was removed before it was read back to the queue", () => {
    const state = after(add("a"), { kind: "reading", id: "a" }, { kind: "removed", id: "a" }, { kind: "removal-undone" });
    expect(state.files[0]!.stage.kind).toBe("waiting");
    expect(isUnderWay(state.files[0]!)).toBe(true);
  });

  it("ignores news about a file that is gone", () => {
    const state = after(add("a"), { kind: "removed", id: "a" });
    expect(quickCheckReducer(state, read("a")).files).toEqual([]);
  });

  it("updates the verdict when a row is decided, and takes it back when the decision is undone", () => {
    const open = after(add("a"), read("a"));
    expect(verdictOf(open)).toBe("incomplete");
    const decision = { criterion: "mds-30+31", status: "met", reason: "代わりの手順がある" } as const;
    const decided = quickCheckReducer(open, { kind: "decided", key: "a#0", decision });
    expect(verdictOf(decided)).toBe("conforms");
    const changed = quickCheckReducer(decided, { kind: "decided", key: "a#0", decision: { ...decision, status: "not-met" } });
    expect(verdictOf(changed)).toBe("does-not-conform");
    expect(listDisclosures(changed)[0]!.held.decisions).toHaveLength(1);
    const undone = quickCheckReducer(changed, { kind: "decision-undone", key: "a#0", criterion: "mds-30+31" });
    expect(verdictOf(undone)).toBe("incomplete");
  });

  it("forgets everything when cleared", () => {
    expect(after(add("a"), read("a"), { kind: "cleared" })).toEqual(EMPTY);
  });
});
