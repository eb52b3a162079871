import { fileURLToPath } from "node:url";
import { decide, findApplicability, type Facts } from "@kaiji/domain";
import { readLibrary } from "@kaiji/library";
import { describe, expect, it } from "vitest";

const { charts } = readLibrary(fileURLToPath(new URL("../../", import.meta.url)));
const covered = charts.find((chart) => chart.id === "outsourced-maintenance")!;
const writes = charts.find((chart) => chart.id === "who-writes")!;

const system = (name: string, facts: Facts) => ({ id: name, name, facts });
const CLOUD = { information: "medical", server: "cloud", updates: "provider", writing: "terms" };

describe("guideline 7.0 保守委託機関編, section 1: who may rely on it", () => {
  it.each<readonly [string, readonly Facts[], string]>([
    ["a cloud record system whose terms say so", [CLOUD], "outsourced-maintenance"],
    ["an on-premise server under a contract that says so", [{ ...CLOUD, server: "on-premise", writing: "contract" }], "outsourced-maintenance"],
    ["a service level agreement says so", [{ ...CLOUD, writing: "sla" }], "outsourced-maintenance"],
    ["one of two servers is updated by the institution itself", [CLOUD, { information: "medical", server: "on-premise", updates: "institution" }], "all-volumes"],
    ["only said, not written (note 2)", [{ ...CLOUD, writing: "nowhere" }], "all-volumes"],
    ["written nobody knows where (note 2)", [{ ...CLOUD, writing: "unclear" }], "all-volumes"],
    ["nobody knows who updates (note 2)", [{ information: "medical", server: "on-premise", updates: "unclear" }], "all-volumes"],
    ["an application that ends on the PC, which nobody maintains (note 1)", [CLOUD, { information: "medical", server: "terminal", updates: "institution" }], "all-volumes"],
    ["an application that ends on the PC, maintained under contract (note 1)", [{ ...CLOUD, server: "terminal", writing: "contract" }], "outsourced-maintenance"],
    ["a PC that only shows is no server (note 1)", [CLOUD, { information: "medical", server: "client" }], "outsourced-maintenance"],
    ["staff attendance does not count (Q-4)", [CLOUD, { information: "none" }], "outsourced-maintenance"],
    ["a network device is no server (note 1)", [CLOUD, { information: "medical", server: "network" }], "outsourced-maintenance"],
    ["a contract whose term is over (note 2)", [{ ...CLOUD, writing: "ended" }], "all-volumes"],
    ["nothing listed yet", [], "undecided"],
    ["only things that do not count", [{ information: "none" }], "undecided"],
    ["an unanswered fact is no yes", [CLOUD, { information: "medical", server: "cloud" }], "undecided"],
    ["one unfinished system, and one that speaks against it", [{ information: "medical" }, { ...CLOUD, writing: "nowhere" }], "all-volumes"],
  ])("%s", (_, facts, answer) => {
    expect(findApplicability(covered, facts.map((known, i) => system(String(i), known))).answer).toBe(answer);
  });

  it("names the system that decides, why, and what to ask its provider", () => {
    const { systems } = findApplicability(covered, [system("記録", CLOUD), system("検査", { ...CLOUD, writing: "nowhere" })]);
    const deciding = systems.filter(({ rule }) => rule?.outcome === "responsible");
    expect(deciding.map(({ system: { name } }) => name)).toEqual(["検査"]);
    expect(deciding[0]?.rule?.ask?.ja).toContain("契約書・約款・SLA");
  });
});

describe("the sources' answers on who writes which form", () => {
  const MEDICAL = { kind: "system", information: "medical" };
  it.each<readonly [string, Facts, readonly string[]]>([
    ["JIRA Q14, Q19: on-premise → MDS by the manufacturer", { ...MEDICAL, delivery: "on-premise", "remote-maintenance": "no", maker: "same", contractor: "writer" }, ["mds-manufacturer"]],
    ["JIRA Q14, Q19: a cloud service → SDS by the service provider", { ...MEDICAL, delivery: "cloud", contractor: "writer" }, ["sds-service-provider"]],
    ["JIRA Q14, Q19: on-premise with remote maintenance → MDS, and an SDS for the remote maintenance", { ...MEDICAL, delivery: "on-premise", "remote-maintenance": "yes", maker: "same", contractor: "writer" }, ["mds-manufacturer", "sds-remote-maintenance"]],
    ["JIRA Q6: OEM → the holder of the type number", { ...MEDICAL, delivery: "on-premise", "remote-maintenance": "no", maker: "oem", contractor: "writer" }, ["mds-type-number-holder"]],
    ["JIRA Q14, Q-9, Q-21: a dealer writes neither and forwards (on-premise)", { ...MEDICAL, delivery: "on-premise", "remote-maintenance": "no", maker: "same", contractor: "dealer" }, ["mds-manufacturer", "forwarded-by-dealer"]],
    ["JIRA Q14: a dealer writes neither and forwards (cloud)", { ...MEDICAL, delivery: "cloud", contractor: "dealer" }, ["sds-service-provider", "forwarded-by-dealer"]],
    ["JIRA Q14: a dealer that provides the service is the service provider", { ...MEDICAL, delivery: "cloud", contractor: "writer" }, ["sds-service-provider"]],
    ["Q-7: remote maintenance counts though a dealer stands between", { ...MEDICAL, delivery: "on-premise", "remote-maintenance": "yes", maker: "same", contractor: "dealer" }, ["mds-manufacturer", "sds-remote-maintenance", "forwarded-by-dealer"]],
    ["Q-6: several vendors behind one contract → ask the direct contractor", { ...MEDICAL, delivery: "on-premise", "remote-maintenance": "no", maker: "same", contractor: "lead" }, ["mds-manufacturer", "ask-contractor"]],
    ["Q-10: a chat that carries patients' data is in scope", { kind: "chat", information: "medical", contractor: "writer" }, ["sds-service-provider"]],
    ["Q-4: staff attendance is out", { kind: "system", information: "none" }, ["none"]],
    ["Q-5: a printer that is connected and stores prints is in", { kind: "printer", "stores-prints": "yes", "remote-maintenance": "no" }, ["ledger"]],
    ["Q-5, Q-7: and its remote maintenance needs an SDS", { kind: "printer", "stores-prints": "yes", "remote-maintenance": "yes" }, ["sds-remote-maintenance", "ledger"]],
    ["Q-5: a printer that stores nothing is out", { kind: "printer", "stores-prints": "no" }, ["none"]],
    ["Q-5: UTM and hubs on the network are in", { kind: "network", "on-network": "yes", "remote-maintenance": "no" }, ["ledger"]],
    ["Q-5, Q-7: and their remote maintenance needs an SDS", { kind: "network", "on-network": "yes", "remote-maintenance": "yes" }, ["sds-remote-maintenance", "ledger"]],
    ["Q-5: network devices apart from it are out", { kind: "network", "on-network": "no" }, ["none"]],
    ["Q-15: online eligibility is a system like any other", { ...MEDICAL, delivery: "on-premise", "remote-maintenance": "no", maker: "same", contractor: "writer" }, ["mds-manufacturer"]],
  ])("%s", (_, facts, outcomes) => {
    const decided = decide(writes, facts);
    expect(decided.kind === "decided" ? decided.rules.map((rule) => rule.outcome) : decided.missing.map((fact) => fact.id)).toEqual(outcomes);
  });

  it("asks for nothing that does not matter, and decides nothing before it was asked", () => {
    const missing = (facts: Facts) => {
      const decided = decide(writes, facts);
      return decided.kind === "open" ? decided.missing.map((fact) => fact.id) : [];
    };
    expect(missing({})).toEqual(["kind"]);
    expect(missing({ kind: "printer" })).toEqual(["stores-prints"]);
    expect(missing({ kind: "system", information: "medical", delivery: "cloud" })).toEqual(["contractor"]);
  });
});
