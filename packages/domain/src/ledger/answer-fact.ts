import type { LedgerSystem, UpdateParty } from "./ledger-facts.ts";

type Answered = Pick<LedgerSystem, "delivery" | "hasRemoteMaintenance" | "contract" | "updates" | "facts">;

/**
 * Writes a person's answer to an item of a chart into a line of the ledger: into the ledger's own field where it has
 * one, so that the form and the chart never say two things, else under `facts`.
 * @param value of the chart's option, or `unclear` when the person does not know
 */
export function answerFact<System extends LedgerSystem>(system: System, fact: string, value: string): System {
  return { ...system, ...answered(system, fact, value) };
}

function answered(system: LedgerSystem, fact: string, value: string): Partial<Answered> {
  switch (fact) {
    case "remote-maintenance":
      return { hasRemoteMaintenance: value === "yes", facts: withFacts(system, { [fact]: value === "yes" ? null : value }) };
    case "delivery":
      return { delivery: placeOf(system, value), facts: withFacts(system, { delivery: null, server: null }) };
    case "server":
      return { delivery: placeOf(system, value), facts: withFacts(system, { server: value }) };
    case "updates":
      if (value === "institution") return { updates: withServer(system, "self"), ...cover(system, false), facts: withFacts(system, { updates: null, writing: null }) };
      return { updates: withServer(system, "unknown"), ...uncover(system), facts: withFacts(system, { updates: value, writing: null }) };
    case "writing":
      if (value === "contract" || value === "terms" || value === "sla") return { updates: withServer(system, "contract"), ...cover(system, true), facts: withFacts(system, { updates: null, writing: value }) };
      if (value === "nowhere") return { updates: withServer(system, "unwritten"), ...cover(system, false), facts: withFacts(system, { updates: null, writing: null }) };
      return { updates: withServer(system, "unknown"), ...uncover(system), facts: withFacts(system, { updates: "provider", writing: value }) };
    default:
      return { facts: withFacts(system, { [fact]: value }) };
  }
}

function placeOf({ delivery }: LedgerSystem, value: string): LedgerSystem["delivery"] {
  if (value === "cloud") return "cloud";
  return delivery === "cloud" && value !== "unclear" ? "on-premise" : delivery;
}

function withServer({ updates }: LedgerSystem, server: UpdateParty): NonNullable<LedgerSystem["updates"]> {
  return { pc: "unknown", network: "unknown", ...updates, server };
}

/** Brings what the contract is noted to say in line, where a contract is noted at all. */
function cover({ contract }: LedgerSystem, coversUpdates: boolean): Pick<Answered, "contract"> {
  return contract === undefined || contract.coversUpdates === undefined ? {} : { contract: { ...contract, coversUpdates } };
}

function uncover({ contract }: LedgerSystem): Pick<Answered, "contract"> {
  if (contract?.coversUpdates === undefined) return {};
  const { coversUpdates: _, ...rest } = contract;
  return { contract: rest };
}

function withFacts({ facts }: LedgerSystem, changes: Readonly<Record<string, string | null>>): Record<string, string> {
  return Object.fromEntries(Object.entries({ ...facts, ...changes }).filter((entry): entry is [string, string] => entry[1] !== null));
}
