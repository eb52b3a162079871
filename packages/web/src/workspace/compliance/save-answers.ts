import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { ComplianceChange } from "@kaiji/formats/api";
import { ask } from "../api/ask.ts";
import { useOrganization } from "../shell/organization.ts";
import type { ComplianceLine } from "./use-compliance.ts";

/** Saves answers, all of them or none. */
export function useSaveAnswers() {
  const { base } = useOrganization();
  const client = useQueryClient();
  return useMutation({
    mutationFn: (answers: readonly ComplianceChange[]) => ask("PUT", `${base}/compliance-answers`, { body: { answers } }),
    onSuccess: () => client.invalidateQueries({ queryKey: [base] }),
  });
}

/** What is kept about an item now, as a change begins with it. */
export function changeOf({ item, answer, status }: ComplianceLine): ComplianceChange {
  const { setId: _, ...content } = answer?.content ?? { setId: "", itemId: item.id, status, reason: "", evidence: [] };
  return { ...content, version: answer?.version ?? null };
}
