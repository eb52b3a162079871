import { describe, expect, it } from "vitest";
import { complianceFaults } from "./compliance-item.ts";

describe("an answer to a compliance item", () => {
  it.each([
    ["not-started", true, undefined, []],
    ["done", false, undefined, []],
    ["not-applicable", true, "サーバーは院内にない", []],
    ["not-applicable", true, "  ", ["reason-missing"]],
    ["not-applicable", false, "小さいから", ["not-applicable-not-allowed"]],
    ["not-applicable", false, undefined, ["not-applicable-not-allowed", "reason-missing"]],
  ] as const)("%s, where it may be not applicable: %s, with reason %s: %j", (status, allowsNotApplicable, reason, faults) => {
    expect(complianceFaults({ allowsNotApplicable }, { status, reason })).toEqual(faults);
  });
});
