import type { StartContent } from "@kaiji/formats/api";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { ask } from "../api/ask.ts";
import { useOrganization } from "../shell/organization.ts";

/** How far the organization has come; `progress` is `null` while nobody has begun. */
export interface StartAnswer {
  readonly organizationKind: string;
  readonly progress: StartContent | null;
}

export const FIRST_STEP: StartContent = { step: "institution", systemId: null, institutionKind: null, files: null, isFinished: false };

/** How far the guided first hour has come, kept by the server for everyone in the organization. */
export function useStart() {
  const { base } = useOrganization();
  return useQuery({ queryKey: [base, "start"], queryFn: ({ signal }) => ask<StartAnswer>("GET", `${base}/start`, { signal }) });
}

/** Going to a step: shown at once, kept by the server. */
export function useStartChange() {
  const { base } = useOrganization();
  const client = useQueryClient();
  const key = [base, "start"];
  return useMutation({
    mutationFn: (progress: StartContent) => ask<StartContent>("PUT", `${base}/start`, { body: progress }),
    onMutate: async (progress) => {
      await client.cancelQueries({ queryKey: key });
      client.setQueryData<StartAnswer>(key, (before) => (before === undefined ? before : { ...before, progress }));
    },
    onError: () => client.invalidateQueries({ queryKey: key }),
  });
}
