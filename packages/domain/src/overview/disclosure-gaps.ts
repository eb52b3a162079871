import type { SystemNeeds } from "../ledger/needed-disclosures.ts";

interface NeedingSystem {
  readonly id: string;
  readonly isRetired: boolean;
  readonly needs: SystemNeeds;
}

/** Which systems still lack disclosures, or facts to know which they need. */
export interface DisclosureGaps<System> {
  /** Systems in scope, or not known to be out of it. */
  readonly systems: readonly System[];
  readonly missing: readonly { readonly systemId: string; readonly forms: readonly string[] }[];
  /** Systems of which it is not known which disclosures they need. */
  readonly unclear: readonly string[];
  /** Systems with every disclosure that they need, and nothing left to find out. */
  readonly complete: number;
}

/** Compares what systems need with the disclosures that count now; the one rule of when a system is complete. */
export function disclosureGaps<System extends NeedingSystem>(ledger: readonly System[], current: readonly { readonly systemId: string | null; readonly form: string }[]): DisclosureGaps<System> {
  const held = new Set(current.map(({ systemId, form }) => `${systemId ?? ""} ${form}`));
  const isHeld = (id: string, form: string) => held.has(`${id} ${form}`);
  const systems = ledger.filter(({ isRetired, needs }) => !isRetired && needs.isInScope !== false);
  const missing = systems
    .map(({ id, needs }) => ({ systemId: id, forms: needs.disclosures.filter(({ form, isCertain }) => isCertain && !isHeld(id, form)).map(({ form }) => form) }))
    .filter(({ forms }) => forms.length > 0);
  const unclear = systems.filter(({ id, needs }) => needs.missing.length > 0 && needs.disclosures.some(({ form, isCertain }) => !isCertain && !isHeld(id, form))).map(({ id }) => id);
  const lacking = new Set([...missing.map(({ systemId }) => systemId), ...unclear]);
  return { systems, missing, unclear, complete: systems.length - lacking.size };
}
