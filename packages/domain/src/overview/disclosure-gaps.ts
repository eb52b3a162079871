import type { SystemNeeds } from "../ledger/needed-disclosures.ts";
import { lackingDisclosures, type HeldForm } from "../ledger/system-part.ts";

interface NeedingSystem {
  readonly id: string;
  readonly isRetired: boolean;
  readonly needs: SystemNeeds;
}

/** Which systems still lack disclosures, or facts to know which they need. */
export interface DisclosureGaps<System> {
  /** Systems in scope, or not known to be out of it. */
  readonly systems: readonly System[];
  readonly missing: readonly { readonly systemId: string; readonly forms: readonly HeldForm[] }[];
  /** Systems of which it is not known which disclosures they need. */
  readonly unclear: readonly string[];
  /** Systems with every disclosure that they need, and nothing left to find out. */
  readonly complete: number;
}

/** Compares what systems need with the disclosures that count now; the one rule of when a system is complete. */
export function disclosureGaps<System extends NeedingSystem>(ledger: readonly System[], current: readonly (HeldForm & { readonly systemId: string | null })[]): DisclosureGaps<System> {
  const held = new Map<string, HeldForm[]>();
  for (const one of current) held.set(one.systemId ?? "", [...(held.get(one.systemId ?? "") ?? []), one]);
  const lacking = ({ id, needs }: System) => lackingDisclosures(needs.disclosures, held.get(id) ?? []);
  const systems = ledger.filter(({ isRetired, needs }) => !isRetired && needs.isInScope !== false);
  const missing = systems
    .map((system) => ({ systemId: system.id, forms: lacking(system).filter(({ isCertain }) => isCertain).map(({ form, part }) => ({ form, part })) }))
    .filter(({ forms }) => forms.length > 0);
  const unclear = systems.filter((system) => system.needs.missing.length > 0 && lacking(system).some(({ isCertain }) => !isCertain)).map(({ id }) => id);
  const incomplete = new Set([...missing.map(({ systemId }) => systemId), ...unclear]);
  return { systems, missing, unclear, complete: systems.length - incomplete.size };
}
