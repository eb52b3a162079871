import { matchLedger, type SystemProposal } from "@kaiji/domain";
import { useEffect, useMemo, useState } from "react";
import type { DisclosureRecord, ProviderRecord, SystemRecord } from "../api/answers.ts";

/** Disclosures that are matched before the page is let go on. */
const AT_A_TIME = 25;

/** Which systems each disclosure may be of. Many are matched little by little, so that the page stays fluid. */
export function useProposals(disclosures: readonly DisclosureRecord[], systems: readonly SystemRecord[], providers: readonly ProviderRecord[]): ReadonlyMap<string, readonly SystemProposal[]> {
  const match = useMemo(() => {
    const names = new Map(providers.map(({ id, content }) => [id, content.name]));
    return matchLedger(systems.filter(({ content }) => content.status !== "retired").map(({ id, content }) => ({ id, name: content.name, product: content.product ?? null, version: content.version ?? null, providers: content.providers.flatMap(({ providerId }) => names.get(providerId) ?? []) })));
  }, [systems, providers]);
  const [found, setFound] = useState<{ readonly match: unknown; readonly proposals: ReadonlyMap<string, readonly SystemProposal[]> }>({ match: null, proposals: new Map() });
  useEffect(() => {
    const proposals = new Map(found.match === match ? found.proposals : []);
    const open = disclosures.filter(({ id }) => !proposals.has(id));
    if (open.length === 0) return undefined;
    const timer = setTimeout(() => {
      for (const { id, content } of open.slice(0, AT_A_TIME)) proposals.set(id, match({ name: content.name, organization: content.organization, version: content.productVersion ?? null }));
      setFound({ match, proposals });
    });
    return () => clearTimeout(timer);
  }, [disclosures, match, found]);
  return found.match === match ? found.proposals : EMPTY;
}

const EMPTY: ReadonlyMap<string, readonly SystemProposal[]> = new Map();
