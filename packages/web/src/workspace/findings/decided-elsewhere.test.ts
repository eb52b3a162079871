import { describe, expect, it } from "vitest";
import type { DisclosureRecord, SystemRecord } from "../api/answers.ts";
import { decidedElsewhere } from "./decided-elsewhere.ts";

const decision = { criterion: "mds-30.1+31.1", status: "met", reason: "参照用だけに使う", byName: "花子", at: "2026-11-28T00:00:00Z" } as const;
const disclosure = (id: string, systemId: string | null, more: object = {}) => ({ id, content: { form: "mds", sha256: "a", name: "見本（架空）", date: "2026-05-01", systemId, ...more } }) as unknown as DisclosureRecord;
const systems = ["east", "west", "north"].map((id) => ({ id, content: { name: `${id}館` } })) as unknown as SystemRecord[];
const found = (...others: DisclosureRecord[]) => decidedElsewhere("own", "mds-30.1+31.1", [disclosure("own", "west"), ...others], systems);

describe("a decision on the same row of the same original", () => {
  it("is offered with its system, its reason and who made it", () => {
    expect(found(disclosure("e", "east", { rowDecisions: [decision] }))).toEqual([{ disclosureId: "e", systemName: "east館", status: "met", reason: "参照用だけに使う", byName: "花子", at: "2026-11-28T00:00:00Z" }]);
  });

  it("is offered once, however many systems have it; another reason is another offer", () => {
    const all = found(disclosure("e", "east", { rowDecisions: [decision] }), disclosure("n", "north", { rowDecisions: [decision, { ...decision, criterion: "mds-4.1" }] }), disclosure("n2", "north", { rowDecisions: [{ ...decision, reason: "別の理由" }] }));
    expect(all.map(({ disclosureId }) => disclosureId)).toEqual(["e", "n2"]);
  });

  it.each([
    ["another original", { sha256: "b" }],
    ["another form of the same file", { form: "sds" }],
    ["another revision in the same file", { date: "2026-06-01" }],
    ["no system", { systemId: null }],
    ["another row", { rowDecisions: [{ ...decision, criterion: "mds-4.1" }] }],
  ])("of %s is not offered", (_, more) => {
    expect(found(disclosure("e", "east", { rowDecisions: [decision], ...more }))).toEqual([]);
  });
});
