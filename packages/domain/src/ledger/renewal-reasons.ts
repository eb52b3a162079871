import { isSameVersion } from "./name-key.ts";

/** What the ledger said of a system when a disclosure was connected with it. */
export interface MadeFor {
  readonly version: string | null;
  readonly delivery: string;
  readonly hasRemoteMaintenance: boolean;
  readonly contractName: string | null;
}

export interface HeldDisclosure {
  /** Day on the form, `YYYY-MM-DD`. */
  readonly date: string | null;
  readonly receivedOn: string;
  readonly validUntil: string | null;
  readonly productVersion: string | null;
  readonly madeFor: MadeFor | null;
}

export interface RenewedSystem {
  readonly version: string | null;
  readonly delivery: string;
  readonly hasRemoteMaintenance: boolean;
  readonly contractName: string | null;
  /** The last day on which the contract began, was made anew or changed. */
  readonly contractChangedOn: string | null;
}

/** Why a disclosure must be asked for again. `was` and `now` are what changed, `on` the day. */
export interface RenewalReason {
  readonly code: "version-changed" | "contract-changed" | "delivery-changed" | "remote-maintenance-added" | "valid-until-passed";
  readonly was?: string;
  readonly now?: string;
  readonly on?: string;
}

/**
 * Why a held disclosure must be asked for again: not because a year went by, but because the contract or the
 * specification changed since, or because its own day has come.
 * Source: cybersecurity checklist Q&A, Q-11: no new MDS/SDS unless the contract is renewed or the specification changes.
 * @param today day in Japan, `YYYY-MM-DD`
 */
export function renewalReasons(held: HeldDisclosure, system: RenewedSystem, today: string): RenewalReason[] {
  const reasons: RenewalReason[] = [];
  const { madeFor } = held;
  const was = held.productVersion ?? madeFor?.version ?? null;
  if (was !== null && system.version !== null && !isSameVersion(was, system.version)) reasons.push({ code: "version-changed", was, now: system.version });
  const since = held.date ?? held.receivedOn;
  if (system.contractChangedOn !== null && system.contractChangedOn > since && system.contractChangedOn <= today) reasons.push({ code: "contract-changed", on: system.contractChangedOn });
  else if (madeFor !== null && madeFor.contractName !== null && system.contractName !== null && madeFor.contractName !== system.contractName) reasons.push({ code: "contract-changed", was: madeFor.contractName, now: system.contractName });
  if (madeFor !== null && madeFor.delivery !== system.delivery) reasons.push({ code: "delivery-changed", was: madeFor.delivery, now: system.delivery });
  if (madeFor !== null && !madeFor.hasRemoteMaintenance && system.hasRemoteMaintenance) reasons.push({ code: "remote-maintenance-added" });
  if (held.validUntil !== null && held.validUntil < today) reasons.push({ code: "valid-until-passed", on: held.validUntil });
  return reasons;
}
