import { describe, expect, it } from "vitest";
import type { Facts } from "../chart/decide.ts";
import { answerFact } from "./answer-fact.ts";
import { ledgerFacts, type LedgerSystem } from "./ledger-facts.ts";

const TODAY = "2026-11-28";
const RECORD: LedgerSystem = { kind: "electronic-record", delivery: "on-premise", hasRemoteMaintenance: false, providers: [] };
const updates = (server: NonNullable<LedgerSystem["updates"]>["server"]) => ({ server, pc: "unknown", network: "unknown" }) as const;

describe("what the charts ask, from a line of the ledger", () => {
  it.each<readonly [string, Partial<LedgerSystem>, Facts]>([
    ["an untold line says little", {}, { kind: "system", information: "medical", delivery: "on-premise", server: "on-premise" }],
    ["a cloud service has its server there", { delivery: "cloud" }, { kind: "system", information: "medical", delivery: "cloud", server: "cloud" }],
    ["a device stands in the house", { kind: "modality", delivery: "device" }, { kind: "system", information: "medical", delivery: "on-premise", server: "on-premise" }],
    ["a name that somebody typed is a system of the ledger (JIRA Q19)", { kind: "眼科部門システム" }, { kind: "system", information: "medical", delivery: "on-premise", server: "on-premise" }],
    ["whether a chat carries patients' data is to be asked (Q-10)", { kind: "chat", delivery: "cloud" }, { kind: "chat", server: "cloud" }],
    ["staff attendance carries none (Q-4)", { kind: "attendance", delivery: "cloud" }, { kind: "system", information: "none", delivery: "cloud", server: "cloud" }],
    ["whether a printer stores prints is to be asked (Q-5)", { kind: "printer", delivery: "device" }, { kind: "printer" }],
    ["one that stores them handles medical information", { kind: "printer", delivery: "device", facts: { "stores-prints": "yes" } }, { kind: "printer", information: "medical", "stores-prints": "yes" }],
    ["one that does not, none", { kind: "printer", delivery: "device", facts: { "stores-prints": "no" } }, { kind: "printer", information: "none", "stores-prints": "no" }],
    ["a hub neither stores nor processes (note 1)", { kind: "network", delivery: "network" }, { kind: "network", information: "medical", server: "network" }],
  ])("%s", (_, system, facts) => {
    expect(ledgerFacts({ ...RECORD, ...system }, TODAY)).toEqual(facts);
  });

  it.each<readonly [string, Partial<LedgerSystem>, string | undefined, string | undefined]>([
    ["nothing told", {}, undefined, undefined],
    ["told that nobody knows", { updates: updates("unknown") }, "unclear", undefined],
    ["in the contract", { updates: updates("contract") }, "provider", "contract"],
    ["in the terms", { updates: updates("contract"), facts: { writing: "terms" } }, "provider", "terms"],
    ["only said", { updates: updates("unwritten") }, "provider", "nowhere"],
    ["an older 'in the terms' does not outweigh 'not written'", { updates: updates("unwritten"), facts: { updates: "provider", writing: "terms" } }, "provider", "nowhere"],
    ["our own", { updates: updates("self") }, "institution", undefined],
    ["nobody's is our own", { updates: updates("nobody") }, "institution", undefined],
    ["an older 'provider' does not outweigh 'our own'", { updates: updates("self"), facts: { updates: "provider", writing: "contract" }, contract: { coversUpdates: true } }, "institution", undefined],
    ["the contract is noted to cover them", { contract: { coversUpdates: true } }, "provider", "contract"],
    ["the contract is noted not to, and the line says it does", { updates: updates("contract"), contract: { coversUpdates: false } }, "provider", "unclear"],
    ["the contract is over", { updates: updates("contract"), contract: { endsOn: "2026-11-27" } }, "provider", "ended"],
    ["the contract ends today", { updates: updates("contract"), contract: { endsOn: TODAY } }, "provider", "contract"],
    ["terms of use have no end", { updates: updates("contract"), facts: { writing: "terms" }, contract: { endsOn: "2020-01-01" } }, "provider", "terms"],
    ["no server there says nothing of whose duty", { updates: updates("none-there") }, undefined, undefined],
  ])("whose duty updates are: %s", (_, system, duty, writing) => {
    const facts = ledgerFacts({ ...RECORD, ...system }, TODAY);
    expect([facts["updates"], facts["writing"]]).toEqual([duty, writing]);
  });

  it.each<readonly [string, LedgerSystem["providers"], string | undefined]>([
    ["nobody named", [], undefined],
    ["the maker", [{ providerId: "a", role: "manufacturer" }], "writer"],
    ["the service provider", [{ providerId: "a", role: "service-provider" }], "writer"],
    ["a dealer before a maker (Q-9)", [{ providerId: "a", role: "manufacturer" }, { providerId: "b", role: "dealer" }], "dealer"],
    ["a dealer alone", [{ providerId: "b", role: "dealer" }], "dealer"],
    ["a dealer that provides the service itself (JIRA Q14)", [{ providerId: "b", role: "dealer" }, { providerId: "b", role: "service-provider" }], "writer"],
    ["several behind one contract (Q-6)", [{ providerId: "a", role: "direct-contractor" }, { providerId: "b", role: "manufacturer" }, { providerId: "c", role: "manufacturer" }], "lead"],
    ["the maker, who is the contractor too", [{ providerId: "a", role: "direct-contractor" }, { providerId: "a", role: "manufacturer" }], "writer"],
    ["only who maintains it", [{ providerId: "a", role: "maintenance" }], undefined],
  ])("whom the contract is with: %s", (_, providers, contractor) => {
    expect(ledgerFacts({ ...RECORD, providers }, TODAY)["contractor"]).toBe(contractor);
  });

  it("remote maintenance is known only when somebody said so", () => {
    expect(ledgerFacts(RECORD, TODAY)["remote-maintenance"]).toBeUndefined();
    expect(ledgerFacts({ ...RECORD, facts: { "remote-maintenance": "no" } }, TODAY)["remote-maintenance"]).toBe("no");
    expect(ledgerFacts({ ...RECORD, hasRemoteMaintenance: true, facts: { "remote-maintenance": "no" } }, TODAY)["remote-maintenance"]).toBe("yes");
  });
});

describe("an answer written into the ledger", () => {
  const STARTS: LedgerSystem[] = [
    RECORD,
    { ...RECORD, delivery: "cloud", updates: updates("self"), contract: { coversUpdates: false } },
    { ...RECORD, updates: updates("contract"), contract: { coversUpdates: true }, facts: { writing: "sla" } },
    { ...RECORD, updates: updates("unwritten"), facts: { updates: "unclear", server: "client" } },
  ];
  const ANSWERS: readonly (readonly [string, string])[] = [
    ...["provider", "institution", "unclear"].map((value) => ["updates", value] as const),
    ...["contract", "terms", "sla", "nowhere", "unclear"].map((value) => ["writing", value] as const),
    ...["cloud", "on-premise", "terminal", "client", "unclear"].map((value) => ["server", value] as const),
    ...["yes", "no", "unclear"].map((value) => ["remote-maintenance", value] as const),
    ["delivery", "cloud"],
    ["delivery", "on-premise"],
    ["information", "none"],
    ["maker", "oem"],
  ];
  it.each(ANSWERS)("%s = %s reads back as it was said, whatever stood there before", (fact, value) => {
    for (const start of STARTS) expect(ledgerFacts(answerFact(start, fact, value), TODAY)[fact], JSON.stringify(start)).toBe(value);
  });

  it("where it is written also says that it is the provider's duty", () => {
    for (const start of STARTS) for (const value of ["contract", "terms", "sla", "nowhere"]) expect(ledgerFacts(answerFact(start, "writing", value), TODAY)["updates"]).toBe("provider");
  });

  it("keeps what the ledger says of PCs and network devices", () => {
    const start = { ...RECORD, updates: { server: "unknown", pc: "self", network: "contract" } } as const;
    expect(answerFact(start, "writing", "contract").updates).toEqual({ server: "contract", pc: "self", network: "contract" });
  });
});
