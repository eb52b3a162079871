import { fileURLToPath } from "node:url";
import { answerFact, askedFacts, findApplicability, ledgerFacts, neededDisclosures, whomToAsk, SYSTEM_KINDS, type LedgerSystem } from "@kaiji/domain";
import { readLibrary } from "@kaiji/library";
import { describe, expect, it } from "vitest";

const { charts } = readLibrary(fileURLToPath(new URL("../../", import.meta.url)));
const covered = charts.find((chart) => chart.id === "outsourced-maintenance")!;
const writes = charts.find((chart) => chart.id === "who-writes")!;

const TODAY = "2026-11-28";
const RECORD: LedgerSystem = { kind: "electronic-record", delivery: "on-premise", hasRemoteMaintenance: false, providers: [], facts: { "remote-maintenance": "no", maker: "same" } };
const MAKER = { providerId: "maker", role: "manufacturer" } as const;
const SERVICE = { providerId: "service", role: "service-provider" } as const;
const DEALER = { providerId: "dealer", role: "dealer" } as const;
const CARE = { providerId: "care", role: "maintenance" } as const;
const DIRECT = { providerId: "direct", role: "direct-contractor" } as const;

/** `form writer < who is asked`; `→` when they pass it on; `?` when it hangs on what nobody has said. */
function told(system: Partial<LedgerSystem>): readonly string[] {
  const whole = { ...RECORD, ...system };
  const needs = neededDisclosures(writes, ledgerFacts(whole, TODAY));
  return needs.disclosures.map((one) => {
    const asked = whomToAsk(one, needs.route, whole.providers);
    return `${one.form}${one.isCertain ? "" : "?"} ${one.writers.join("|")} < ${asked === null ? "nobody" : `${asked.isForwarded ? "→" : ""}${asked.providerId}`}`;
  });
}

describe("the sources' answers on who writes which form, from a line of the ledger", () => {
  it.each<readonly [string, Partial<LedgerSystem>, readonly string[]]>([
    ["JIRA Q14, Q19: on-premise → MDS by the manufacturer", { providers: [MAKER] }, ["mds manufacturer < maker"]],
    ["JIRA Q14, Q19: a cloud service → SDS by the service provider", { delivery: "cloud", providers: [SERVICE] }, ["sds service-provider < service"]],
    ["JIRA Q19: a booking system in the clinic itself", { kind: "booking", providers: [MAKER] }, ["mds manufacturer < maker"]],
    ["JIRA Q19: a booking system in the cloud", { kind: "booking", delivery: "cloud", providers: [SERVICE] }, ["sds service-provider < service"]],
    ["JIRA Q14, Q19: on-premise with remote maintenance → MDS, and an SDS for the remote maintenance", { hasRemoteMaintenance: true, facts: { maker: "same" }, providers: [MAKER] }, ["mds manufacturer < maker", "sds remote-maintainer < maker"]],
    ["Q-8, Q-9: whoever the maintenance contract is with writes on it", { hasRemoteMaintenance: true, facts: { maker: "same" }, providers: [MAKER, CARE] }, ["mds manufacturer < maker", "sds remote-maintainer < care"]],
    ["Q-7, JIRA Q14: a cloud service, and another company that maintains something of it remotely → an SDS each", { delivery: "cloud", hasRemoteMaintenance: true, providers: [SERVICE, CARE] }, ["sds service-provider < service", "sds remote-maintainer < care"]],
    ["a cloud service that its provider maintains → one SDS", { delivery: "cloud", hasRemoteMaintenance: true, providers: [SERVICE, { ...CARE, providerId: "service" }] }, ["sds service-provider < service"]],
    ["JIRA p. 17: a medical device that handles medical information → MDS", { kind: "modality", delivery: "device", providers: [MAKER] }, ["mds manufacturer < maker"]],
    ["JIRA Q6: as a rule the maker writes, with OEM the holder of the type number; not known which", { facts: { "remote-maintenance": "no" }, providers: [MAKER] }, ["mds manufacturer|type-number-holder < maker"]],
    ["JIRA Q6: OEM → the holder of the type number", { facts: { "remote-maintenance": "no", maker: "oem" }, providers: [MAKER] }, ["mds type-number-holder < maker"]],
    ["JIRA Q14, Q-9: a dealer between passes it on", { providers: [DEALER, MAKER] }, ["mds manufacturer < →dealer"]],
    ["JIRA Q14: a dealer of a cloud service passes it on", { delivery: "cloud", providers: [DEALER] }, ["sds service-provider < →dealer"]],
    ["JIRA Q14: a dealer that provides the service itself writes it", { delivery: "cloud", providers: [DEALER, { ...SERVICE, providerId: "dealer" }] }, ["sds service-provider < dealer"]],
    ["Q-7: remote maintenance counts though a dealer stands between", { hasRemoteMaintenance: true, facts: { maker: "same" }, providers: [DEALER, MAKER] }, ["mds manufacturer < →dealer", "sds remote-maintainer < →dealer"]],
    ["Q-6: several behind one contract → the direct contractor is asked", { providers: [DIRECT, MAKER, { ...MAKER, providerId: "other" }] }, ["mds manufacturer < →direct"]],
    ["Q-21: sale and maintenance by B, made and run by A → B asks A", { delivery: "cloud", providers: [{ ...DEALER, providerId: "B" }, { ...CARE, providerId: "B" }, { ...SERVICE, providerId: "A" }] }, ["sds service-provider < →B"]],
    ["Q-10: a chat that carries patients' data → SDS", { kind: "chat", delivery: "cloud", facts: { information: "medical" }, providers: [SERVICE] }, ["sds service-provider < service"]],
    ["Q-10: whether the chat carries them is not known yet", { kind: "chat", delivery: "cloud", facts: {}, providers: [SERVICE] }, ["sds? service-provider < service"]],
    ["Q-4: staff attendance → none", { kind: "attendance", delivery: "cloud", facts: {} }, []],
    ["Q-5: a printer that stores prints → none, it stands in the ledger", { kind: "printer", delivery: "device", facts: { "stores-prints": "yes", "remote-maintenance": "no" } }, []],
    ["Q-5, Q-7: its remote maintenance → SDS", { kind: "printer", delivery: "device", hasRemoteMaintenance: true, facts: { "stores-prints": "yes" }, providers: [CARE] }, ["sds remote-maintainer < care"]],
    ["Q-5: UTM and hubs → none, they stand in the ledger", { kind: "network", delivery: "network", facts: { "on-network": "yes", "remote-maintenance": "no" } }, []],
    ["Q-5, Q-7: a UTM that is maintained remotely → SDS", { kind: "network", delivery: "network", hasRemoteMaintenance: true, facts: { "on-network": "yes" }, providers: [CARE] }, ["sds remote-maintainer < care"]],
    ["Q-15: online eligibility is a system like any other", { kind: "insurance-check", providers: [MAKER] }, ["mds manufacturer < maker"]],
    ["Q-2: a file server with patients' files is part of it", { kind: "shared-folder", facts: { information: "medical", "remote-maintenance": "no", maker: "same" }, providers: [MAKER] }, ["mds manufacturer < maker"]],
    ["nobody has said whether it is maintained remotely", { facts: { maker: "same" }, providers: [MAKER] }, ["mds manufacturer < maker", "sds? remote-maintainer < maker"]],
    ["nobody in the ledger to ask", {}, ["mds manufacturer < nobody"]],
  ])("%s", (_, system, expected) => {
    expect(told(system)).toEqual(expected);
  });

  it("Q-20: of several claims computers each one's provider is asked for its own", () => {
    const asked = ["a", "b"].map((providerId) => told({ kind: "claims", providers: [{ ...MAKER, providerId }] }));
    expect(asked).toEqual([["mds manufacturer < a"], ["mds manufacturer < b"]]);
  });

  it("Q-3: whether a system is on the internet is not even asked", () => {
    expect(writes.facts.some(({ ask }) => /インターネット/u.test(ask.ja))).toBe(false);
  });

  it.each<readonly [string, Partial<LedgerSystem>, boolean | null, readonly string[]]>([
    ["Q-4: attendance is out", { kind: "attendance", delivery: "cloud", facts: {} }, false, []],
    ["Q-5: a printer, not known whether it stores prints", { kind: "printer", delivery: "device", facts: {} }, null, ["stores-prints", "remote-maintenance"]],
    ["Q-5: a printer that stores none is out", { kind: "printer", delivery: "device", facts: { "stores-prints": "no" } }, false, []],
    ["Q-5: a hub apart from it is out", { kind: "network", delivery: "network", facts: { "on-network": "no" } }, false, []],
    ["Q-10: a chat with patients' data is in", { kind: "chat", delivery: "cloud", facts: { information: "medical" } }, true, []],
    ["an untold record system is in, and one thing is to be found out", { facts: {} }, true, ["remote-maintenance"]],
    ["somebody said that they do not know", { facts: { "remote-maintenance": "unclear", maker: "unclear" } }, true, ["remote-maintenance"]],
  ])("in scope and what is to be found out: %s", (_, system, isInScope, missing) => {
    const needs = neededDisclosures(writes, ledgerFacts({ ...RECORD, ...system }, TODAY));
    expect([needs.isInScope, needs.missing.map(({ id }) => id)]).toEqual([isInScope, missing]);
  });
});

describe("guideline 7.0 保守委託機関編, section 1, from the ledger", () => {
  const contract = { server: "contract", pc: "self", network: "self" } as const;
  const answerOf = (systems: readonly Partial<LedgerSystem>[]) => findApplicability(covered, systems.map((system, at) => ({ id: String(at), name: String(at), facts: ledgerFacts({ ...RECORD, ...system }, TODAY) }))).answer;
  it.each<readonly [string, readonly Partial<LedgerSystem>[], string]>([
    ["every server's updates stand in a contract", [{ updates: contract }, { delivery: "cloud", updates: contract, facts: { writing: "terms" } }], "outsourced-maintenance"],
    ["PCs and network devices do not count (note 1)", [{ updates: contract }, { kind: "network", delivery: "network" }], "outsourced-maintenance"],
    ["an application that ends on the PC, which nobody updates (note 1)", [{ updates: contract }, { updates: { ...contract, server: "nobody" }, facts: { server: "terminal" } }], "all-volumes"],
    ["one of three is only said, not written (note 2)", [{ updates: contract }, { updates: contract }, { updates: { ...contract, server: "unwritten" } }], "all-volumes"],
    ["one contract has ended (note 2)", [{ updates: contract }, { updates: contract, contract: { endsOn: "2026-10-31" } }], "all-volumes"],
    ["nobody knows, so it is no (note 2)", [{ updates: { ...contract, server: "unknown" } }], "all-volumes"],
    ["one has not been asked about", [{ updates: contract }, {}], "undecided"],
    ["attendance does not count (Q-4)", [{ updates: contract }, { kind: "attendance", delivery: "cloud" }], "outsourced-maintenance"],
    ["a chat that may carry patients' data is to be asked about (Q-10)", [{ updates: contract }, { kind: "chat", delivery: "cloud", facts: {} }], "undecided"],
    ["nothing in the ledger", [], "undecided"],
  ])("%s", (_, systems, answer) => {
    expect(answerOf(systems)).toBe(answer);
  });
});

describe("what the first hour asks about a system, one after the other", () => {
  /** Answers everything that is asked, with what is given, and lists what was asked. */
  function walk(system: Partial<LedgerSystem>, answers: Readonly<Record<string, string>>): { readonly asked: readonly string[]; readonly system: LedgerSystem } {
    let line: LedgerSystem = { kind: "electronic-record", delivery: "on-premise", hasRemoteMaintenance: false, providers: [], ...system };
    const asked: string[] = [];
    for (;;) {
      const { facts, known } = askedFacts(writes, covered, line, TODAY);
      const next = facts.find(({ id }) => known[id] === undefined);
      if (next === undefined) return { asked, system: line };
      if (asked.includes(next.id)) throw new Error(`${next.id} is asked again after ${asked.join()}`);
      asked.push(next.id);
      line = answerFact(line, next.id, answers[next.id] ?? "unclear");
    }
  }
  it.each<readonly [string, Partial<LedgerSystem>, Readonly<Record<string, string>>, readonly string[]]>([
    ["a record system in the cloud", {}, { server: "cloud", updates: "provider", writing: "terms" }, ["server", "updates", "writing"]],
    ["one in the house", {}, { server: "on-premise", "remote-maintenance": "yes", updates: "institution" }, ["server", "remote-maintenance", "updates"]],
    ["a booking system usually comes from the cloud, and is asked about all the same", { kind: "booking", delivery: "cloud" }, { server: "on-premise", "remote-maintenance": "no", updates: "institution" }, ["server", "remote-maintenance", "updates"]],
    ["a terminal that only shows", {}, { server: "client", "remote-maintenance": "no" }, ["server", "remote-maintenance"]],
    ["nobody knows anything", {}, {}, ["server", "remote-maintenance", "updates"]],
    ["a hub", { kind: "network", delivery: "network" }, { "on-network": "yes", "remote-maintenance": "no" }, ["on-network", "remote-maintenance"]],
    ["a hub apart from it", { kind: "network", delivery: "network" }, { "on-network": "no" }, ["on-network"]],
    ["a printer that keeps nothing", { kind: "printer", delivery: "device" }, { "stores-prints": "no" }, ["stores-prints"]],
    ["a printer that keeps prints", { kind: "printer", delivery: "device" }, { "stores-prints": "yes", server: "client", "remote-maintenance": "yes" }, ["stores-prints", "server", "remote-maintenance"]],
    ["a chat without patients' data", { kind: "chat", delivery: "cloud" }, { information: "none" }, ["information"]],
    ["a chat with them", { kind: "chat", delivery: "cloud" }, { information: "medical", updates: "provider", writing: "terms" }, ["information", "updates", "writing"]],
    ["staff attendance", { kind: "attendance", delivery: "cloud" }, {}, []],
    ["a name that somebody typed", { kind: "リハビリ部門システム" }, { server: "cloud", updates: "unclear" }, ["server", "updates"]],
  ])("%s", (_, system, answers, asked) => {
    expect(walk(system, answers).asked).toEqual(asked);
  });

  it.each(SYSTEM_KINDS.map(({ id, delivery }) => [id, delivery] as const))("%s: whatever is answered, it ends, and both charts are decided or wait for what nobody knows", (kind, delivery) => {
    const all = [...writes.facts, ...covered.facts];
    for (let turn = 0; turn < 6; turn++) {
      const answers = Object.fromEntries(all.map(({ id, options }) => [id, options[turn % options.length]?.value ?? "unclear"]));
      const { system } = walk({ kind, delivery }, answers);
      const judged = findApplicability(covered, [{ id: "1", name: "1", facts: ledgerFacts(system, TODAY) }]).systems[0];
      expect(judged?.rule, JSON.stringify(system)).not.toBeNull();
    }
  });
});
