import type { DecisionChart, Fact } from "../chart/chart.ts";
import { factsToAsk, type Facts } from "../chart/decide.ts";
import { ledgerFacts, type LedgerSystem } from "./ledger-facts.ts";
import { findSystemKind } from "./system-kinds.ts";

/** What is asked about a system in the first hour, of both charts, in an order that a person follows. */
const ORDER = ["stores-prints", "on-network", "information", "server", "remote-maintenance", "updates", "writing"];

/** Facts still to be asked or answered already, and what is known of them. */
export interface AskedFacts {
  readonly facts: readonly Fact[];
  readonly known: Facts;
}

/**
 * What to ask about a line of the ledger. How its kind usually comes is a proposal, so where it runs is asked until a
 * person has said it; what its kind says by its nature is not.
 */
export function askedFacts(writes: DecisionChart, covered: DecisionChart, system: LedgerSystem, today: string): AskedFacts {
  const derived = ledgerFacts(system, today);
  const isProposed = system.facts?.["server"] === undefined && derived["server"] !== "network" && derived["kind"] !== "chat";
  const { server, delivery, ...rest } = derived;
  const known: Facts = isProposed ? rest : { ...rest, ...(server === undefined ? {} : { server }), ...(delivery === undefined ? {} : { delivery }) };
  const facts = ORDER.flatMap((id) => {
    if (id === "information" && !isInformationAsked(system)) return [];
    // Whether somebody maintains it from outside hangs on where it stands.
    if (id === "remote-maintenance" && isProposed && derived["kind"] === "system") return [];
    return [writes, covered].flatMap((chart) => factsToAsk(chart, known).find((fact) => fact.id === id) ?? []).slice(-1);
  });
  return { facts, known };
}

function isInformationAsked({ kind, facts }: LedgerSystem): boolean {
  const known = findSystemKind(kind);
  const isAsked = known?.chartKind === "printer" || known?.chartKind === "network";
  return !isAsked && (facts?.["information"] !== undefined || known?.handlesMedicalInformation === null);
}
