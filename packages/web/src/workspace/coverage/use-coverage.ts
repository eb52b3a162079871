import { answerFact, type Coverage, type CoverageChange } from "@kaiji/domain";
import type { CoverageContent } from "@kaiji/formats/api";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { ask } from "../api/ask.ts";
import type { ApiRecord, SystemRecord } from "../api/answers.ts";
import { useRecordChanges, useRecords } from "../api/use-records.ts";
import { useOrganization } from "../shell/organization.ts";

export type CoverageRecord = ApiRecord<CoverageContent>;

/** The last kept answer, what would be answered now, and why they may differ. */
export interface CoverageState {
  readonly last: CoverageRecord | null;
  readonly now: Coverage;
  readonly isStale: boolean;
  readonly changes: readonly CoverageChange[];
}

/** How the organization stands to the volume for outsourced maintenance. */
export function useCoverageState() {
  const { base } = useOrganization();
  return useQuery({ queryKey: [base, "coverage-state"], queryFn: ({ signal }) => ask<CoverageState>("GET", `${base}/coverage-state`, { signal }) });
}

/** Judging by the ledger as it stands; the answer is kept. */
export function useJudge() {
  const { base } = useOrganization();
  const client = useQueryClient();
  return useMutation({ mutationFn: () => ask<CoverageRecord>("POST", `${base}/coverages`, { body: {} }), onSuccess: () => client.invalidateQueries({ queryKey: [base] }) });
}

/** Answering an item of a chart for a system of the ledger, and noting the end of its contract. */
export function useAnswerFact() {
  const systems = useRecords<SystemRecord["content"]>("systems");
  const { change } = useRecordChanges<SystemRecord["content"]>("systems");
  const answer = (systemId: string, fact: string, value: string) => {
    const record = systems.data?.find(({ id }) => id === systemId);
    if (record !== undefined) change.mutate({ id: record.id, version: record.version, content: answerFact(record.content, fact, value) });
  };
  const setContract = (systemId: string, contract: NonNullable<SystemRecord["content"]["contract"]>) => {
    const record = systems.data?.find(({ id }) => id === systemId);
    if (record !== undefined) change.mutate({ id: record.id, version: record.version, content: { ...record.content, contract } });
  };
  return { answer, setContract, error: change.error, isPending: change.isPending };
}
