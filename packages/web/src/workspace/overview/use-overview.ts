import { overviewFigures, type OverviewFigures, type OverviewFinding } from "@kaiji/domain";
import { addDays, dayInJapan } from "@kaiji/formats/api";
import { useQuery } from "@tanstack/react-query";
import { useMemo, useState } from "react";
import { ask } from "../api/ask.ts";
import type { DisclosureContent, FindingRecord, MessageContent, SystemRecord } from "../api/answers.ts";
import { useRecords } from "../api/use-records.ts";
import { useCoverageState, type CoverageState } from "../coverage/use-coverage.ts";
import { useOrganization } from "../shell/organization.ts";
import { useChart, useNeeds } from "../use-needs.ts";

/** All that the overview is made of. */
export interface Overview {
  readonly figures: OverviewFigures;
  readonly coverage: CoverageState;
  readonly systems: readonly SystemRecord[];
  readonly findings: readonly FindingRecord[];
  /** Some disclosure is connected with a system, so that its rows count. */
  readonly hasDisclosures: boolean;
  /** Systems without a provider in the ledger. */
  readonly withoutProvider: number;
  /** Letters that wait in the outbox. */
  readonly letters: number;
}

/** Where the organization stands; `overview` is `null` while it is loading. */
export function useOverview(): { readonly overview: Overview | null; readonly error: unknown } {
  const { base } = useOrganization();
  const systems = useRecords<SystemRecord["content"]>("systems");
  const disclosures = useRecords<DisclosureContent>("disclosures");
  const findings = useRecords<FindingRecord["content"]>("findings");
  const messages = useRecords<MessageContent>("messages");
  const coverage = useCoverageState();
  const organization = useQuery({ queryKey: [base, "organization"], queryFn: ({ signal }) => ask<{ settings: { needsApproval: boolean } }>("GET", base, { signal }) });
  const [needsOf, chart] = [useNeeds(), useChart("who-writes")];
  const [now] = useState(() => Date.now());
  const overview = useMemo((): Overview | null => {
    if (systems.data === undefined || disclosures.data === undefined || findings.data === undefined || coverage.data === undefined || organization.data === undefined || chart === null) return null;
    const today = dayInJapan(now);
    const { last, isStale } = coverage.data;
    const figures = overviewFigures({
      systems: systems.data.map(({ id, content }) => ({ id, name: content.name, isRetired: content.status === "retired", needs: needsOf(content), contractEndsOn: content.contract?.endsOn ?? null, renewalOn: content.renewalOn ?? null })),
      disclosures: disclosures.data.map(({ content }) => content),
      findings: findings.data.map(({ id, content }) => ({ id, systemId: content.systemId, criterion: content.criterionId, state: content.state, isDone: content.closedBecause === "done", dueOn: content.dueOn, treatment: content.treatment, evidence: content.evidence as OverviewFinding["evidence"] })),
      coverage: last === null ? null : { answer: last.content.answer, isStale },
      needsApproval: organization.data.settings.needsApproval,
      today,
      weekEnd: addDays(today, 7),
    });
    return {
      figures,
      coverage: coverage.data,
      systems: systems.data,
      findings: findings.data,
      hasDisclosures: disclosures.data.some(({ content }) => content.isCurrent && content.systemId !== null),
      withoutProvider: systems.data.filter(({ content }) => content.status !== "retired" && content.providers.length === 0 && needsOf(content).isInScope !== false).length,
      letters: messages.data?.filter(({ content }) => content.state === "waiting" || content.state === "failed").length ?? 0,
    };
  }, [systems.data, disclosures.data, findings.data, coverage.data, organization.data, messages.data, needsOf, chart, now]);
  return { overview, error: systems.error ?? disclosures.error ?? findings.error ?? coverage.error ?? organization.error };
}
