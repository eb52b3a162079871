import type { CoveredSystem } from "@kaiji/domain";
import type { ProviderRecord, SystemRecord } from "../api/answers.ts";

/** What one provider is asked; `provider` is `null` for systems that have none in the ledger. */
export interface ProviderAsks {
  readonly provider: ProviderRecord | null;
  readonly systems: readonly CoveredSystem[];
}

/** Whom a contract about updates is most likely with, the first that the ledger names. */
const NEAREST = ["direct-contractor", "maintenance", "dealer", "service-provider", "manufacturer"] as const;

/** The systems about which something is to be asked, a letter a provider. */
export function asksByProvider(judged: readonly CoveredSystem[], systems: readonly SystemRecord[], providers: readonly ProviderRecord[]): ProviderAsks[] {
  const groups = new Map<ProviderRecord | null, CoveredSystem[]>();
  for (const system of judged.filter(({ ask }) => ask !== null)) {
    // One that was removed is not written to any more.
    const links = (systems.find(({ id }) => id === system.systemId)?.content.providers ?? []).filter(({ providerId }) => providers.some(({ id }) => id === providerId));
    const providerId = NEAREST.flatMap((role) => links.find((one) => one.role === role)?.providerId ?? [])[0];
    const provider = providers.find(({ id }) => id === providerId) ?? null;
    groups.set(provider, [...(groups.get(provider) ?? []), system]);
  }
  return [...groups].map(([provider, of]) => ({ provider, systems: of }));
}
