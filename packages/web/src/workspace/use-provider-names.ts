import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { askAll } from "./api/ask.ts";
import type { ProviderRecord } from "./api/answers.ts";
import { useRecords } from "./api/use-records.ts";
import { useOrganization } from "./shell/organization.ts";
import { useWords } from "./use-words.ts";

/** Names of providers by id. One that was removed keeps its last name, and says that it was removed. */
export function useProviderNames(): ReadonlyMap<string, string> {
  const { ledger } = useWords();
  const { base } = useOrganization();
  const kept = useRecords<ProviderRecord["content"]>("providers").data;
  const removed = useQuery({ queryKey: [base, "providers", "removed"], queryFn: ({ signal }) => askAll<ProviderRecord>(`${base}/providers?removed=true`, signal) }).data;
  return useMemo(() => new Map([...(removed ?? []).map(({ id, content }) => [id, ledger.removedProvider(content.name)] as const), ...(kept ?? []).map(({ id, content }) => [id, content.name] as const)]), [kept, removed, ledger]);
}
