import type { Facts } from "../chart/decide.ts";
import { findSystemKind, type Delivery } from "./system-kinds.ts";

export type ProviderRole = "manufacturer" | "service-provider" | "dealer" | "maintenance" | "direct-contractor";
export type UpdateParty = "contract" | "unwritten" | "self" | "nobody" | "unknown" | "none-there";

/** What the ledger says of a system, as far as the charts ask for it. Days are `YYYY-MM-DD`. */
export interface LedgerSystem {
  readonly kind: string;
  readonly delivery: Delivery;
  /** `true`: somebody maintains it from outside. `false`: nobody has said so, which is no "no". */
  readonly hasRemoteMaintenance: boolean;
  readonly providers: readonly { readonly providerId: string; readonly role: ProviderRole }[];
  readonly contract?: { readonly name?: string | undefined; readonly endsOn?: string | undefined; readonly coversUpdates?: boolean | undefined } | undefined;
  readonly updates?: { readonly server: UpdateParty; readonly pc: UpdateParty; readonly network: UpdateParty } | undefined;
  /** What a person has answered to the charts' own items; goes before what is derived. `unclear`: they do not know. */
  readonly facts?: Readonly<Record<string, string>> | undefined;
}

/**
 * What both charts ask about a system, from its line in the ledger. What the ledger does not say stays out: it is to
 * be asked, never guessed. Where a reading is open, the one that binds the institution more is taken.
 * Sources: guideline 7.0 保守委託機関編, section 1, figure 1 with its notes; checklist Q&A; JIRA Q&A Q6, Q14, Q19.
 */
export function ledgerFacts(system: LedgerSystem, today: string): Facts {
  const { updates: _, writing: __, ...said } = system.facts ?? {};
  const kind = said["kind"] ?? findSystemKind(system.kind)?.chartKind ?? (system.delivery === "network" ? "network" : "system");
  return withoutUnknown({
    kind,
    information: informationOf(system, kind),
    delivery: kind === "system" ? (system.delivery === "cloud" ? "cloud" : "on-premise") : undefined,
    server: serverOf(system, kind),
    contractor: contractorOf(system.providers),
    ...said,
    // A tick in the ledger is a plain yes; an older "no" beside it does not undo it.
    ...(isMaintainedRemotely(system, kind) ? { "remote-maintenance": "yes" } : {}),
    ...updateDuty(system, today),
  });
}

/** Whoever provides a cloud service maintains it as part of the service; somebody else who does has a disclosure of their own. */
function isMaintainedRemotely({ hasRemoteMaintenance, delivery, providers }: LedgerSystem, kind: string): boolean {
  if (!hasRemoteMaintenance || kind !== "system" || delivery !== "cloud") return hasRemoteMaintenance;
  const services = providers.filter(({ role }) => role === "service-provider").map(({ providerId }) => providerId);
  return services.length === 0 || providers.some(({ providerId, role }) => role === "maintenance" && !services.includes(providerId));
}

/** A line of the ledger is a medical information system (JIRA Q19) unless its kind leaves that open. */
function informationOf({ kind, facts }: LedgerSystem, chartKind: string): string | undefined {
  if (chartKind === "printer") return { yes: "medical", no: "none" }[facts?.["stores-prints"] ?? ""];
  if (chartKind === "network") return facts?.["on-network"] === "no" ? "none" : "medical";
  const known = findSystemKind(kind);
  if (known === null) return "medical";
  return known.handlesMedicalInformation === null ? undefined : known.handlesMedicalInformation ? "medical" : "none";
}

/** What stands in the house counts as a server until somebody says that it only shows (note 1). */
function serverOf({ delivery, updates }: LedgerSystem, chartKind: string): string | undefined {
  if (chartKind === "network") return "network";
  if (chartKind === "chat" || delivery === "cloud") return "cloud";
  return chartKind === "printer" || updates?.server === "none-there" ? undefined : "on-premise";
}

type Duty = { readonly updates?: string | undefined; readonly writing?: string | undefined };

/** Whose duty the server's updates are, and where that is written. A contract that has ended says nothing any more. */
function updateDuty(system: LedgerSystem, today: string): Duty {
  const duty = toldDuty(system);
  const endsOn = system.contract?.endsOn;
  const hangsOnContract = duty.writing === "contract" || duty.writing === "sla";
  return duty.updates === "provider" && hangsOnContract && endsOn !== undefined && endsOn < today ? { ...duty, writing: "ended" } : duty;
}

function toldDuty({ updates, contract, facts = {} }: LedgerSystem): Duty {
  const { updates: said, writing } = facts;
  const isCovered = contract?.coversUpdates;
  switch (updates?.server) {
    case "self":
    case "nobody":
      return { updates: "institution" };
    case "unwritten":
      return { updates: "provider", writing: writing === "unclear" ? writing : "nowhere" };
    case "contract":
      if (said !== undefined && said !== "provider") return { updates: said };
      // Both cannot hold; as long as it is not cleared up it is not clear (note 2).
      return { updates: "provider", writing: isCovered === false ? "unclear" : (writing ?? "contract") };
    case "unknown":
    case "none-there":
    case undefined:
      if (said !== undefined) return { updates: said, writing };
      if (isCovered === true) return { updates: "provider", writing: writing ?? "contract" };
      return updates?.server === "unknown" ? { updates: "unclear" } : {};
  }
}

/**
 * Whom the contract is with, from the roles: several behind one direct contractor; a dealer between,
 * unless the dealer provides the service itself (JIRA Q14).
 */
function contractorOf(providers: LedgerSystem["providers"]): string | undefined {
  const withRole = (role: ProviderRole) => providers.filter((one) => one.role === role).map(({ providerId }) => providerId);
  const writers = [...withRole("manufacturer"), ...withRole("service-provider")];
  const direct = withRole("direct-contractor");
  if (direct.length > 0) return direct.some((id) => writers.includes(id)) && new Set(providers.map(({ providerId }) => providerId)).size === 1 ? "writer" : "lead";
  const dealers = withRole("dealer");
  if (dealers.some((id) => !writers.includes(id))) return "dealer";
  return writers.length > 0 ? "writer" : undefined;
}

function withoutUnknown(facts: Readonly<Record<string, string | undefined>>): Facts {
  return Object.fromEntries(Object.entries(facts).filter((entry): entry is [string, string] => entry[1] !== undefined));
}
