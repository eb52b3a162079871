import { describe, expect, it } from "vitest";
import type { ProviderRole } from "./ledger-facts.ts";
import { isOtherProvider, proposePart } from "./system-part.ts";

const PROVIDERS: readonly { readonly name: string; readonly role: ProviderRole }[] = [
  { name: "架空クラウド株式会社", role: "service-provider" },
  { name: "架空保守株式会社", role: "maintenance" },
  { name: "架空総合株式会社", role: "service-provider" },
  { name: "架空総合株式会社", role: "maintenance" },
];

describe("what of a system a disclosure is about", () => {
  it.each([
    ["an SDS by whoever only maintains it", "sds", "㈱架空保守", "remote-maintenance"],
    ["an SDS by the service provider", "sds", "架空クラウド", null],
    ["an SDS by one who does both", "sds", "架空総合株式会社", null],
    ["an MDS by whoever maintains it", "mds", "架空保守株式会社", null],
    ["an SDS by somebody that the ledger does not name", "sds", "架空の他社", null],
    ["an SDS that names nobody", "sds", null, null],
  ])("%s", (_, form, organization, part) => {
    expect(proposePart({ form, organization }, PROVIDERS)).toBe(part);
  });

  it.each([
    ["架空保守株式会社", "㈱架空保守", false],
    ["架空保守株式会社", "架空クラウド", true],
    [null, "架空クラウド", false],
  ])("%s and %s are different providers: %s", (one, other, isOther) => {
    expect(isOtherProvider(one, other)).toBe(isOther);
  });
});
