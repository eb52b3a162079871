import { describe, expect, it } from "vitest";
import { neededForms } from "./needed-forms.ts";

describe("which disclosures a system needs", () => {
  it.each([
    ["on-premise", false, ["mds"]],
    ["on-premise", true, ["mds", "sds"]],
    ["device", false, ["mds"]],
    ["device", true, ["mds", "sds"]],
    ["network", false, ["mds"]],
    ["cloud", false, ["sds"]],
    ["cloud", true, ["sds"]],
  ] as const)("%s, remote maintenance %s: %j", (delivery, hasRemoteMaintenance, forms) => {
    expect(neededForms(delivery, hasRemoteMaintenance).map(({ form }) => form)).toEqual(forms);
  });
});
