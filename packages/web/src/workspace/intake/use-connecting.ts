import { proposePart, type ProposalStanding } from "@kaiji/domain";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type { DisclosureRecord, SystemRecord } from "../api/answers.ts";
import { ask } from "../api/ask.ts";
import { useOrganization } from "../shell/organization.ts";
import { useProviderNames } from "../use-provider-names.ts";

/** A disclosure that waits, and the system that it goes to when a person says so. */
export interface Match {
  readonly disclosure: DisclosureRecord;
  readonly system: SystemRecord;
  readonly standing: ProposalStanding;
}

/** Connections that are made in one request. */
const AT_A_TIME = 20;

/** Connecting many disclosures that a person has confirmed, and taking that back. */
export function useConnecting() {
  const { base } = useOrganization();
  const queries = useQueryClient();
  const names = useProviderNames();
  const [done, setDone] = useState(0);
  const refresh = () => queries.invalidateQueries({ queryKey: [base] });
  const partOf = ({ disclosure, system }: Match) => proposePart(disclosure.content, system.content.providers.map(({ providerId, role }) => ({ name: names.get(providerId) ?? "", role })));
  const connect = useMutation({
    async mutationFn(matches: readonly Match[]) {
      setDone(0);
      for (let from = 0; from < matches.length; from += AT_A_TIME) {
        const items = matches.slice(from, from + AT_A_TIME).map((match) => ({ disclosureId: match.disclosure.id, version: match.disclosure.version, systemId: match.system.id, part: partOf(match) }));
        await ask("POST", `${base}/disclosure-connections`, { body: { items } });
        setDone(from + items.length);
      }
    },
    onSettled: refresh,
  });
  const takeBack = useMutation({
    async mutationFn(ids: readonly string[]) {
      for (const id of ids) {
        const { version } = await ask<DisclosureRecord>("GET", `${base}/disclosures/${id}`);
        await ask("PUT", `${base}/disclosures/${id}/system`, { body: { systemId: null }, version });
      }
    },
    onSettled: refresh,
  });
  return { connect, takeBack, done };
}
